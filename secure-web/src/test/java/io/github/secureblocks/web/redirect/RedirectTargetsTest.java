package io.github.secureblocks.web.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.web.Mutations;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTargetsTest {
    private static final String PAGE = "https://notes.example";
    private static final HttpUrl BASE = HttpUrl.get(PAGE + "/a/login");

    private final List<SecurityEvent> events = new ArrayList<>();
    private final RedirectTargets targets = RedirectTargets.paths()
            .otherwise("/notes")
            .allowing("https://pay.example/checkout/")
            .allowing("https://help.example:8443/start")
            .events(SecurityEvents.to(events::add, () -> Instant.EPOCH));

    /** What is written by hand all over, each with a text that passes it and takes the browser to another site. */
    static Stream<Map.Entry<String, Predicate<String>>> checksByHand() {
        return Stream.of(
                Map.entry("https://evil.example/", text -> true),
                Map.entry("//evil.example/", text -> text.startsWith("/")),
                Map.entry("/\\evil.example/", text -> text.startsWith("/") && !text.startsWith("//")),
                Map.entry("\\\\evil.example/", text -> !text.contains("://") && !text.startsWith("//")),
                Map.entry("/\t/evil.example/", text -> text.startsWith("/") && !text.matches("/[/\\\\].*")),
                Map.entry("/\n/evil.example/", text -> text.startsWith("/") && !text.startsWith("//")),
                Map.entry(" //evil.example/", text -> !text.startsWith("//") && !text.startsWith("http")),
                Map.entry("\u0001//evil.example/", text -> !text.startsWith("//") && !text.startsWith("http")),
                Map.entry("ht\ntps://evil.example/", text -> !text.startsWith("http")),
                Map.entry("HTTPS://evil.example/", text -> !text.startsWith("http")),
                Map.entry("https://notes.example.evil.example/", text -> text.startsWith(PAGE)),
                Map.entry("https://notes.example@evil.example/", text -> text.startsWith(PAGE)),
                Map.entry("https://evil.example/?https://notes.example/", text -> text.contains(PAGE)),
                Map.entry("https://evil.example\\@notes.example/", text -> text.endsWith("@notes.example/")));
    }

    @ParameterizedTest
    @MethodSource("checksByHand")
    void noTextLeadsAwayWhereACheckByHandLetsIt(Map.Entry<String, Predicate<String>> byHand) {
        String hostile = byHand.getKey();
        assertThat(byHand.getValue()).accepts(hostile);
        assertThat(Whatwg.originOf(hostile, PAGE)).contains("evil.example").doesNotStartWith(PAGE + "/");

        assertThat(targets.of(hostile).location()).isEqualTo("/notes");
        assertThat(RedirectTargets.paths().of(hostile).location()).isEqualTo("/");
        assertThat(events).hasSize(1);
        assertThat(events.get(0).type()).isEqualTo(SecurityEvent.Type.INPUT_VALIDATION_FAIL);
    }

    /** The platform's parser sees a path of ours where browsers see another site, so it is no check. */
    @Test
    void anotherParserThanTheBrowsersIsNoCheck() {
        String hostile = "/%09/evil.example".replace("%09", "\t");
        assertThat(URI.create(PAGE).resolve(hostile.replace("\t", "%09")).getHost())
                .isEqualTo("notes.example");
        assertThat(Whatwg.originOf(hostile, PAGE)).isEqualTo("https://evil.example");
        assertThat(URI.create("https:evil.example").getHost()).isNull();
        assertThat(HttpUrl.parse("https:evil.example").host()).isEqualTo("evil.example");

        assertThat(targets.of(hostile).location()).isEqualTo("/notes");
        assertThat(targets.of("https:evil.example").location()).isEqualTo("/notes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/notes",
                "/notes/",
                "/notes/42?sort=title&dir=asc",
                "/notes?next=https%3A%2F%2Fother.example%2F",
                "/notes?next=//other.example/;a",
                "/notes/caf%C3%A9%20au%20lait",
                "/users/ada@example.org:1,2;"
            })
    void aPathOfThisHostStaysWhatItIs(String path) {
        boolean plain = !path.split("\\?")[0].contains(";");
        assertThat(targets.of(path).location()).isEqualTo(plain ? path : "/notes");
        assertThat(events).hasSize(plain ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notes",
                "./notes",
                "?a",
                "#a",
                "@evil.example",
                ".evil.example",
                "///evil.example",
                "////evil.example",
                "/\\/evil.example",
                "\\/evil.example",
                "/\u0000/evil.example",
                "/\r\nSet-Cookie: a=b",
                "/a\r\n\r\n<script>",
                "/a b",
                "/a\"b",
                "/<b>",
                "/a|b",
                "/{a}",
                "/a#b",
                "/a//evil.example",
                "/.//evil.example",
                "/..//evil.example",
                "/a/../..//evil.example",
                "/./a",
                "/a/..",
                "/%2e%2e/a",
                "/%2E/a",
                "/%2F/evil.example",
                "/%2f%2fevil.example",
                "/%5Cevil.example",
                "/%5c%5cevil.example",
                "/%09/evil.example",
                "/%0d%0aSet-Cookie:%20a=b",
                "/a?b=%0d%0aSet-Cookie:%20a=b",
                "/%00",
                "/%7f",
                "/%252Fevil.example",
                "/%c0%afevil.example",
                "/%c0%ae%c0%ae/a",
                "/%ed%a0%80",
                "/%ff",
                "/%C3",
                "/%",
                "/%2",
                "/%zz",
                "/%u002f",
                "/a?%",
                "/;/evil.example",
                "/..;/a",
                "/a;b=c",
                "/%3B/a",
                "/\u00e4",
                "/\uff0fevil.example",
                "/\u2215evil.example",
                "/\ud83d",
                "/%\uff12\uff26/evil.example",
                "javascript:alert(1)",
                "JAVASCRIPT:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:a",
                "file:///etc/passwd",
                "blob:https://notes.example/a",
                "https:/notes",
                "https:notes",
                "https://notes.example/a",
                "http://pay.example/checkout/",
                "https://pay.example",
                "https://pay.example/",
                "https://pay.example/checkout",
                "https://pay.example/checkout/../admin",
                "https://pay.example/checkout/%2e%2e/admin",
                "https://pay.example/checkout/..;/admin",
                "https://pay.example/checkout//a",
                "https://pay.example/Checkout/",
                "https://PAY.example/checkout/",
                "https://pay.example:443/checkout/",
                "https://pay.example./checkout/",
                "https://pay.example:8443/checkout/",
                "https://ada@pay.example/checkout/",
                "https://pay.example@evil.example/checkout/",
                "https://pay.example.evil.example/checkout/",
                "https://pay.example\\@evil.example/checkout/",
                "https://pay.example\\checkout/",
                "https://pay.example/\\checkout/",
                " https://pay.example/checkout/",
                "https://pay.example/checkout/#a",
                "https://pay.example/checkout/ ",
                "https://help.example:8443/start/",
                "https://help.example:8443/started",
                "https://help.example/start"
            })
    void allElseIsAnsweredByTheFallback(String hostile) {
        assertThat(targets.of(hostile).location()).isEqualTo("/notes");
        assertThat(events).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://pay.example/checkout/",
                "https://pay.example/checkout/4711?back=%2Fnotes",
                "https://help.example:8443/start",
                "https://help.example:8443/start?topic=notes"
            })
    void aPlaceThatWasAllowedIsOne(String address) {
        RedirectTarget target = targets.of(address);
        assertThat(target.location()).isEqualTo(address);
        assertThat(target.uri()).isEqualTo(URI.create(address));
        assertThat(target).hasToString(address).isEqualTo(targets.of(address)).hasSameHashCodeAs(targets.of(address));
        assertThat(target).isNotEqualTo(targets.of("/")).isNotEqualTo(address);
        assertThat(RedirectTargets.paths().of(address).location()).isEqualTo("/");
    }

    @Test
    void whereDataSaysNothingTheFallbackIsNoNews() {
        assertThat(targets.of(null).location()).isEqualTo("/notes");
        assertThat(targets.of("").location()).isEqualTo("/notes");
        assertThat(events).isEmpty();
    }

    @Test
    void boundsTheWorkOnALongText() {
        assertThat(targets.of("/" + "a".repeat(1_999)).location()).hasSize(2_000);
        assertThat(targets.of("/" + "a".repeat(2_000)).location()).isEqualTo("/notes");
        assertThat(targets.of("https://pay.example/checkout/" + "a/".repeat(1 << 20))
                        .location())
                .isEqualTo("/notes");
        assertThat(events).extracting(SecurityEvent::reason).containsOnly("TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://pay.example/",
                "https://pay.example",
                "https://*.pay.example/",
                "https://pay.example:443/",
                "https://Pay.example/",
                "https://ada@pay.example/",
                "https://pay.example//",
                "https://pay.example/../",
                "https://pay.example/a?b",
                "https://pay.example/#",
                "https:///",
                "//pay.example/",
                "/notes",
                "null",
                ""
            })
    void refusesAPlaceThatCouldBeAnother(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedirectTargets.paths().allowing(address))
                .withMessageContaining("; write ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "notes", "//evil.example", "/\\evil.example", "https://evil.example/", "/a b", "/.."})
    void refusesAFallbackThatIsNoPath(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedirectTargets.paths().otherwise(path))
                .withMessageEndingWith("; write .otherwise(\"/notes\")");
    }

    @Test
    void nothingElseMakesATarget() {
        assertThat(RedirectTarget.class.getConstructors()).isEmpty();
        assertThat(Arrays.stream(RedirectTarget.class.getMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers())))
                .isEmpty();
    }

    /** Three readers of addresses, none of which is ours, agree on where every answer leads. */
    @Test
    void whateverTheTextTheBrowserStaysWhereItMay() {
        Random random = new Random(60_603);
        String alphabet = "/\\:@.%?#;&=+ \t\r\n\u0000\u00a0\u2028\uff0f\u3002[]{}|<>\"'25fFcCeE09azAZ-_~";
        String[] seeds = {
            "/notes/42?sort=title",
            "//evil.example/",
            "https://pay.example/checkout/4711",
            "https://evil.example/",
            "/%2e%2e//evil.example",
            "javascript:alert(1)",
            "/\\evil.example",
            "https://help.example:8443/start"
        };
        List<String> may = List.of(PAGE, "https://pay.example", "https://help.example:8443");
        int kept = 0;
        for (int round = 0; round < 100_000; round++) {
            String text = Mutations.of(seeds[round % seeds.length], alphabet, random);
            String location = targets.of(text).location();
            kept += location.equals(text) ? 1 : 0;
            assertThat(Whatwg.originOf(location, PAGE)).isIn(may);
            HttpUrl resolved = BASE.resolve(location);
            assertThat(resolved).isNotNull();
            assertThat(originOf(resolved)).isIn(may);
            assertThat(resolved.encodedPath()).doesNotStartWith("//");
            assertThat(originOf(HttpUrl.get(URI.create(PAGE + "/a/login").resolve(location))))
                    .isEqualTo(originOf(resolved));
            assertThat(location).matches("[!-~]+");
        }
        assertThat(kept).isBetween(5_000, 80_000);
    }

    private static String originOf(HttpUrl url) {
        return url.scheme() + "://" + url.host() + (url.port() == 443 ? "" : ":" + url.port());
    }
}
