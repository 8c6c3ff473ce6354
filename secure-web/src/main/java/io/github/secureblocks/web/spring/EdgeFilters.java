package io.github.secureblocks.web.spring;

import io.github.secureblocks.web.auth.TokenAuthentication;
import io.github.secureblocks.web.cors.Cors;
import io.github.secureblocks.web.csrf.CrossSiteGuard;
import io.github.secureblocks.web.csrf.CsrfTokens;
import io.github.secureblocks.web.servlet.AllowedMethodsFilter;
import io.github.secureblocks.web.servlet.AuthenticationFilter;
import io.github.secureblocks.web.servlet.CorsFilter;
import io.github.secureblocks.web.servlet.CrossSiteFilter;
import io.github.secureblocks.web.servlet.CsrfTokenFilter;
import io.github.secureblocks.web.servlet.ErrorFilter;
import io.github.secureblocks.web.servlet.SecurityHeadersFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The order of the filters: what answers is behind what gives every answer its headers and its form. */
@Configuration(proxyBeanMethods = false)
class EdgeFilters {
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    FilterRegistrationBean<SecurityHeadersFilter> securityHeadersFilterRegistration(SecurityHeadersFilter filter) {
        return at(FIRST, filter);
    }

    @Bean
    FilterRegistrationBean<ErrorFilter> errorFilterRegistration(ErrorFilter filter) {
        return at(FIRST + 1, filter);
    }

    @Bean
    FilterRegistrationBean<AllowedMethodsFilter> allowedMethodsFilterRegistration(AllowedMethodsFilter filter) {
        return at(FIRST + 2, filter);
    }

    @Bean
    @ConditionalOnBean(Cors.class)
    FilterRegistrationBean<CorsFilter> secureCorsFilterRegistration(Cors cors, CrossSiteGuard guard) {
        return at(FIRST + 3, CorsFilter.of(cors, guard));
    }

    @Bean
    FilterRegistrationBean<CrossSiteFilter> crossSiteFilterRegistration(CrossSiteGuard guard) {
        return at(FIRST + 4, CrossSiteFilter.of(guard));
    }

    @Bean
    @ConditionalOnBean(TokenAuthentication.class)
    FilterRegistrationBean<AuthenticationFilter> authenticationFilterRegistration(TokenAuthentication authentication) {
        return at(FIRST + 5, AuthenticationFilter.of(authentication));
    }

    /** For those who declare what makes the tokens. */
    @Bean
    @ConditionalOnBean({CsrfTokens.class, TokenAuthentication.class})
    FilterRegistrationBean<CsrfTokenFilter> csrfTokenFilterRegistration(CsrfTokens tokens) {
        return at(FIRST + 6, CsrfTokenFilter.of(tokens));
    }

    private static <T extends Filter> FilterRegistrationBean<T> at(int order, T filter) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        registration.setAsyncSupported(true);
        return registration;
    }
}
