package io.github.secureblocks.web.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.web.headers.ContentSecurityPolicy.Builder;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentSecurityPolicyTest {
    @Test
    void aValueCannotBeginADirectiveAsItCanInText() {
        String value = "https://img.example; script-src *";
        assertThat("img-src " + value).contains("; script-src *");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContentSecurityPolicy.builder().imgSrc(value))
                .withMessageContaining("img-src")
                .withMessageNotContaining("script-src *");
    }

    @Test
    void opensWhatItsLinesNameAndNothingElse() {
        String hash = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
        ContentSecurityPolicy policy = ContentSecurityPolicy.builder()
                .scriptHash(hash)
                .styleSrc("'self'", "https://css.example")
                .imgSrc("'self'", "data:", "https://img.example:8443")
                .connectSrc("'self'", "wss://live.example")
                .fontSrc("'none'")
                .frameSrc("https://pay.example")
                .mediaSrc("blob:")
                .workerSrc("'self'")
                .manifestSrc("'self'")
                .formAction("'self'", "https://login.example")
                .frameAncestors("'self'")
                .trustedTypes("notes", "dompurify#1")
                .upgradeInsecureRequests()
                .sandbox()
                .reportTo("/csp-reports")
                .build();
        assertThat(policy.toString().split("; "))
                .containsExactly(
                        "default-src 'none'",
                        "script-src 'nonce-...' 'strict-dynamic' " + hash,
                        "style-src 'self' https://css.example 'nonce-...'",
                        "img-src 'self' data: https://img.example:8443",
                        "connect-src 'self' wss://live.example",
                        "font-src 'none'",
                        "frame-src https://pay.example",
                        "media-src blob:",
                        "worker-src 'self'",
                        "manifest-src 'self'",
                        "form-action 'self' https://login.example",
                        "base-uri 'none'",
                        "frame-ancestors 'self'",
                        "object-src 'none'",
                        "require-trusted-types-for 'script'",
                        "trusted-types notes dompurify#1",
                        "sandbox",
                        "upgrade-insecure-requests",
                        "report-uri /csp-reports",
                        "report-to csp");
    }

    @Test
    void theNonceStandsInEachOfItsPlaces() {
        CspNonce nonce = CspNonce.fresh();
        assertThat(ContentSecurityPolicy.html().value(nonce).split("'nonce-" + nonce.text() + "'", -1))
                .hasSize(3);
        assertThat(ContentSecurityPolicy.builder().noScripts().build().value(nonce))
                .contains("script-src 'none'; style-src 'self' 'nonce-" + nonce.text() + "'; img");
        assertThat(ContentSecurityPolicy.builder()
                        .noScripts()
                        .styleSrc("'none'")
                        .build()
                        .value(nonce))
                .doesNotContain(nonce.text(), "nonce");
        assertThat(ContentSecurityPolicy.api().value(nonce)).doesNotContain("nonce");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'unsafe-inline'",
                "'unsafe-eval'",
                "'wasm-unsafe-eval'",
                "'unsafe-hashes'",
                "'UNSAFE-INLINE'",
                "unsafe-inline",
                "*",
                "https://*",
                "https://*.example",
                "https:",
                "http:",
                "http://img.example",
                "HTTP://img.example",
                "ws://img.example",
                "self",
                "none",
                "'Self'",
                "strict-dynamic",
                "nonce-abc",
                "'nonce-abc'",
                "sha256-abc",
                "filesystem:",
                "javascript:",
                "img.example",
                "https://img.example/",
                "https://img.example/path",
                "https://img.example:443",
                "https://img.example:0",
                "https://img.example:65536",
                "https://img.example:99999",
                "https://img.example:080",
                "https://IMG.example",
                "https://user@img.example",
                "https://img..example",
                "https://-img.example",
                "https://img.example;script-src",
                "https://img.example,default-src",
                "https://a.example https://b.example",
                "https://\u0430.example",
                "https://img.example\r\n",
                " ",
                ""
            })
    void whatLetsInMoreThanAnOriginIsRefused(String source) {
        Stream.<BiConsumer<Builder, String>>of(
                        Builder::styleSrc,
                        Builder::imgSrc,
                        Builder::connectSrc,
                        Builder::fontSrc,
                        Builder::frameSrc,
                        Builder::mediaSrc,
                        Builder::workerSrc,
                        Builder::manifestSrc,
                        Builder::formAction,
                        Builder::frameAncestors,
                        Builder::scriptHash)
                .forEach(directive -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> directive.accept(ContentSecurityPolicy.builder(), source)));
    }

    static Stream<Consumer<Builder>> mistakes() {
        return Stream.of(
                each -> each.imgSrc(),
                each -> each.imgSrc("'self'", "'self'"),
                each -> each.imgSrc("'none'", "'self'"),
                each -> each.imgSrc("'self'").imgSrc("https://img.example"),
                each -> each.scriptHash("'sha256-short='"),
                each -> each.scriptHash("data:"),
                each -> each.styleSrc("data:"),
                each -> each.frameSrc("data:"),
                each -> each.frameAncestors("data:"),
                each -> each.workerSrc("blob:"),
                each -> each.fontSrc("blob:"),
                each -> each.imgSrc("wss://img.example"),
                each -> each.noScripts().scriptHash("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"),
                each -> each.trustedTypes("*"),
                each -> each.trustedTypes("'allow-duplicates'"),
                each -> each.trustedTypes("a b"),
                each -> each.withoutTrustedTypes().trustedTypes("a"),
                each -> each.reportTo("csp"),
                each -> each.reportTo("https://report.example:65536/csp"),
                each -> each.reportTo("//evil.example/"),
                each -> each.reportTo("http://report.example/"),
                each -> each.reportTo("/a\", other=\"b"),
                each -> each.reportTo("/a;b"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aLineThatIsWrongIsRefused(Consumer<Builder> mistake) {
        assertThatIllegalArgumentException().isThrownBy(() -> mistake.accept(ContentSecurityPolicy.builder()));
    }

    @Test
    void whateverIsTakenIsOneSourceOfItsDirective() {
        Random random = new Random(6);
        String[] seeds = {"https://img.example", "'self'", "https://a-b.example:8443", "data:"};
        for (int i = 0; i < 20_000; i++) {
            StringBuilder source = new StringBuilder(seeds[random.nextInt(seeds.length)]);
            for (int change = random.nextInt(4); change > 0; change--) {
                source.setCharAt(
                        random.nextInt(source.length()), (char) random.nextInt(random.nextBoolean() ? 128 : 0x3000));
            }
            try {
                String policy = ContentSecurityPolicy.builder()
                        .imgSrc(source.toString())
                        .build()
                        .toString();
                assertThat(policy).contains("; img-src " + source + "; connect-src 'self'; ");
                assertThat(source.toString()).matches("'self'|'none'|data:|blob:|https://[a-z0-9.:-]+");
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).startsWith("img-src: ");
            }
        }
    }

    @Test
    void aPolicyThatReportsElsewhereIsTaken() {
        assertThatCode(() -> ContentSecurityPolicy.builder()
                        .reportTo("https://report.example/r/csp?key=a%20b&env=x")
                        .build())
                .doesNotThrowAnyException();
        assertThat(ContentSecurityPolicy.builder()
                        .reportTo("https://report.example:65535")
                        .build()
                        .toString())
                .endsWith("report-uri https://report.example:65535; report-to csp");
        assertThat(ContentSecurityPolicy.html().toBuilder().build()).isEqualTo(ContentSecurityPolicy.html());
    }
}
