package io.github.secureblocks.web.spring;

import static io.github.secureblocks.web.spring.WebProperty.LOGIN_PAGE;
import static io.github.secureblocks.web.spring.WebProperty.METHODS;
import static io.github.secureblocks.web.spring.WebProperty.TRUSTED_PROXIES;

import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.web.TrustedProxies;
import io.github.secureblocks.web.auth.SessionCookies;
import io.github.secureblocks.web.auth.TokenAuthentication;
import io.github.secureblocks.web.cookie.HostCookie;
import io.github.secureblocks.web.cors.Cors;
import io.github.secureblocks.web.csrf.CrossSiteGuard;
import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.servlet.AllowedMethodsFilter;
import io.github.secureblocks.web.servlet.ErrorFilter;
import io.github.secureblocks.web.servlet.SecurityHeadersFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The parts of the edge as the settings state them; each backs off where the application declares its own. */
@Configuration(proxyBeanMethods = false)
class EdgeDefaults {
    @Bean
    WebSettings secureWebSettings(Environment environment) {
        return WebSettings.of(environment);
    }

    @Bean
    @ConditionalOnMissingBean
    SecurityEvents securityEvents() {
        return SecurityEvents.logged();
    }

    @Bean
    @ConditionalOnMissingBean
    TrustedProxies trustedProxies(WebSettings settings, Environment environment) {
        settings.text(TRUSTED_PROXIES).ifPresent(named -> ForwardedHeaders.refuseOtherReaders(environment));
        return settings.made(TRUSTED_PROXIES, TrustedProxies::of).orElseGet(TrustedProxies::none);
    }

    @Bean
    @ConditionalOnMissingBean
    SecurityHeaders securityHeaders(WebSettings settings) {
        return new StatedHeaders(settings).headers();
    }

    @Bean
    @ConditionalOnMissingBean
    SecurityHeadersFilter securityHeadersFilter(WebSettings settings, SecurityHeaders headers, TrustedProxies proxies) {
        return new StatedHeaders(settings).filter(headers, proxies);
    }

    @Bean
    @ConditionalOnMissingBean
    ErrorFilter errorFilter(WebSettings settings) {
        return settings.made(LOGIN_PAGE, path -> ErrorFilter.of().loginPage(path[0]))
                .orElseGet(ErrorFilter::of);
    }

    @Bean
    @ConditionalOnMissingBean
    AllowedMethodsFilter allowedMethodsFilter(WebSettings settings) {
        return settings.made(METHODS, AllowedMethodsFilter::of)
                .orElseGet(() -> AllowedMethodsFilter.of(METHODS.preset().split(", ")));
    }

    @Bean
    @ConditionalOnMissingBean
    CrossSiteGuard crossSiteGuard(WebSettings settings, SecurityEvents events) {
        return new StatedOrigins(settings, events).guard();
    }

    @Bean
    @ConditionalOnMissingBean
    @Conditional(StatedOrigins.Stated.class)
    Cors cors(WebSettings settings, SecurityEvents events, CrossSiteGuard guard) {
        return new StatedOrigins(settings, events).cors(guard);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(TokenVerifier.class)
    TokenAuthentication tokenAuthentication(
            TokenVerifier verifier,
            ObjectProvider<SessionCookies> session,
            ObjectProvider<HostCookie> cookie,
            SecurityEvents events) {
        SessionCookies renewed = session.getIfAvailable();
        return renewed == null
                ? TokenAuthentication.of(verifier, cookie.getIfAvailable(() -> HostCookie.of("session")), events)
                : TokenAuthentication.of(verifier, renewed, events);
    }
}
