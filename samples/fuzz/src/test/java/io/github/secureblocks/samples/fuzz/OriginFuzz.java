package io.github.secureblocks.samples.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.secureblocks.web.Origin;
import io.github.secureblocks.web.cors.Cors;
import io.github.secureblocks.web.cors.CorsVerdict;
import io.github.secureblocks.web.csrf.CrossSiteGuard;
import io.github.secureblocks.web.csrf.CrossSiteVerdict;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import okhttp3.HttpUrl;

/** Who a request says it comes from. */
class OriginFuzz {
    private static final List<String> NAMES = List.of(
            "Origin",
            "Sec-Fetch-Site",
            "Host",
            "Cookie",
            "Access-Control-Request-Method",
            "Access-Control-Request-Headers",
            "Access-Control-Request-Private-Network");

    private static final CrossSiteGuard GUARD = CrossSiteGuard.builder().build();
    private static final CrossSiteGuard NAMED = CrossSiteGuard.builder()
            .origin("https://app.example")
            .trustedOrigin("https://pay.example")
            .build();
    private static final Cors CORS = Cors.builder()
            .origin("https://app.example")
            .methods("GET", "PUT")
            .headers("X-Note")
            .credentials()
            .build();

    /** A method, an origin, and the other headers. */
    @FuzzTest
    void onlyOurOwnAndTrustedOriginsAreLetIn(byte[] bytes) {
        Input input = new Input(bytes);
        Function<String, Enumeration<String>> headers = input.headers(1, NAMES);
        originOf(input.text(1));
        guard(GUARD.check(input.text(0), headers), input.text(0), headers, false);
        guard(NAMED.check(input.text(0), headers), input.text(0), headers, true);
        CorsVerdict verdict = CORS.check(input.text(0), headers);
        if (verdict.allowed() && !Collections.list(headers.apply("Origin")).isEmpty()) {
            assertThat(Collections.list(headers.apply("Origin"))).containsExactly("https://app.example");
        }
        assertThat(verdict.headers().toString()).doesNotContain("\n", "*", "null");
    }

    private static void originOf(String text) {
        try {
            Origin origin = Origin.of(text);
            HttpUrl read = HttpUrl.get(text);
            assertThat(origin.toString()).isEqualTo(text);
            assertThat(text).startsWith(read.scheme() + "://" + (read.host().contains(":") ? "[" : "") + read.host());
            assertThat(read.encodedPath() + read.encodedUsername()).isEqualTo("/");
            assertThat(origin.isHttps()).isEqualTo(read.isHttps());
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).contains("write \"https://notes.example\"");
        }
    }

    private static void guard(
            CrossSiteVerdict verdict, String method, Function<String, Enumeration<String>> headers, boolean named) {
        List<String> site = Collections.list(headers.apply("Sec-Fetch-Site"));
        if (!verdict.allowed() || List.of("GET", "HEAD", "OPTIONS").contains(method)) {
            return;
        }
        if (site.size() == 1 && List.of("same-origin", "none").contains(site.get(0))) {
            return;
        }
        String origin = String.join(" ", Collections.list(headers.apply("Origin")));
        if (named) {
            assertThat(origin).isIn("https://app.example", "https://pay.example");
        } else {
            assertThat(site).isEmpty();
            assertThat(origin.toLowerCase(Locale.ROOT).replaceFirst("^https?://", ""))
                    .isEqualTo(Collections.list(headers.apply("Host")).get(0).toLowerCase(Locale.ROOT));
        }
    }
}
