package io.github.secureblocks.web.spring;

import static io.github.secureblocks.web.spring.WebProperty.CSP_CONNECT_SRC;
import static io.github.secureblocks.web.spring.WebProperty.CSP_FONT_SRC;
import static io.github.secureblocks.web.spring.WebProperty.CSP_FORM_ACTION;
import static io.github.secureblocks.web.spring.WebProperty.CSP_FRAME_ANCESTORS;
import static io.github.secureblocks.web.spring.WebProperty.CSP_FRAME_SRC;
import static io.github.secureblocks.web.spring.WebProperty.CSP_IMG_SRC;
import static io.github.secureblocks.web.spring.WebProperty.CSP_MEDIA_SRC;
import static io.github.secureblocks.web.spring.WebProperty.CSP_REPORT_ONLY;
import static io.github.secureblocks.web.spring.WebProperty.CSP_REPORT_TO;
import static io.github.secureblocks.web.spring.WebProperty.CSP_REQUIRE_TRUSTED_TYPES;
import static io.github.secureblocks.web.spring.WebProperty.CSP_STYLE_SRC;
import static io.github.secureblocks.web.spring.WebProperty.CSP_TRUSTED_TYPES;
import static io.github.secureblocks.web.spring.WebProperty.HEADERS_API_PATHS;
import static io.github.secureblocks.web.spring.WebProperty.HEADERS_HSTS_MAX_AGE;
import static io.github.secureblocks.web.spring.WebProperty.HEADERS_HSTS_OVER_HTTPS_ONLY;
import static io.github.secureblocks.web.spring.WebProperty.HEADERS_HSTS_PRELOAD;
import static io.github.secureblocks.web.spring.WebProperty.HEADERS_HSTS_SUBDOMAINS;
import static io.github.secureblocks.web.spring.WebProperty.HEADERS_MODE;
import static io.github.secureblocks.web.spring.WebProperty.HEADERS_REFERRER_POLICY;
import static io.github.secureblocks.web.spring.WebProperty.HEADERS_STATIC_FILES;
import static io.github.secureblocks.web.spring.WebProperty.HEADERS_STATIC_FILES_MAX_AGE;

import io.github.secureblocks.web.TrustedProxies;
import io.github.secureblocks.web.headers.ContentSecurityPolicy;
import io.github.secureblocks.web.headers.ReferrerPolicy;
import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.servlet.SecurityHeadersFilter;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.convert.DurationStyle;

/** The headers that the settings state. */
final class StatedHeaders {
    private static final String API = "api";

    private final WebSettings settings;

    StatedHeaders(WebSettings settings) {
        this.settings = settings;
    }

    SecurityHeaders headers() {
        SecurityHeaders.Builder headers = preset().toBuilder();
        transport(headers);
        settings.text(
                HEADERS_REFERRER_POLICY,
                word -> headers.referrerPolicy(
                        ReferrerPolicy.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'))));
        ContentSecurityPolicy policy = policy();
        if (settings.is(CSP_REPORT_ONLY)) {
            WebSettings.refusing(CSP_REPORT_TO, () -> headers.reportOnlyInstead(policy));
        } else {
            headers.contentSecurityPolicy(policy);
        }
        return built(headers);
    }

    /** What is there where nothing is stated, to tell what is weaker. */
    SecurityHeaders preset() {
        return switch (mode()) {
            case API -> SecurityHeaders.api();
            case "oshp" -> SecurityHeaders.oshp();
            default -> SecurityHeaders.html();
        };
    }

    String mode() {
        return settings.text(HEADERS_MODE).orElseGet(HEADERS_MODE::preset);
    }

    SecurityHeadersFilter filter(SecurityHeaders headers, TrustedProxies proxies) {
        Routes routes = new Routes(SecurityHeadersFilter.of(headers));
        SecurityHeaders api = headers.toBuilder()
                .contentSecurityPolicy(ContentSecurityPolicy.api())
                .build();
        settings.each(HEADERS_API_PATHS, path -> routes.filter = routes.filter.route(path, api));
        Duration kept = staticFilesMaxAge();
        settings.each(HEADERS_STATIC_FILES, path -> routes.filter = routes.filter.staticFiles(path, kept));
        settings.text(CSP_REPORT_TO)
                .filter(StatedHeaders::isPath)
                .ifPresent(path -> routes.filter = routes.filter.collectReports(settings.asAskedFor(path)));
        return settings.is(HEADERS_HSTS_OVER_HTTPS_ONLY) ? routes.filter.hstsOverHttpsOnly(proxies) : routes.filter;
    }

    private Duration staticFilesMaxAge() {
        if (settings.text(HEADERS_STATIC_FILES_MAX_AGE).isPresent()
                && settings.text(HEADERS_STATIC_FILES).isEmpty()) {
            throw SettingRefused.because(HEADERS_STATIC_FILES_MAX_AGE.key
                    + " changes nothing, because no path of static files is stated; write " + HEADERS_STATIC_FILES.key
                    + "=" + HEADERS_STATIC_FILES.example);
        }
        settings.duration(HEADERS_STATIC_FILES_MAX_AGE, SecurityHeaders.builder()::cachedByAll);
        return DurationStyle.detectAndParse(
                settings.text(HEADERS_STATIC_FILES_MAX_AGE).orElseGet(HEADERS_STATIC_FILES_MAX_AGE::preset));
    }

    private static boolean isPath(String address) {
        return address.startsWith("/");
    }

    private void transport(SecurityHeaders.Builder headers) {
        settings.duration(HEADERS_HSTS_MAX_AGE, headers::hstsMaxAge);
        if (!settings.is(HEADERS_HSTS_SUBDOMAINS)) {
            headers.hstsWithoutSubdomains();
        }
        if (settings.is(HEADERS_HSTS_PRELOAD)) {
            headers.hstsPreload();
        }
    }

    private ContentSecurityPolicy policy() {
        ContentSecurityPolicy.Builder policy =
                mode().equals(API) ? ContentSecurityPolicy.api().toBuilder() : ContentSecurityPolicy.builder();
        settings.list(CSP_IMG_SRC, policy::imgSrc);
        settings.list(CSP_STYLE_SRC, policy::styleSrc);
        settings.list(CSP_FONT_SRC, policy::fontSrc);
        settings.list(CSP_CONNECT_SRC, policy::connectSrc);
        settings.list(CSP_MEDIA_SRC, policy::mediaSrc);
        settings.list(CSP_FRAME_SRC, policy::frameSrc);
        settings.list(CSP_FORM_ACTION, policy::formAction);
        settings.list(CSP_FRAME_ANCESTORS, policy::frameAncestors);
        settings.list(CSP_TRUSTED_TYPES, policy::trustedTypes);
        if (!settings.is(CSP_REQUIRE_TRUSTED_TYPES)) {
            WebSettings.refusing(CSP_TRUSTED_TYPES, policy::withoutTrustedTypes);
        }
        settings.text(
                CSP_REPORT_TO, address -> policy.reportTo(isPath(address) ? settings.asAskedFor(address) : address));
        return policy.build();
    }

    /** The one contradiction between lines of the builder that these keys can state. */
    private static SecurityHeaders built(SecurityHeaders.Builder headers) {
        try {
            return headers.build();
        } catch (IllegalArgumentException contradiction) {
            throw SettingRefused.because("Preloading needs an age of a year or more and all subdomains; write "
                    + HEADERS_HSTS_PRELOAD.key + "=false, or leave " + HEADERS_HSTS_MAX_AGE.key + " and "
                    + HEADERS_HSTS_SUBDOMAINS.key + " out");
        }
    }

    /** Each route makes another filter. */
    private static final class Routes {
        SecurityHeadersFilter filter;

        Routes(SecurityHeadersFilter filter) {
            this.filter = filter;
        }
    }
}
