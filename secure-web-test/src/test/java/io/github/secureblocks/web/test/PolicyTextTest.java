package io.github.secureblocks.web.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "img-src 'self'",
                "script-src 'self' 'unsafe-inline'",
                "default-src 'self' 'unsafe-eval'",
                "script-src *",
                "script-src https:",
                "script-src 'self' data:",
                "script-src 'nonce-a'",
                "default-src 'none'; script-src * ; script-src 'none'"
            })
    void letsScriptRun(String policy) {
        assertThat(PolicyText.of(policy).howScriptRuns()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default-src 'none'",
                "script-src 'self'",
                "default-src *; script-src 'none'",
                "script-src 'nonce-a' 'unsafe-inline' 'strict-dynamic' https:; base-uri 'none'",
                "script-src 'self' https://cdn.example"
            })
    void letsNoInjectedScriptRun(String policy) {
        assertThat(PolicyText.of(policy).howScriptRuns()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "default-src 'none'", "frame-ancestors *", "frame-ancestors https:"})
    void letsAnybodyFrame(String policy) {
        assertThat(PolicyText.of(policy).refusesFrames()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"frame-ancestors 'none'", "img-src *; frame-ancestors 'self' https://a.example"})
    void namesWhoMayFrame(String policy) {
        assertThat(PolicyText.of(policy).refusesFrames()).isTrue();
    }

    @Test
    void severalHoldTogether() {
        assertThat(PolicyText.all("script-src 'self' 'unsafe-inline', img-src *"))
                .extracting(PolicyText::howScriptRuns)
                .doesNotContain("");
        assertThat(PolicyText.all("script-src 'unsafe-inline', default-src 'none'"))
                .extracting(PolicyText::howScriptRuns)
                .contains("");
        assertThat(PolicyText.all("")).hasSize(1);
    }
}
