package io.github.secureblocks.web.spring;

import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.web.TrustedProxies;
import java.util.List;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts our parts into Spring MVC. */
final class SecureWebMvcConfigurer implements WebMvcConfigurer {
    private final SecurityEvents events;
    private final TrustedProxies proxies;
    private final SafeHtmlConverter converter = new SafeHtmlConverter();

    SecureWebMvcConfigurer(SecurityEvents events, TrustedProxies proxies) {
        this.events = events;
        this.proxies = proxies;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AccessInterceptor(events));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestArgumentResolver(proxies));
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(new SafeHtmlReturnValueHandler(converter));
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.addCustomConverter(converter);
    }
}
