package io.github.secureblocks.web.spring;

import io.github.secureblocks.web.html.SafeHtml;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Lets a controller's method answer a page without naming a view. */
final class SafeHtmlReturnValueHandler implements HandlerMethodReturnValueHandler {
    private final SafeHtmlConverter converter;

    SafeHtmlReturnValueHandler(SafeHtmlConverter converter) {
        this.converter = converter;
    }

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return type.getParameterType() == SafeHtml.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object page, MethodParameter type, ModelAndViewContainer container, NativeWebRequest request)
            throws IOException {
        container.setRequestHandled(true);
        HttpServletResponse response = request.getNativeResponse(HttpServletResponse.class);
        if (page instanceof SafeHtml html && response != null) {
            converter.write(html, SafeHtmlConverter.HTML, new ServletServerHttpResponse(response));
        }
    }
}
