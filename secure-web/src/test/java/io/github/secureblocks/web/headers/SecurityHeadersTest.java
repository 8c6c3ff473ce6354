package io.github.secureblocks.web.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {
    private static final Map<String, String> COMMON = Map.of(
            "Strict-Transport-Security", "max-age=63072000; includeSubDomains",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "X-Frame-Options", "DENY",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Embedder-Policy", "require-corp",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store, max-age=0",
            "X-Permitted-Cross-Domain-Policies", "none");

    @Test
    void aPageRunsOnlyWhatHoldsItsNonce() {
        CspNonce nonce = CspNonce.fresh();
        Map<String, String> headers = SecurityHeaders.html().headers(nonce);
        assertThat(headers.get("Content-Security-Policy").split("; "))
                .containsExactly(
                        "default-src 'none'",
                        "script-src 'nonce-" + nonce.text() + "' 'strict-dynamic'",
                        "style-src 'self' 'nonce-" + nonce.text() + "'",
                        "img-src 'self'",
                        "connect-src 'self'",
                        "font-src 'self'",
                        "form-action 'self'",
                        "base-uri 'none'",
                        "frame-ancestors 'none'",
                        "object-src 'none'",
                        "require-trusted-types-for 'script'");
        assertThat(headers).containsAllEntriesOf(COMMON).hasSize(COMMON.size() + 2);
    }

    @Test
    void aProgramsAnswerRunsNothing() {
        Map<String, String> headers = SecurityHeaders.api().headers(CspNonce.fresh());
        assertThat(headers)
                .containsAllEntriesOf(COMMON)
                .containsEntry(
                        "Content-Security-Policy",
                        "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");
    }

    @Test
    void neverWeakensItselfAndLetsAFormPostOverHttpToLocalhost() {
        for (SecurityHeaders headers : new SecurityHeaders[] {SecurityHeaders.html(), SecurityHeaders.api()}) {
            assertThat(headers.headers(CspNonce.fresh()).get("Content-Security-Policy"))
                    .doesNotContain("unsafe", "*", "http:", "https:", "data:", "upgrade-insecure-requests");
        }
    }

    @Test
    void deniesEveryFeatureThatItNames() {
        String policy = SecurityHeaders.html().headers(CspNonce.fresh()).get("Permissions-Policy");
        assertThat(policy).contains("camera=()", "geolocation=()", "microphone=()");
        assertThat(policy.split(", ")).doesNotHaveDuplicates().allMatch(feature -> feature.matches("[a-z-]+=\\(\\)"));
    }

    @Test
    void isOrderedAndCannotBeChanged() {
        Map<String, String> headers = SecurityHeaders.html().headers(CspNonce.fresh());
        assertThat(headers.keySet()).startsWith("Content-Security-Policy", "Strict-Transport-Security");
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> headers.put("X", "y"));
        assertThat(headers).allSatisfy((name, value) -> assertThat(name + value).matches("[ -~]+"));
    }

    @Test
    void aNonceIsNeverUsedTwiceAndNeedsNoEncoding() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(CspNonce.fresh().text())).isTrue();
        }
        assertThat(CspNonce.fresh().toString()).matches("[A-Za-z0-9_-]{43}");
    }
}
