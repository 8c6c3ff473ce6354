package io.github.secureblocks.samples.rules.error;

import io.github.secureblocks.log.SafeLogger;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** The log is told everything, the client that it failed. */
final class ErrorStackTraceToClientGood {
    private static final SafeLogger LOG = SafeLogger.of(ErrorStackTraceToClientGood.class);

    ProblemDetail answer(RuntimeException failed) {
        LOG.error("request failed", failed);
        return ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR);
    }
}
