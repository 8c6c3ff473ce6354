package io.github.secureblocks.web.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends the log of a failed start with what was expected and the line to write. */
final class SettingRefusedAnalyzer extends AbstractFailureAnalyzer<SettingRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable root, SettingRefused refused) {
        String message = String.valueOf(refused.getMessage());
        int write = message.lastIndexOf("; write ");
        return write < 0
                ? new FailureAnalysis(message, "See the keys below secure.web in docs/web.md.", refused)
                : new FailureAnalysis(message.substring(0, write), "Write " + message.substring(write + 8), refused);
    }
}
