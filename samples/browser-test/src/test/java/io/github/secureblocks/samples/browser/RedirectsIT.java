package io.github.secureblocks.samples.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.web.redirect.RedirectTargets;
import io.github.secureblocks.web.servlet.ErrorFilter;
import io.github.secureblocks.web.servlet.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a browser goes that is sent on to what data says: a browser reads an address as no library of Java does. */
class RedirectsIT {
    private static final String OURS = "https://notes.example";
    private static final RedirectTargets TARGETS = RedirectTargets.paths()
            .otherwise("/notes")
            .allowing("https://pay.example/checkout/")
            .events(SecurityEvents.to(event -> {}, () -> Instant.EPOCH));

    private static final int SENT = 3_000;

    /** Few enough for the time that a script has. */
    private static final int BATCH = 500;

    private static final int READ = 100_000;

    private static Hosts notes;
    private static Hosts pay;
    private static Hosts pages;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        notes = Hosts.of(RedirectsIT::answer, ErrorFilter.of());
        pay = Hosts.of((request, response) -> {
            response.setHeader("Access-Control-Allow-Origin", "*");
            Hosts.blank(response);
        });
        pages = Hosts.ofBlankPages();
        chromium = Chromium.resolving(
                List.of(notes.key(), pay.key(), pages.key()),
                List.of(
                        notes.at("notes.example", 443),
                        pay.at("pay.example", 443),
                        pages.at("*", 443),
                        pages.at("*", 80)));
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        notes.close();
        pay.close();
        pages.close();
    }

    /** What is written by hand all over. */
    static Stream<Map.Entry<String, Predicate<String>>> checksByHand() {
        return Stream.of(
                Map.entry("begins with a slash", text -> text.startsWith("/")),
                Map.entry("and not with two", text -> text.startsWith("/") && !text.startsWith("//")),
                Map.entry("nor with a backslash behind it", text -> text.matches("(?s)/([^/\\\\].*)?")),
                Map.entry("names no scheme", text -> !text.contains(":") && !text.startsWith("//")),
                Map.entry("begins with our own address", text -> text.startsWith(OURS)));
    }

    @ParameterizedTest
    @MethodSource("checksByHand")
    void aCheckByHandLetsTextsThatLeadAway(Map.Entry<String, Predicate<String>> byHand) {
        chromium.open(OURS + "/");
        List<String> passing =
                RedirectCorpus.values(READ).stream().filter(byHand.getValue()).toList();
        assertThat(leadingAway(passing)).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("leadsAway")
    void theServerThatSendsTheTextBackLeadsAway(String text) {
        pages.reached();
        chromium.open(OURS + "/raw?next=" + encoded(text));
        assertThat(pages.reached()).isNotEmpty();
        chromium.open(OURS + "/go?next=" + encoded(text));
        assertThat(chromium.address()).isEqualTo(OURS + "/notes");
    }

    static List<String> leadsAway() {
        return List.of(
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "/\t/evil.example/",
                "\\\\evil.example/");
    }

    @Test
    void noTextInTheAddressBarLeadsAway() {
        for (String text : RedirectCorpus.PLAIN) {
            pages.reached();
            chromium.open(OURS + "/go?next=" + encoded(text));
            assertThat(chromium.address()).as(encoded(text)).startsWith(OURS + "/");
            assertThat(pages.reached()).as(encoded(text)).isEmpty();
        }
    }

    @Test
    void noTextLeadsARequestAway() {
        chromium.open(OURS + "/");
        pages.reached();
        List<String> values = RedirectCorpus.values(SENT);
        for (int from = 0; from < SENT; from += BATCH) {
            assertThat(away(values.subList(from, from + BATCH))).isEqualTo("");
        }
        assertThat(pages.reached()).isEmpty();
        assertThat(pay.reached()).isNotEmpty().allMatch(line -> line.startsWith("GET https://pay.example/checkout/"));
    }

    /** The browser's own parser, on every target that comes out. */
    @Test
    void everyTargetIsReadAsOneOfOurs() {
        chromium.open(OURS + "/a/login");
        List<String> values = RedirectCorpus.values(READ);
        List<String> targets = values.stream()
                .map(text -> TARGETS.of(text).location())
                .distinct()
                .toList();
        assertThat(targets).hasSizeGreaterThan(1_000);
        assertThat(leadingAway(targets)).isEmpty();
        assertThat(leadingAway(values)).hasSizeGreaterThan(10_000);
    }

    private static Object away(List<String> values) {
        return chromium.await("""
                const [values, done] = arguments;
                const stays = url => url.startsWith('https://notes.example/') || url.startsWith('https://pay.example/checkout/');
                const one = text => fetch('/go?next=' + encodeURIComponent(text))
                    .then(r => r.redirected && stays(r.url) ? [] : [text + ' to ' + r.url], e => [text + ' ' + e]);
                (async () => {
                  const away = [];
                  for (let i = 0; i < values.length; i += 20) {
                    away.push(...(await Promise.all(values.slice(i, i + 20).map(one))).flat());
                  }
                  done(away.join('\\n'));
                })();
                """, values);
    }

    private static List<String> leadingAway(List<String> texts) {
        return ((List<?>) chromium.run("""
                const ours = ['https://notes.example', 'https://pay.example'];
                return arguments[0].filter(text => {
                  try { return !ours.includes(new URL(text, location).origin) } catch { return false }
                });
                """, texts))
                .stream().map(String.class::cast).collect(Collectors.toList());
    }

    private static String encoded(String text) {
        return (String) chromium.run("return encodeURIComponent(arguments[0])", text);
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getRequestURI()) {
            case "/raw" -> {
                response.setStatus(303);
                response.setHeader("Location", request.getParameter("next"));
            }
            case "/go" -> SeeOther.send(response, TARGETS.of(request.getParameter("next")));
            default -> Hosts.blank(response);
        }
    }
}
