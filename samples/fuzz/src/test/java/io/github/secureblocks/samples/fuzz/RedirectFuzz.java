package io.github.secureblocks.samples.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.web.redirect.RedirectTargets;
import java.time.InstantSource;
import okhttp3.HttpUrl;

/** Where data wants to send a browser. */
class RedirectFuzz {
    private static final SecurityEvents UNTOLD = SecurityEvents.to(event -> {}, InstantSource.system());
    private static final RedirectTargets PATHS = RedirectTargets.paths().events(UNTOLD);
    private static final RedirectTargets PLACES =
            PATHS.allowing("https://pay.example/return/").allowing("https://help.example/faq");

    private static final HttpUrl HERE = HttpUrl.get("https://app.example/a/b");

    @FuzzTest
    void nobodyIsSentToAnotherHost(byte[] bytes) {
        String untrusted = new Input(bytes).text(0);
        String location = PATHS.of(untrusted).location();
        assertThat(location).isIn(untrusted, "/").matches("[!-~]+");
        assertThat(PATHS.of(untrusted).uri().toString()).isEqualTo(location);
        HttpUrl followed = HERE.resolve(location);
        assertThat(followed.host()).isEqualTo("app.example");
        assertThat(followed.isHttps()).isTrue();
        assertThat(followed.pathSegments()).doesNotContain("..", ".").noneMatch(segment -> segment.contains("/"));

        HttpUrl allowed = HERE.resolve(PLACES.of(untrusted).location());
        assertThat(allowed.isHttps()).isTrue();
        switch (allowed.host()) {
            case "pay.example" -> assertThat(allowed.encodedPath()).startsWith("/return/");
            case "help.example" -> assertThat(allowed.encodedPath()).isEqualTo("/faq");
            default -> assertThat(allowed.host()).isEqualTo("app.example");
        }
    }
}
