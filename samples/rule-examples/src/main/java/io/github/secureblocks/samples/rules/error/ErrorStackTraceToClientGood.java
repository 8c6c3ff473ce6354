package io.github.secureblocks.samples.rules.error;

import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.web.error.CorrelationId;
import io.github.secureblocks.web.error.Problem;
import io.github.secureblocks.web.servlet.ErrorFilter;
import jakarta.servlet.Filter;

/** What fails is thrown: the filter tells the log everything and the client a reference, and nothing else. */
final class ErrorStackTraceToClientGood {
    private static final SafeLogger LOG = SafeLogger.of(ErrorStackTraceToClientGood.class);

    /** Stands before every servlet; the auto-configuration for Spring Boot brings it along. */
    Filter lastResort() {
        return ErrorFilter.of();
    }

    void answer(RuntimeException failed) {
        throw failed; // ErrorFilter answers
    }

    String answerWithoutTheFilter(RuntimeException failed) {
        Problem problem = Problem.of(500, CorrelationId.fresh());
        LOG.error("request failed, told as {}", failed, problem.id());
        return problem.json();
    }
}
