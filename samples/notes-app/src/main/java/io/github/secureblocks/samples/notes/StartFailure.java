package io.github.secureblocks.samples.notes;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says at the end of the log why the application does not start, where a block or our own code has said it. */
final class StartFailure implements FailureAnalyzer {
    private static final String OURS = "io.github.secureblocks.";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            StackTraceElement[] thrownBy = cause.getStackTrace();
            if (thrownBy.length > 0 && thrownBy[0].getClassName().startsWith(OURS)) {
                return new FailureAnalysis(
                        String.valueOf(cause.getMessage()),
                        "See \"Where it does not start\" in samples/notes-app/README.md.",
                        failure);
            }
        }
        return null;
    }
}
