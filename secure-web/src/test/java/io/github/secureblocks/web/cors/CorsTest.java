package io.github.secureblocks.web.cors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.web.Mutations;
import io.github.secureblocks.web.Origin;
import io.github.secureblocks.web.cors.CorsVerdict.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {
    private static final String OURS = "https://app.example";

    private final List<SecurityEvent> events = new ArrayList<>();
    private final Cors cors = Cors.builder()
            .origin(OURS)
            .origin("https://app.example:8443")
            .methods("GET", "PUT")
            .headers("Content-Type", "X-Trace")
            .exposing("ETag", "X-Total")
            .credentials()
            .maxAge(Duration.ofMinutes(10))
            .events(SecurityEvents.to(events::add, () -> Instant.EPOCH))
            .build();

    /** What is written by hand all over: each lets a page of an attacker read what the user's cookie shows. */
    static Stream<Map.Entry<String, Predicate<String>>> checksByHand() {
        return Stream.of(
                Map.entry("https://evil.example", origin -> true),
                Map.entry("null", origin -> origin.equals("null") || origin.equals(OURS)),
                Map.entry("https://app.example.evil.example", origin -> origin.startsWith(OURS)),
                Map.entry("https://evilapp.example", origin -> origin.endsWith("app.example")),
                Map.entry("https://app.example.evil.example", origin -> origin.contains("app.example")),
                Map.entry("https://appXexample", origin -> origin.matches("https://app.example")),
                Map.entry("http://app.example", origin -> origin.endsWith("://app.example")),
                Map.entry("https://forgotten.app.example", origin -> origin.matches("https://[a-z.]*app\\.example")));
    }

    @ParameterizedTest
    @MethodSource("checksByHand")
    void anotherOriginReadsNothingWhereACheckByHandLetsIt(Map.Entry<String, Predicate<String>> byHand) {
        String evil = byHand.getKey();
        Map<String, String> mirrored = byHand.getValue().test(evil)
                ? Map.of("Access-Control-Allow-Origin", evil, "Access-Control-Allow-Credentials", "true")
                : Map.of();
        assertThat(Browser.letsRead(evil, true, mirrored)).isTrue();

        CorsVerdict verdict = cors.check("GET", of(Map.of("Origin", evil)));
        assertThat(verdict.allowed()).isFalse();
        assertThat(verdict.headers()).isEmpty();
        assertThat(verdict.reason()).isEqualTo(Reason.OTHER_ORIGIN);
        assertThat(Browser.letsRead(evil, true, verdict.headers())).isFalse();
        assertThat(Browser.letsRead(evil, false, verdict.headers())).isFalse();
    }

    @Test
    void aNamedOriginReads() {
        CorsVerdict verdict = cors.check("GET", of(Map.of("Origin", OURS)));
        assertThat(verdict.allowed()).isTrue();
        assertThat(verdict.isPreflight()).isFalse();
        assertThat(verdict.headers())
                .containsOnly(
                        Map.entry("Access-Control-Allow-Origin", OURS),
                        Map.entry("Access-Control-Allow-Credentials", "true"),
                        Map.entry("Access-Control-Expose-Headers", "etag,x-total"));
        assertThat(Browser.letsRead(OURS, true, verdict.headers())).isTrue();
        assertThat(verdict.vary()).isEqualTo("Origin");
        assertThat(verdict).hasToString("ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "GET"})
    void aNamedOriginMayDoWhatWasNamed(String method) {
        CorsVerdict verdict = cors.check("OPTIONS", preflight(OURS, method, "content-type,x-trace"));
        assertThat(verdict.allowed()).isTrue();
        assertThat(verdict.isPreflight()).isTrue();
        assertThat(verdict.headers())
                .containsOnly(
                        Map.entry("Access-Control-Allow-Origin", OURS),
                        Map.entry("Access-Control-Allow-Credentials", "true"),
                        Map.entry("Access-Control-Allow-Methods", "GET,PUT"),
                        Map.entry("Access-Control-Allow-Headers", "content-type,x-trace"),
                        Map.entry("Access-Control-Max-Age", "600"));
        assertThat(verdict.vary()).isEqualTo("Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        assertThat(verdict).hasToString("preflight, ALLOWED");
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example,PUT,content-type,OTHER_ORIGIN",
        "HTTPS://APP.EXAMPLE,PUT,content-type,OTHER_ORIGIN",
        "https://app.example.,PUT,content-type,OTHER_ORIGIN",
        "https://app.example/,PUT,content-type,OTHER_ORIGIN",
        "https://app.example:443,PUT,content-type,OTHER_ORIGIN",
        "'https://app.example https://evil.example',PUT,content-type,OTHER_ORIGIN",
        "'https://app.example,https://evil.example',PUT,content-type,OTHER_ORIGIN",
        "null,PUT,content-type,OTHER_ORIGIN",
        "'',PUT,content-type,OTHER_ORIGIN",
        "*,PUT,content-type,OTHER_ORIGIN",
        "https://app.example,DELETE,content-type,METHOD",
        "https://app.example,POST,content-type,METHOD",
        "https://app.example,put,content-type,METHOD",
        "https://app.example,'PUT,GET',content-type,METHOD",
        "https://app.example,*,content-type,METHOD",
        "https://app.example,'',content-type,METHOD",
        "https://app.example,PUT,authorization,HEADER",
        "https://app.example,PUT,'content-type,authorization',HEADER",
        "https://app.example,PUT,*,HEADER",
        "https://app.example,PUT,Content-Type,HEADER",
        "https://app.example,PUT,content-type;x-trace,HEADER",
        "https://app.example,PUT,'content-type x-trace',HEADER",
        "https://app.example,PUT,'\u00a0content-type',HEADER",
    })
    void aFailedPreflightSaysNothing(String origin, String method, String headers, Reason reason) {
        CorsVerdict verdict = cors.check("OPTIONS", preflight(origin, method, headers));
        assertThat(verdict.isPreflight()).isTrue();
        assertThat(verdict.allowed()).isFalse();
        assertThat(verdict.headers()).isEmpty();
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(events).hasSize(1);
        assertThat(events.get(0).type()).isEqualTo(SecurityEvent.Type.MALICIOUS_CROSS_SITE_REQUEST);
        assertThat(events.get(0).reason()).isEqualTo(reason.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Access-Control-Request-Private-Network", "Access-Control-Request-Local-Network"})
    void noPageReachesAServerInsideANetwork(String header) {
        Function<String, Enumeration<String>> asked = preflight(OURS, "PUT", "content-type");
        CorsVerdict verdict = cors.check(
                "OPTIONS", name -> name.equals(header) ? Collections.enumeration(List.of("true")) : asked.apply(name));
        assertThat(verdict.reason()).isEqualTo(Reason.PRIVATE_NETWORK);
        assertThat(verdict.headers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin", "Access-Control-Request-Method"})
    void refusesAHeaderThatIsThereTwice(String repeated) {
        Function<String, Enumeration<String>> asked = preflight(OURS, "PUT", "content-type");
        CorsVerdict verdict = cors.check("OPTIONS", name -> {
            List<String> lines = Collections.list(asked.apply(name));
            return Collections.enumeration(name.equals(repeated) ? List.of(lines.get(0), lines.get(0)) : lines);
        });
        assertThat(verdict.reason()).isEqualTo(Reason.REPEATED_HEADER);
        assertThat(verdict.headers()).isEmpty();

        CorsVerdict request = cors.check("GET", name -> Collections.enumeration(List.of(OURS, OURS)));
        assertThat(request).hasToString("REPEATED_HEADER");
        assertThat(request.headers()).isEmpty();
    }

    @Test
    void takesTheNamesOfHeadersAsProxiesLeaveThem() {
        for (List<String> lines : List.of(
                List.<String>of(),
                List.of(""),
                List.of("content-type"),
                List.of("content-type, x-trace"),
                List.of(" \tcontent-type ,, x-trace\t"),
                List.of("content-type", "x-trace"))) {
            CorsVerdict verdict = cors.check("OPTIONS", withRequestHeaders(lines));
            assertThat(verdict.allowed()).as("%s", lines).isTrue();
        }
        for (String line :
                List.of(",".repeat(64), "x".repeat(4_097), " ".repeat(5_000), "content-type,".repeat(1 << 17))) {
            assertThat(cors.check("OPTIONS", withRequestHeaders(List.of(line))).reason())
                    .isEqualTo(Reason.HEADER);
        }
    }

    @Test
    void whatIsNoPreflightGoesToTheApplication() {
        assertThat(cors.check("OPTIONS", of(Map.of("Origin", OURS))).isPreflight())
                .isFalse();
        assertThat(cors.check("OPTIONS", of(Map.of("Access-Control-Request-Method", "PUT"))))
                .hasToString("NO_ORIGIN");
        assertThat(cors.check("options", preflight(OURS, "PUT", "")).isPreflight())
                .isFalse();
        assertThat(cors.check("GET", of(Map.of()))).hasToString("NO_ORIGIN");
        assertThat(cors.check("GET", name -> null)).hasToString("NO_ORIGIN");
    }

    /** A form sends it without asking, so that no preflight has refused it. */
    @ParameterizedTest
    @ValueSource(strings = {"POST", "HEAD", "get", "OPTIONS"})
    void theAnswerToAMethodThatWasNotNamedIsNotRead(String method) {
        CorsVerdict verdict = cors.check(method, of(Map.of("Origin", OURS)));
        assertThat(verdict).hasToString("METHOD");
        assertThat(verdict.headers()).isEmpty();
        assertThat(Cors.builder().anyOrigin().build().check("POST", of(Map.of("Origin", OURS))))
                .hasToString("METHOD");
    }

    @Test
    void anyOriginReadsWithoutCookiesAndDoesNothingElse() {
        Cors open = Cors.builder().anyOrigin().exposing("ETag").build();
        for (String origin : List.of("https://evil.example", "null", "")) {
            CorsVerdict verdict = open.check("GET", of(Map.of("Origin", origin)));
            assertThat(verdict.headers())
                    .containsOnly(
                            Map.entry("Access-Control-Allow-Origin", "*"),
                            Map.entry("Access-Control-Expose-Headers", "etag"));
            assertThat(Browser.letsRead(origin, false, verdict.headers())).isTrue();
            assertThat(Browser.letsRead(origin, true, verdict.headers())).isFalse();
            assertThat(verdict.vary()).isEqualTo("Origin");
        }
        assertThat(open.check("OPTIONS", preflight("https://evil.example", "PUT", ""))
                        .headers())
                .isEmpty();
        assertThat(open.letsWrite()).isFalse();
        assertThat(open.origins()).isEmpty();
    }

    @Test
    void withoutFurtherLinesAnOriginReads() {
        Cors reading = Cors.builder().origin(OURS).build();
        assertThat(reading.letsWrite()).isFalse();
        assertThat(reading.origins()).isEqualTo(Set.of(Origin.of(OURS)));
        assertThat(reading.check("OPTIONS", preflight(OURS, "HEAD", "")).headers())
                .containsOnly(
                        Map.entry("Access-Control-Allow-Origin", OURS),
                        Map.entry("Access-Control-Allow-Methods", "GET,HEAD"));
        assertThat(Cors.builder().origin(OURS).methods("OPTIONS", "GET").build().letsWrite())
                .isFalse();
        assertThat(cors.letsWrite()).isTrue();
        assertThat(Cors.builder().origin(OURS).methods("PROPFIND").build().letsWrite())
                .isTrue();
    }

    /** Whatever the headers: what is sent back was named, and only to whom was named. */
    @Test
    void noHeadersAtAllMakeItSayAnythingElse() {
        Random random = new Random(60_602);
        Set<String> named = Set.of(OURS, "https://app.example:8443");
        int allowed = 0;
        for (int round = 0; round < 50_000; round++) {
            String origin = sometimes(OURS, "https://APP.example:8443.@*null, \u0000\n", random);
            String method = sometimes("PUT", "PUTGETDELput*, \n", random);
            String headers = sometimes("content-type,x-trace", "abct-,*; \tX\u0000\n", random);
            boolean options = random.nextInt(4) > 0;
            CorsVerdict verdict = cors.check(options ? "OPTIONS" : "GET", preflight(origin, method, headers));
            assertThat(verdict.headers().isEmpty()).isEqualTo(!verdict.allowed());
            if (verdict.allowed()) {
                allowed++;
                assertThat(named).contains(origin);
                assertThat(verdict.headers()).containsEntry("Access-Control-Allow-Origin", origin);
            }
            if (verdict.allowed() && options) {
                assertThat(method).isIn("GET", "PUT");
                assertThat(headers).matches("[,\\s]*((content-type|x-trace)?[,\\s]*)*");
            }
        }
        assertThat(allowed).isGreaterThan(1_000);
    }

    private static String sometimes(String seed, String alphabet, Random random) {
        return random.nextInt(3) > 0 ? seed : Mutations.of(seed, alphabet, random);
    }

    private static Function<String, Enumeration<String>> withRequestHeaders(List<String> lines) {
        Function<String, Enumeration<String>> asked =
                of(Map.of("Origin", OURS, "Access-Control-Request-Method", "PUT"));
        return name ->
                name.equals("Access-Control-Request-Headers") ? Collections.enumeration(lines) : asked.apply(name);
    }

    private static Function<String, Enumeration<String>> preflight(String origin, String method, String headers) {
        return of(Map.of(
                "Origin", origin,
                "Access-Control-Request-Method", method,
                "Access-Control-Request-Headers", headers));
    }

    private static Function<String, Enumeration<String>> of(Map<String, String> headers) {
        return name -> Collections.enumeration(headers.containsKey(name) ? List.of(headers.get(name)) : List.of());
    }
}
