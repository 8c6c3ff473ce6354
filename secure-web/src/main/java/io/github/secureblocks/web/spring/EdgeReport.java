package io.github.secureblocks.web.spring;

import static io.github.secureblocks.web.spring.WebProperty.CSP_REPORT_ONLY;
import static io.github.secureblocks.web.spring.WebProperty.CSRF_ONLY_REPORT_UNTIL;
import static io.github.secureblocks.web.spring.WebProperty.HEADERS_HSTS_OVER_HTTPS_ONLY;

import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.web.TrustedProxies;
import io.github.secureblocks.web.auth.SessionCookies;
import io.github.secureblocks.web.auth.TokenAuthentication;
import io.github.secureblocks.web.cors.Cors;
import io.github.secureblocks.web.csrf.CrossSiteGuard;
import io.github.secureblocks.web.csrf.CsrfTokens;
import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.servlet.AllowedMethodsFilter;
import io.github.secureblocks.web.servlet.ErrorFilter;
import io.github.secureblocks.web.servlet.SecurityHeadersFilter;
import io.github.secureblocks.web.spring.WebProperty.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.ResolvableType;

/** Tells at the start what is on, and refuses settings that a bean of the application makes meaningless. */
final class EdgeReport implements SmartInitializingSingleton {
    private static final SafeLogger LOG = SafeLogger.of(EdgeReport.class);

    private final ConfigurableListableBeanFactory beans;
    private final WebSettings settings;
    private final Replaced replaced;

    private EdgeReport(ConfigurableListableBeanFactory beans, WebSettings settings) {
        this.beans = beans;
        this.settings = settings;
        this.replaced = new Replaced(beans);
    }

    static EdgeReport of(ConfigurableListableBeanFactory beans, WebSettings settings) {
        EdgeReport report = new EdgeReport(beans, settings);
        report.refuseMeaningless();
        report.refuseSecondFilter();
        return report;
    }

    @Override
    public void afterSingletonsInstantiated() {
        lines().forEach(line -> LOG.info("Web edge: {}", line));
        warnings().forEach(line -> LOG.warn("Web edge: {}", line));
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (settings.is(CSP_REPORT_ONLY)) {
            warnings.add("The content security policy refuses nothing: secure.web.csp.report-only is on");
        }
        if (settings.is(HEADERS_HSTS_OVER_HTTPS_ONLY)
                && !settings.states(Part.PROXIES)
                && replaced.by(TrustedProxies.class).isEmpty()) {
            warnings.add("Behind a proxy that ends TLS there is no Strict-Transport-Security:"
                    + " secure.web.headers.hsts-over-https-only is on, and secure.web.trusted-proxies names none");
        }
        settings.text(CSRF_ONLY_REPORT_UNTIL)
                .ifPresent(end -> warnings.add("Requests of other sites are let in until " + end + ", and reported"));
        return warnings;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("headers " + headers());
        lines.add("errors " + byBeanOr("in constant words", ErrorFilter.class) + stated(Part.ERRORS));
        lines.add("methods " + byBeanOr("by allow-list", AllowedMethodsFilter.class) + stated(Part.METHODS));
        lines.add("CORS "
                + (replaced.has(Cors.class) ? byBeanOr("on", Cors.class) : "off: no page of another origin reads")
                + stated(Part.CORS));
        lines.add("CSRF " + csrf());
        lines.add("authentication " + authentication());
        lines.add("access closed where a handler does not say who may call it"
                + replacing(replaced.by(PublicRoutes.class)));
        lines.add("proxies "
                + (settings.states(Part.PROXIES) ? "named" : byBeanOr("none trusted", TrustedProxies.class))
                + stated(Part.PROXIES));
        return lines;
    }

    private String headers() {
        List<String> own = replaced.by(SecurityHeaders.class, SecurityHeadersFilter.class);
        if (!own.isEmpty()) {
            return "on" + replacing(own) + stated(Part.HEADER_FILTER);
        }
        StatedHeaders stated = new StatedHeaders(settings);
        List<String> weaker = beans.getBean(SecurityHeaders.class).weakerThan(stated.preset());
        return stated.mode()
                + (weaker.isEmpty() ? "" : ", which let in " + String.join(", ", weaker))
                + stated(Part.HEADERS)
                + stated(Part.HEADER_FILTER);
    }

    private String csrf() {
        return byBeanOr("by the browser's word on where a request comes from", CrossSiteGuard.class)
                + stated(Part.CSRF)
                + (replaced.has(CsrfTokens.class) && replaced.has(TokenAuthentication.class)
                        ? " and by a token of the session"
                        : "")
                + (SpringSecurityChains.arePossible() ? SpringSecurityChains.tellCsrf(beans) : "");
    }

    private String authentication() {
        List<String> own = replaced.by(TokenAuthentication.class);
        if (!replaced.has(TokenAuthentication.class)) {
            return "off: there is no TokenVerifier";
        }
        String cookies = replaced.has(SessionCookies.class) ? "renewed session cookies" : "one session cookie";
        return own.isEmpty() ? "by bearer token and " + cookies : "on" + replacing(own);
    }

    private String byBeanOr(String preset, Class<?> type) {
        List<String> own = replaced.by(type);
        return own.isEmpty() ? preset : "on" + replacing(own);
    }

    private static String replacing(List<String> names) {
        return names.isEmpty() ? "" : " (bean " + String.join(", ", names) + ")";
    }

    private String stated(Part part) {
        String keys = statedOf(part).map(each -> each.key).collect(Collectors.joining(", "));
        return keys.isEmpty() ? "" : " (" + keys + ")";
    }

    private Stream<WebProperty> statedOf(Part part) {
        return settings.stated().stream().filter(each -> each.part == part);
    }

    private void refuseMeaningless() {
        for (Part part : Part.values()) {
            List<String> own = replaced.by(part.types.toArray(Class<?>[]::new));
            if (!own.isEmpty()) {
                statedOf(part).findFirst().ifPresent(each -> {
                    throw SettingRefused.because(each.key + " is not read, because the bean " + own.get(0)
                            + " takes the place of what reads it; write it there, or leave one of the two out");
                });
            }
        }
    }

    /** Behind ours a second one does nothing, and by this type it does not take its place. */
    private void refuseSecondFilter() {
        String[] registrations = beans.getBeanNamesForType(
                ResolvableType.forClassWithGenerics(FilterRegistrationBean.class, SecurityHeadersFilter.class));
        Arrays.stream(registrations)
                .filter(name -> !name.equals("securityHeadersFilterRegistration"))
                .findFirst()
                .ifPresent(name -> {
                    throw SettingRefused.because("The bean " + name + " registers a second SecurityHeadersFilter, which"
                            + " does nothing behind the first; write @Bean SecurityHeadersFilter " + name
                            + "(), which takes the first one's place");
                });
    }
}
