package io.github.secureblocks.web.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** What Spring MVC throws about a {@code Content-Type}, or the head of a part, that it cannot work with is the client's fault, not the server's. */
final class ContentTypeResolver implements HandlerExceptionResolver {
    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        int status = status(request.getContentType(), failure);
        if (status == 0 || response.isCommitted()) {
            return null;
        }
        try {
            response.sendError(status);
            return new ModelAndView();
        } catch (IOException gone) {
            return null;
        }
    }

    /**
     * Zero where it is not the client's fault, or is told by another. Spring's reader of a part's head throws whatever the text
     * leads it to; containers tell of limits by an illegal state.
     */
    private static int status(@Nullable String type, Exception failure) {
        boolean form = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        if (failure instanceof MultipartException) {
            boolean headOfAPart = failure.getCause() instanceof RuntimeException
                    && !(failure.getCause() instanceof IllegalStateException);
            return !form
                    ? HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE
                    : headOfAPart ? HttpServletResponse.SC_BAD_REQUEST : 0;
        }
        boolean wildcard = failure instanceof IllegalArgumentException && type != null && type.contains("*");
        return wildcard ? HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE : 0;
    }
}
