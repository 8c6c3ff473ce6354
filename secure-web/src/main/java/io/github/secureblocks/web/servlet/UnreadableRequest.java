package io.github.secureblocks.web.servlet;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.SocketTimeoutException;
import java.nio.file.FileSystemException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a container threw while a request was read, and the status that tells the client. */
record UnreadableRequest(Throwable failure, int status) {
    private static final String ATTRIBUTE = UnreadableRequest.class.getName();

    /** To be thrown on. */
    static <E extends Exception> E remembered(ServletRequest request, E failure) {
        request.setAttribute(ATTRIBUTE, new UnreadableRequest(failure, status(failure)));
        return failure;
    }

    /**
     * That a servlet declares no multipart configuration is the program's fault and no other exception
     * causes it; containers tell of sizes by the same type, with a cause. That parts have no place on the disk
     * is the machine's.
     */
    static void rememberParts(ServletRequest request, Exception failure) {
        boolean undeclared = failure.getClass() == IllegalStateException.class && failure.getCause() == null;
        if (!undeclared && !isOfTheDisk(failure) && !isOfTheDisk(failure.getCause())) {
            boolean otherType = failure instanceof ServletException && !isMultipart(request);
            int tooMuch = failure instanceof IllegalStateException ? 413 : status(failure);
            request.setAttribute(ATTRIBUTE, new UnreadableRequest(failure, otherType ? 415 : tooMuch));
        }
    }

    /** The failure to read that an exception comes from. */
    static Optional<UnreadableRequest> behind(Throwable failure, ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof UnreadableRequest unreadable
                        && !Collections.disjoint(FailureCauses.of(failure), FailureCauses.of(unreadable.failure()))
                ? Optional.of(unreadable)
                : Optional.empty();
    }

    /**
     * Tomcat answers a body that breaks off as soon as it is read, though its reader of parts may swallow that, and would
     * show the exception on a page of its own.
     */
    static boolean isAnswered(ServletRequest request, HttpServletResponse response) {
        boolean answered = response.isCommitted()
                && response.getStatus() >= 400
                && response.getStatus() < 500
                && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null;
        if (answered) {
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
        }
        return answered;
    }

    /** What a client breaks, containers tell by exceptions of their own, whatever those were made of. */
    private static boolean isOfTheDisk(@Nullable Throwable failure) {
        return failure instanceof FileSystemException
                || failure instanceof FileNotFoundException
                || failure != null && failure.getClass() == IOException.class;
    }

    private static boolean isMultipart(ServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static int status(Throwable failure) {
        if (failure instanceof UnsupportedEncodingException) {
            return 415;
        }
        return FailureCauses.of(failure).stream()
                        .anyMatch(each -> each instanceof SocketTimeoutException || each instanceof TimeoutException)
                ? 408
                : 400;
    }
}
