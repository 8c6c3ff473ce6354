package io.github.secureblocks.web.spring;

import io.github.secureblocks.web.TrustedProxies;
import java.util.List;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.AbstractHandlerExceptionResolver;

/** Puts our parts into Spring MVC. */
final class SecureWebMvcConfigurer implements WebMvcConfigurer {
    private final TrustedProxies proxies;
    private final boolean logsResolved;
    private final SafeHtmlConverter converter = new SafeHtmlConverter();

    SecureWebMvcConfigurer(TrustedProxies proxies, boolean logsResolved) {
        this.proxies = proxies;
        this.logsResolved = logsResolved;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestArgumentResolver(proxies));
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(new SafeHtmlReturnValueHandler(converter));
    }

    /** The messages of what a client did wrong repeat its values; Spring Boot's own setting leaves out the resolver that warns. */
    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.add(0, new ContentTypeResolver());
        for (HandlerExceptionResolver each : resolvers) {
            if (!logsResolved && each instanceof AbstractHandlerExceptionResolver resolver) {
                resolver.setWarnLogCategory("");
            }
        }
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.addCustomConverter(converter);
    }
}
