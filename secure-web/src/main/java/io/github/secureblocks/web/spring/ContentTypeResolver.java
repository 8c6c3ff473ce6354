package io.github.secureblocks.web.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** What Spring MVC throws about a {@code Content-Type} that it cannot work with is the client's fault, not the server's. */
final class ContentTypeResolver implements HandlerExceptionResolver {
    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!isOfTheType(request.getContentType(), failure) || response.isCommitted()) {
            return null;
        }
        try {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
            return new ModelAndView();
        } catch (IOException gone) {
            return null;
        }
    }

    private static boolean isOfTheType(@Nullable String type, Exception failure) {
        if (failure instanceof MultipartException) {
            return type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        }
        return failure instanceof IllegalArgumentException && type != null && type.contains("*");
    }
}
