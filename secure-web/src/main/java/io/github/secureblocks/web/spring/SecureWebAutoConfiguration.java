package io.github.secureblocks.web.spring;

import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.web.TrustedProxies;
import io.github.secureblocks.web.auth.SessionCookies;
import io.github.secureblocks.web.auth.TokenAuthentication;
import io.github.secureblocks.web.cookie.HostCookie;
import io.github.secureblocks.web.csrf.CrossSiteGuard;
import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.servlet.AuthenticationFilter;
import io.github.secureblocks.web.servlet.CrossSiteFilter;
import io.github.secureblocks.web.servlet.ErrorFilter;
import io.github.secureblocks.web.servlet.SecurityHeadersFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;

/**
 * Switches the blocks on in a Spring Boot application that serves HTTP.
 *
 * <p><b>Guarantees.</b> In this order, for every path: security headers, the last-resort error page, the guard against
 * other sites' requests, and, where there is a {@link TokenVerifier}, authentication: by the {@link SessionCookies} that are
 * declared, which are renewed, else by the {@link HostCookie} that is declared or {@code __Host-session}. A handler whose class and method say nothing about who may call it answers 403, whichever
 * mapping of Spring MVC leads to it: functional routes, view controllers and the endpoints of Spring Boot's Actuator too,
 * unless {@link PublicRoutes} names them. Files at the places of static resources are public. A {@code Caller}, a {@code VerifiedToken}, a {@code CspNonce} and a
 * {@code ClientAddress} can be a handler's arguments, a {@code SafeHtml} its answer. A value that Spring MVC refuses with 400 is not
 * written to the log, unless {@code spring.mvc.log-resolved-exception} is set (CWE-532).
 *
 * <p>Each part backs off where the application declares a bean of its type: {@link SecurityHeaders},
 * {@link CrossSiteGuard}, {@link TokenAuthentication}, {@link ErrorFilter}, {@link TrustedProxies}, {@link SecurityEvents},
 * {@link PublicRoutes}.
 *
 * <p><b>Does not guarantee</b> anything for WebSocket messages, servlets beside Spring's dispatcher, whose access nobody asks
 * about, or what another filter answers before ours. There are no {@code secure.web.*} properties and no report at start-up yet.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
public final class SecureWebAutoConfiguration {
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 10;

    /** For the container alone. */
    SecureWebAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    SecurityEvents securityEvents() {
        return SecurityEvents.logged();
    }

    @Bean
    @ConditionalOnMissingBean
    TrustedProxies trustedProxies() {
        return TrustedProxies.none();
    }

    @Bean
    @ConditionalOnMissingBean
    SecurityHeaders securityHeaders() {
        return SecurityHeaders.html();
    }

    @Bean
    @ConditionalOnMissingBean
    CrossSiteGuard crossSiteGuard(SecurityEvents events) {
        return CrossSiteGuard.builder().events(events).build();
    }

    @Bean
    @ConditionalOnMissingBean
    ErrorFilter errorFilter() {
        return ErrorFilter.of();
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

    @Bean
    FilterRegistrationBean<SecurityHeadersFilter> securityHeadersFilter(SecurityHeaders headers) {
        return at(FIRST, SecurityHeadersFilter.of(headers));
    }

    @Bean
    FilterRegistrationBean<ErrorFilter> errorFilterRegistration(ErrorFilter filter) {
        return at(FIRST + 1, filter);
    }

    @Bean
    FilterRegistrationBean<CrossSiteFilter> crossSiteFilter(CrossSiteGuard guard) {
        return at(FIRST + 2, CrossSiteFilter.of(guard));
    }

    @Bean
    @ConditionalOnBean(TokenAuthentication.class)
    FilterRegistrationBean<AuthenticationFilter> authenticationFilter(TokenAuthentication authentication) {
        return at(FIRST + 3, AuthenticationFilter.of(authentication));
    }

    @Bean
    WebMvcConfigurer secureWebMvcConfigurer(TrustedProxies proxies, Environment environment) {
        return new SecureWebMvcConfigurer(
                proxies, environment.getProperty("spring.mvc.log-resolved-exception", Boolean.class, false));
    }

    @Bean
    @ConditionalOnMissingBean
    PublicRoutes publicRoutes() {
        return PublicRoutes.none();
    }

    /** Found by every handler mapping; one that is registered with Spring MVC would miss those that others declare. */
    @Bean
    MappedInterceptor accessInterceptor(SecurityEvents events, PublicRoutes routes) {
        return new MappedInterceptor((String[]) null, new AccessInterceptor(events, routes));
    }

    @Bean
    static AccessDeclarationCheck accessDeclarationCheck(ListableBeanFactory beans) {
        return new AccessDeclarationCheck(beans);
    }

    @Bean
    static FormReader formReader() {
        return new FormReader();
    }

    private static <T extends Filter> FilterRegistrationBean<T> at(int order, T filter) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        registration.setAsyncSupported(true);
        return registration;
    }
}
