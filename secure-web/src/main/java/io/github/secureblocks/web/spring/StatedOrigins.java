package io.github.secureblocks.web.spring;

import static io.github.secureblocks.web.spring.WebProperty.CORS_ANY_ORIGIN;
import static io.github.secureblocks.web.spring.WebProperty.CORS_CREDENTIALS;
import static io.github.secureblocks.web.spring.WebProperty.CORS_DEVELOPMENT_ORIGINS;
import static io.github.secureblocks.web.spring.WebProperty.CORS_EXPOSED_HEADERS;
import static io.github.secureblocks.web.spring.WebProperty.CORS_HEADERS;
import static io.github.secureblocks.web.spring.WebProperty.CORS_MAX_AGE;
import static io.github.secureblocks.web.spring.WebProperty.CORS_METHODS;
import static io.github.secureblocks.web.spring.WebProperty.CORS_ORIGINS;
import static io.github.secureblocks.web.spring.WebProperty.CSRF_ALLOW_NON_BROWSER_CLIENTS;
import static io.github.secureblocks.web.spring.WebProperty.CSRF_ONLY_REPORT_UNTIL;
import static io.github.secureblocks.web.spring.WebProperty.CSRF_ORIGINS;
import static io.github.secureblocks.web.spring.WebProperty.CSRF_TRUSTED_ORIGINS;
import static io.github.secureblocks.web.spring.WebProperty.METHODS;

import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.web.Origin;
import io.github.secureblocks.web.cors.Cors;
import io.github.secureblocks.web.csrf.CrossSiteGuard;
import io.github.secureblocks.web.spring.WebProperty.Part;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Who of other origins may read and write, as the settings state it. */
final class StatedOrigins {
    private final WebSettings settings;
    private final SecurityEvents events;

    StatedOrigins(WebSettings settings, SecurityEvents events) {
        this.settings = settings;
        this.events = events;
    }

    CrossSiteGuard guard() {
        CrossSiteGuard.Builder guard = CrossSiteGuard.builder().events(events);
        settings.each(CSRF_ORIGINS, guard::origin);
        settings.each(CSRF_TRUSTED_ORIGINS, guard::trustedOrigin);
        settings.instant(CSRF_ONLY_REPORT_UNTIL, guard::onlyReportUntil);
        if (settings.is(CSRF_ALLOW_NON_BROWSER_CLIENTS)) {
            guard.allowNonBrowserClients();
        }
        return guard.build();
    }

    Cors cors(CrossSiteGuard guard) {
        Cors.Builder builder = Cors.builder().events(events);
        settings.each(CORS_ORIGINS, builder::origin);
        settings.each(CORS_DEVELOPMENT_ORIGINS, builder::developmentOrigin);
        settings.list(CORS_METHODS, builder::methods);
        settings.list(CORS_HEADERS, builder::headers);
        settings.list(CORS_EXPOSED_HEADERS, builder::exposing);
        settings.duration(CORS_MAX_AGE, builder::maxAge);
        if (settings.is(CORS_ANY_ORIGIN)) {
            builder.anyOrigin();
        }
        if (settings.is(CORS_CREDENTIALS)) {
            builder.credentials();
        }
        Cors[] built = new Cors[1];
        WebSettings.refusing(CORS_ORIGINS, () -> built[0] = builder.build());
        refuseUntrusted(built[0], guard);
        refusePreflightsRefused();
        return built[0];
    }

    private static void refuseUntrusted(Cors cors, CrossSiteGuard guard) {
        for (Origin each : cors.letsWrite() ? cors.origins() : Set.<Origin>of()) {
            if (!guard.trusts(each)) {
                throw SettingRefused.because("secure.web.cors.methods lets pages write whose requests the guard against"
                        + " other sites refuses; write secure.web.csrf.trusted-origins with the same origins");
            }
        }
    }

    private void refusePreflightsRefused() {
        settings.list(METHODS, names -> {
            if (!List.of(names).contains("OPTIONS")) {
                throw SettingRefused.because(
                        "A browser asks by OPTIONS before it lets a page of another origin in; write " + METHODS.key
                                + "=GET, HEAD, POST, OPTIONS");
            }
        });
    }

    /** Whether the settings share anything with other origins. */
    static final class Stated implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return WebSettings.of(context.getEnvironment()).states(Part.CORS);
        }
    }
}
