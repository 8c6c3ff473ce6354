package io.github.secureblocks.web.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {
    private static final Map<String, String> COMMON = Map.ofEntries(
            Map.entry("Strict-Transport-Security", "max-age=63072000; includeSubDomains"),
            Map.entry("X-Content-Type-Options", "nosniff"),
            Map.entry("Referrer-Policy", "same-origin"),
            Map.entry("X-Frame-Options", "DENY"),
            Map.entry("Cross-Origin-Opener-Policy", "same-origin"),
            Map.entry("Cross-Origin-Embedder-Policy", "require-corp"),
            Map.entry("Cross-Origin-Resource-Policy", "same-origin"),
            Map.entry("Cache-Control", "no-store, max-age=0"),
            Map.entry("X-Permitted-Cross-Domain-Policies", "none"),
            Map.entry("X-DNS-Prefetch-Control", "off"),
            Map.entry("Origin-Agent-Cluster", "?1"),
            Map.entry("X-Download-Options", "noopen"));

    /** The project's headers_add.json of July 2026 with its validator's age of HSTS, but for the log-out and the policy. */
    private static final Map<String, String> OSHP = Map.of(
            "Cache-Control", "no-store, max-age=0",
            "Cross-Origin-Embedder-Policy", "require-corp",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy",
                    "accelerometer=(), autoplay=(), camera=(), cross-origin-isolated=(), display-capture=(), "
                            + "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), keyboard-map=(), "
                            + "magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), "
                            + "publickey-credentials-get=(), screen-wake-lock=(), sync-xhr=(self), usb=(), "
                            + "web-share=(), xr-spatial-tracking=(), clipboard-read=(), clipboard-write=(), "
                            + "gamepad=(), hid=(), idle-detection=(), interest-cohort=(), serial=(), unload=()",
            "Referrer-Policy", "no-referrer",
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
            "X-Content-Type-Options", "nosniff",
            "X-DNS-Prefetch-Control", "off",
            "X-Frame-Options", "deny");

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
                        "require-trusted-types-for 'script'",
                        "trusted-types 'none'");
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

    @Test
    void thePresetHoldsTheValuesOfTheOwaspProjectAndAStricterPolicy() {
        Map<String, String> headers = SecurityHeaders.oshp().headers(CspNonce.fresh());
        assertThat(headers)
                .containsAllEntriesOf(OSHP)
                .containsEntry("X-Permitted-Cross-Domain-Policies", "none")
                .doesNotContainKeys("X-XSS-Protection", "Feature-Policy", "Public-Key-Pins", "Expect-CT");
        assertThat(headers.get("Content-Security-Policy"))
                .doesNotContain("unsafe")
                .startsWith("default-src 'none'");
    }

    @Test
    void permitsToOurOwnOriginAlone() {
        Map<String, String> headers = SecurityHeaders.builder()
                .permit(BrowserFeature.CAMERA, BrowserFeature.PUBLICKEY_CREDENTIALS_GET)
                .build()
                .headers(CspNonce.fresh());
        assertThat(headers.get("Permissions-Policy"))
                .contains("camera=(self), ", "publickey-credentials-get=(self), ", "microphone=(), ");
    }

    @Test
    void framingIsSaidAlikeToOldAndNewBrowsers() {
        assertThat(framedBy("'none'")).containsEntry("X-Frame-Options", "DENY");
        assertThat(framedBy("'self'")).containsEntry("X-Frame-Options", "SAMEORIGIN");
        assertThat(framedBy("https://partner.example")).doesNotContainKey("X-Frame-Options");
    }

    private static Map<String, String> framedBy(String source) {
        ContentSecurityPolicy policy =
                ContentSecurityPolicy.builder().frameAncestors(source).build();
        return SecurityHeaders.builder().contentSecurityPolicy(policy).build().headers(CspNonce.fresh());
    }

    @Test
    void aCandidateIsTriedBesideOrInsteadAndSaysWhereItReports() {
        ContentSecurityPolicy candidate =
                ContentSecurityPolicy.builder().reportTo("/csp-reports").build();
        CspNonce nonce = CspNonce.fresh();
        Map<String, String> beside =
                SecurityHeaders.builder().reportOnly(candidate).build().headers(nonce);
        Map<String, String> instead =
                SecurityHeaders.builder().reportOnlyInstead(candidate).build().headers(nonce);
        assertThat(beside)
                .containsEntry(
                        "Content-Security-Policy", ContentSecurityPolicy.html().value(nonce))
                .containsEntry("Content-Security-Policy-Report-Only", candidate.value(nonce))
                .containsEntry("Reporting-Endpoints", "csp=\"/csp-reports\"");
        assertThat(instead)
                .doesNotContainKey("Content-Security-Policy")
                .containsEntry("Content-Security-Policy-Report-Only", candidate.value(nonce))
                .containsEntry("X-Frame-Options", "DENY");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecurityHeaders.builder().reportOnly(ContentSecurityPolicy.html()))
                .withMessageContaining(".reportTo(\"/csp-reports\")");
        ContentSecurityPolicy elsewhere =
                candidate.toBuilder().reportTo("/other").build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecurityHeaders.builder()
                        .contentSecurityPolicy(candidate)
                        .reportOnly(elsewhere)
                        .build());
    }

    @Test
    void preloadingIsRefusedWithAnAgeOrScopeThatTheListsRefuse() {
        assertThat(SecurityHeaders.builder()
                        .hstsPreload()
                        .build()
                        .headers(CspNonce.fresh())
                        .get("Strict-Transport-Security"))
                .isEqualTo("max-age=63072000; includeSubDomains; preload");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecurityHeaders.builder()
                        .hstsPreload()
                        .hstsMaxAge(Duration.ofDays(364))
                        .build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecurityHeaders.builder()
                        .hstsWithoutSubdomains()
                        .hstsPreload()
                        .build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecurityHeaders.builder().hstsMaxAge(Duration.ofSeconds(-1)));
    }

    @Test
    void everyLineThatLetsMoreInIsToldAndNoOther() {
        SecurityHeaders weak = SecurityHeaders.builder()
                .contentSecurityPolicy(ContentSecurityPolicy.builder()
                        .imgSrc("'self'", "https://img.example")
                        .frameAncestors("'self'")
                        .withoutTrustedTypes()
                        .build())
                .hstsMaxAge(Duration.ofDays(1))
                .hstsWithoutSubdomains()
                .referrerPolicy(ReferrerPolicy.STRICT_ORIGIN)
                .crossOriginOpenerPolicy(OpenerPolicy.SAME_ORIGIN_ALLOW_POPUPS)
                .crossOriginEmbedderPolicy(EmbedderPolicy.CREDENTIALLESS)
                .crossOriginResourcePolicy(ResourcePolicy.CROSS_ORIGIN)
                .permit(BrowserFeature.CAMERA)
                .cachedByAll(Duration.ofDays(1))
                .build();
        assertThat(weak.weakerThan(SecurityHeaders.html()))
                .containsExactlyInAnyOrder(
                        "img-src https://img.example",
                        "frame-ancestors 'self'",
                        "no Trusted Types",
                        "Strict-Transport-Security for less than a year",
                        "Strict-Transport-Security without subdomains",
                        "Referrer-Policy strict-origin",
                        "Cross-Origin-Opener-Policy same-origin-allow-popups",
                        "Cross-Origin-Embedder-Policy credentialless",
                        "Cross-Origin-Resource-Policy cross-origin",
                        "Permissions-Policy camera",
                        "kept by shared caches");
        assertThat(weak.weakerThan(weak)).isEmpty();
        for (SecurityHeaders preset : List.of(SecurityHeaders.html(), SecurityHeaders.api(), SecurityHeaders.oshp())) {
            assertThat(preset.weakerThan(SecurityHeaders.html())).isEmpty();
            assertThat(preset.toBuilder().build()).isEqualTo(preset);
        }
        assertThat(SecurityHeaders.builder()
                        .referrerPolicy(ReferrerPolicy.NO_REFERRER)
                        .integrityPolicy()
                        .build()
                        .weakerThan(SecurityHeaders.html()))
                .isEmpty();
    }

    @Test
    void loggingOutMakesTheBrowserForget() {
        Map<String, String> headers = new HashMap<>();
        ClearSiteData.onLogOut(headers::put);
        assertThat(headers).containsExactly(Map.entry("Clear-Site-Data", "\"cache\",\"cookies\",\"storage\""));
    }
}
