package io.github.secureblocks.web.spring;

import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.web.TrustedProxies;
import io.github.secureblocks.web.auth.SessionCookies;
import io.github.secureblocks.web.auth.TokenAuthentication;
import io.github.secureblocks.web.cookie.HostCookie;
import io.github.secureblocks.web.cors.Cors;
import io.github.secureblocks.web.csrf.CrossSiteGuard;
import io.github.secureblocks.web.csrf.CsrfTokens;
import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.servlet.AllowedMethodsFilter;
import io.github.secureblocks.web.servlet.ErrorFilter;
import io.github.secureblocks.web.servlet.SecurityHeadersFilter;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;

/**
 * Switches the blocks on in a Spring Boot application that serves HTTP.
 *
 * <p><b>Guarantees.</b> In this order, for every path: security headers, the last-resort error page, refusal of methods that
 * are not used, CORS where it is stated, the guard against other sites' requests, and, where there is a {@link TokenVerifier},
 * authentication: by the {@link SessionCookies} that are declared, which are renewed, else by the {@link HostCookie} that is
 * declared or {@code __Host-session}; and, where {@link CsrfTokens} are declared, a token of the session. What the Tomcat of
 * Spring Boot answers before any filter has the headers, too, and so has Actuator on a port of its own ({@code management.server.port}), behind the same filters. A handler whose class and method say nothing about who may call it answers 403, whichever
 * mapping of Spring MVC leads to it: functional routes, view controllers and the endpoints of Spring Boot's Actuator too,
 * unless {@link PublicRoutes} names them. Files at the places of static resources are public. A {@code Caller}, a {@code VerifiedToken}, a {@code CspNonce} and a
 * {@code ClientAddress} can be a handler's arguments, a {@code SafeHtml} its answer. A value that Spring MVC refuses with 400 is not
 * written to the log, unless {@code spring.mvc.log-resolved-exception} is set (CWE-532).
 *
 * <p>Keys below {@code secure.web} state what differs. A key that nobody reads, a value that means nothing, and a key beside a bean
 * that makes it meaningless stop the start, with the line to write and without the value. The log tells what is on and what
 * has taken the place of a default.
 *
 * <p>Each part backs off where the application declares a bean of its type: {@link SecurityHeaders},
 * {@link SecurityHeadersFilter}, {@link ErrorFilter}, {@link AllowedMethodsFilter}, {@link Cors}, {@link CrossSiteGuard},
 * {@link TokenAuthentication}, {@link TrustedProxies}, {@link SecurityEvents}, {@link PublicRoutes}.
 *
 * <p>Beside Spring Security each header is there once: its writers give way to one that is there, so that the content security
 * policy is ours. Both guards against other sites' requests are in force, its token and ours, and the log says so.
 *
 * <p><b>Does not guarantee</b> anything for WebSocket messages, servlets beside Spring's dispatcher, whose access nobody asks
 * about, or what another filter answers before ours; nor does it see misspelt keys in a source of settings that cannot list its keys.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@Import({EdgeDefaults.class, EdgeFilters.class})
public final class SecureWebAutoConfiguration {
    /** For the container alone. */
    SecureWebAutoConfiguration() {}

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

    @Bean
    @Lazy(false)
    EdgeReport edgeReport(ConfigurableListableBeanFactory beans, WebSettings settings) {
        return EdgeReport.of(beans, settings);
    }
}
