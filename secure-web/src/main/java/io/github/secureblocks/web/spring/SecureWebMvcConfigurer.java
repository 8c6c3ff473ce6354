package io.github.secureblocks.web.spring;

import io.github.secureblocks.web.TrustedProxies;
import java.util.List;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts our parts into Spring MVC. */
final class SecureWebMvcConfigurer implements WebMvcConfigurer {
    private final TrustedProxies proxies;
    private final SafeHtmlConverter converter = new SafeHtmlConverter();

    SecureWebMvcConfigurer(TrustedProxies proxies) {
        this.proxies = proxies;
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
