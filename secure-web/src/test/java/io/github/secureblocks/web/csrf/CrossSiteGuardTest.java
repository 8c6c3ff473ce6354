package io.github.secureblocks.web.csrf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.web.Mutations;
import io.github.secureblocks.web.Origin;
import io.github.secureblocks.web.csrf.CrossSiteVerdict.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class CrossSiteGuardTest {
    private static final Map<String, String> FORGED = Map.of(
            "Cookie", "session=ada",
            "Host", "notes.example",
            "Origin", "https://evil.example",
            "Sec-Fetch-Site", "cross-site");

    private final List<SecurityEvent> events = new ArrayList<>();
    private final SecurityEvents told = SecurityEvents.to(events::add, () -> Instant.EPOCH);
    private final CrossSiteGuard guard = CrossSiteGuard.builder().events(told).build();
    private final CrossSiteGuard named = CrossSiteGuard.builder()
            .origin("https://notes.example")
            .origin("https://notes.example:8443")
            .events(told)
            .build();

    @Test
    void aCookieAloneLetsAnotherSitesFormPass() {
        assertThat(FORGED.get("Cookie")).contains("session=ada");

        CrossSiteVerdict verdict = guard.check("POST", of(FORGED));
        assertThat(verdict.allowed()).isFalse();
        assertThat(verdict.reason()).isEqualTo(Reason.OTHER_SITE);
        assertThat(events).hasSize(1);
        assertThat(events.get(0).type()).isEqualTo(SecurityEvent.Type.MALICIOUS_CROSS_SITE_REQUEST);
        assertThat(events.get(0).reason()).isEqualTo("OTHER_SITE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void letsMethodsPassThatChangeNothing(String method) {
        assertVerdict(guard.check(method, of(FORGED)), true, Reason.SAFE_METHOD);
        assertThat(events).isEmpty();
    }

    /** Its messages go both ways with the user's cookies, and no browser keeps another site's page from opening one. */
    @ParameterizedTest
    @CsvSource({
        "https://notes.example,cross-site,true,OWN_ORIGIN",
        "https://notes.example,,true,OWN_ORIGIN",
        "https://app.example,cross-site,true,TRUSTED_ORIGIN",
        "https://evil.example,,false,OTHER_ORIGIN",
        "https://evil.example,same-origin,false,OTHER_ORIGIN",
        "https://forgotten.notes.example,same-site,false,OTHER_ORIGIN",
        "null,none,false,OTHER_ORIGIN",
        ",same-origin,false,UNKNOWN",
        ",,false,UNKNOWN",
    })
    void aWebSocketIsOpenedByOurOwnPagesAlone(String origin, String site, boolean allowed, Reason reason) {
        CrossSiteGuard guard = CrossSiteGuard.builder()
                .trustedOrigin("https://app.example")
                .events(told)
                .build();
        for (String upgrade : List.of("websocket", "WebSocket", "h2c, websocket")) {
            Map<String, String> headers = new HashMap<>(Map.of("Host", "notes.example", "Upgrade", upgrade));
            headers.put("Origin", origin);
            headers.put("Sec-Fetch-Site", site);
            headers.values().removeIf(value -> value == null);
            assertVerdict(guard.check("GET", of(headers)), allowed, reason);
        }
        assertVerdict(guard.check("GET", of(Map.of("Upgrade", "h2c"))), true, Reason.SAFE_METHOD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "get", "GET ", "", "PROPFIND"})
    void demandsProofForEveryOtherMethod(String method) {
        assertVerdict(guard.check(method, of(FORGED)), false, Reason.OTHER_SITE);
        assertVerdict(guard.check(method, of(Map.of())), false, Reason.UNKNOWN);
        assertVerdict(guard.check(method, name -> null), false, Reason.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "same-origin,true,SAME_ORIGIN",
                "none,true,USER_INITIATED",
                "same-site,false,OTHER_SITE",
                "cross-site,false,OTHER_SITE",
                "SAME-ORIGIN,false,OTHER_SITE",
                "' same-origin',false,OTHER_SITE",
                "'same-origin, cross-site',false,OTHER_SITE",
                "'',false,OTHER_SITE",
                "future,false,OTHER_SITE",
            })
    void believesTheBrowsersWordOnTheSiteBeforeTheOrigin(String site, boolean allowed, Reason reason) {
        assertVerdict(
                guard.check("POST", of(Map.of("Sec-Fetch-Site", site, "Origin", "https://a.b", "Host", "a.b"))),
                allowed,
                reason);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "https://notes.example,notes.example,true",
                "http://notes.example,notes.example,true",
                "http://localhost:8080,localhost:8080,true",
                "http://[::1]:8080,[::1]:8080,true",
                "https://notes.example,NOTES.example,true",
                "https://notes.example:8443,notes.example,false",
                "https://notes.example,notes.example:8443,false",
                "https://evil.example,notes.example,false",
                "https://notes.example.evil.example,notes.example,false",
                "https://evilnotes.example,notes.example,false",
                "https://notes.example@evil.example,notes.example,false",
                "https://notes.example/,notes.example,false",
                "https://notes.example/,notes.example/,false",
                "null,null,false",
                "null,notes.example,false",
                "'','',false",
                "https://,'',false",
                "file://,'',false",
                "notes.example,notes.example,false",
                "'https://notes.example https://evil.example',notes.example,false",
                "ftp://notes.example,notes.example,false",
                "https://notes.example:0,notes.example:0,false",
                "https://n\u043etes.example,n\u043etes.example,false",
            })
    void comparesTheOriginWithTheHostWhereNoneIsNamed(String origin, String host, boolean allowed) {
        assertVerdict(
                guard.check("POST", of(Map.of("Origin", origin, "Host", host))),
                allowed,
                allowed ? Reason.OWN_ORIGIN : Reason.OTHER_ORIGIN);
    }

    @Test
    void refusesAnOriginWhereThereIsNoHost() {
        assertVerdict(guard.check("POST", of(Map.of("Origin", "https://a.b"))), false, Reason.OTHER_ORIGIN);
    }

    @ParameterizedTest
    @CsvSource({
        "https://notes.example,true",
        "https://notes.example:8443,true",
        "http://notes.example,false",
        "https://notes.example:443,false",
        "https://NOTES.example,false",
        "https://evil.example,false",
        "null,false",
    })
    void comparesTheWholeOriginWhereItIsNamed(String origin, boolean allowed) {
        assertVerdict(
                named.check("POST", of(Map.of("Origin", origin, "Host", "evil.example"))),
                allowed,
                allowed ? Reason.OWN_ORIGIN : Reason.OTHER_ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-Fetch-Site", "Origin", "Host"})
    void refusesAHeaderThatIsThereTwice(String repeated) {
        Function<String, Enumeration<String>> once = of(Map.of("Origin", "https://a.b", "Host", "a.b"));
        Function<String, Enumeration<String>> headers = name -> name.equals(repeated)
                ? Collections.enumeration(List.of("same-origin", "same-origin"))
                : once.apply(name);
        assertVerdict(guard.check("POST", headers), false, Reason.REPEATED_HEADER);
    }

    @Test
    void letsOtherClientsPassOnlyWhereToldAndOnlyWithoutAnySignOfABrowser() {
        CrossSiteGuard open =
                CrossSiteGuard.builder().allowNonBrowserClients().events(told).build();
        assertVerdict(open.check("POST", of(Map.of("Host", "a.b"))), true, Reason.NOT_A_BROWSER);
        assertVerdict(open.check("POST", of(Map.of("Host", "a.b", "Cookie", "session=ada"))), false, Reason.UNKNOWN);
        assertVerdict(open.check("POST", of(FORGED)), false, Reason.OTHER_SITE);
        assertVerdict(open.check("POST", of(Map.of("Origin", "null", "Host", "a.b"))), false, Reason.OTHER_ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "*",
                "notes.example",
                "https://notes.example/",
                "https://Notes.example",
                "https://notes.example:443",
                "http://notes.example:80",
                "https://notes.example:0",
                "https://*.example",
                "https://a@b",
                "file://"
            })
    void refusesToBeToldWhatNoBrowserSends(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossSiteGuard.builder().origin(origin))
                .withMessageEndingWith("write \"https://notes.example\"");
    }

    @Test
    void boundsTheWorkOnALongOrigin() {
        String origin = "https://" + "a.".repeat(1 << 19) + "example";
        assertVerdict(guard.check("POST", of(Map.of("Origin", origin, "Host", "a"))), false, Reason.OTHER_ORIGIN);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "https://app.example,cross-site,true",
                "https://app.example,same-site,true",
                "https://app.example,future,true",
                "https://app.example,,true",
                "http://localhost:5173,cross-site,true",
                "https://evil.example,cross-site,false",
                "https://app.example.evil.example,cross-site,false",
                "https://app.example:443,cross-site,false",
                "https://APP.example,cross-site,false",
                "http://app.example,cross-site,false",
                "https://app.example/,same-site,false",
                "'https://app.example https://evil.example',cross-site,false",
                "null,cross-site,false",
                "'',cross-site,false",
                "https://evil.example,,false",
                ",cross-site,false",
            })
    void trustsAnotherOriginThatWasNamedAndNoOther(String origin, String site, boolean allowed) {
        CrossSiteGuard trusting = CrossSiteGuard.builder()
                .trustedOrigin("https://app.example")
                .trustedOrigin("http://localhost:5173")
                .events(told)
                .build();
        Map<String, String> headers = new HashMap<>(Map.of("Host", "notes.example", "Cookie", "session=ada"));
        if (origin != null) {
            headers.put("Origin", origin);
        }
        if (site != null) {
            headers.put("Sec-Fetch-Site", site);
        }
        CrossSiteVerdict verdict = trusting.check("POST", of(headers));
        assertThat(verdict.allowed()).isEqualTo(allowed);
        assertThat(verdict.reason() == Reason.TRUSTED_ORIGIN).isEqualTo(allowed);
        assertThat(guard.check("POST", of(headers)).allowed()).isFalse();
    }

    @Test
    void saysWhomItTrusts() {
        CrossSiteGuard trusting = CrossSiteGuard.builder()
                .origin("https://notes.example")
                .trustedOrigin("https://app.example")
                .events(told)
                .build();
        assertThat(trusting.trusts(Origin.of("https://app.example"))).isTrue();
        assertThat(trusting.trusts(Origin.of("https://notes.example"))).isTrue();
        assertThat(trusting.trusts(Origin.of("https://evil.example"))).isFalse();
        assertThat(guard.trusts(Origin.of("https://notes.example"))).isFalse();
        assertVerdict(
                trusting.check("POST", of(Map.of("Origin", "https://other.example", "Host", "other.example"))),
                false,
                Reason.OTHER_ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://app.example", "https://*.example", "null", "*", "https://app.example/", ""})
    void refusesToTrustWhatCouldBeAnybody(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossSiteGuard.builder().trustedOrigin(origin))
                .withMessageContaining("; write ");
    }

    @Test
    void onlyReportsUntilTheTimeThatWasSaid() {
        List<Instant> now = new ArrayList<>(List.of(Instant.EPOCH));
        CrossSiteGuard rollout = CrossSiteGuard.builder()
                .onlyReportUntil(Instant.EPOCH.plusSeconds(10))
                .clock(() -> now.get(0))
                .events(told)
                .build();
        CrossSiteVerdict tolerated = rollout.check("POST", of(FORGED));
        assertThat(tolerated.allowed()).isTrue();
        assertThat(tolerated.reason()).isEqualTo(Reason.OTHER_SITE);
        assertThat(events).hasSize(1);
        now.set(0, Instant.EPOCH.plusSeconds(10));
        assertVerdict(rollout.check("POST", of(FORGED)), false, Reason.OTHER_SITE);
        assertThat(events).hasSize(2);
    }

    @Test
    void onlyReportsForANearDayAndSaysSoLoudly() {
        CrossSiteGuard.Builder rollout = CrossSiteGuard.builder().clock(() -> Instant.EPOCH);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rollout.onlyReportUntil(
                                Instant.EPOCH.plus(Duration.ofDays(90)).plusSeconds(1))
                        .build())
                .withMessageContaining("; write .onlyReportUntil(");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rollout.onlyReportUntil(Instant.MAX).build());
        Logger log = (Logger) LoggerFactory.getLogger(CrossSiteGuard.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        try {
            assertThat(rollout.onlyReportUntil(Instant.EPOCH.plus(Duration.ofDays(90)))
                            .build())
                    .isNotNull();
            assertThat(CrossSiteGuard.builder().build()).isNotNull();
        } finally {
            log.detachAppender(lines);
        }
        assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
    }

    /** Whatever the headers: what changes something comes from here or from whom was named. */
    @Test
    void noHeadersAtAllMakeItLetAnotherSiteIn() {
        CrossSiteGuard trusting = CrossSiteGuard.builder()
                .trustedOrigin("https://app.example")
                .events(SecurityEvents.to(event -> {}, () -> Instant.EPOCH))
                .build();
        Random random = new Random(60_605);
        String alphabet = "https:/.@,* \t\r\n\u0000nulABC:80443-";
        int allowed = 0;
        for (int round = 0; round < 50_000; round++) {
            String site = pick(random, null, "same-origin", "none", "same-site", "cross-site");
            String origin =
                    pick(random, null, "null", "https://app.example", "https://notes.example", "https://evil.example");
            if (random.nextBoolean() && site != null) {
                site = Mutations.of(site, alphabet + "same-origin", random);
            }
            if (random.nextBoolean() && origin != null) {
                origin = Mutations.of(origin, alphabet, random);
            }
            Map<String, String> headers = new HashMap<>(Map.of("Host", "notes.example", "Cookie", "session=ada"));
            if (site != null) {
                headers.put("Sec-Fetch-Site", site);
            }
            if (origin != null) {
                headers.put("Origin", origin);
            }
            boolean ours = "same-origin".equals(site)
                    || "none".equals(site)
                    || "https://app.example".equals(origin)
                    || site == null && origin != null && origin.matches("https?://(?i:notes\\.example)");
            assertThat(trusting.check("POST", of(headers)).allowed())
                    .as("%s from %s", site, origin)
                    .isEqualTo(ours);
            allowed += ours ? 1 : 0;
        }
        assertThat(allowed).isBetween(5_000, 45_000);
    }

    private static String pick(Random random, String... each) {
        return each[random.nextInt(each.length)];
    }

    private void assertVerdict(CrossSiteVerdict verdict, boolean allowed, Reason reason) {
        assertThat(verdict.allowed()).isEqualTo(allowed);
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict).hasToString((allowed ? "allowed, " : "refused, ") + reason);
        assertThat(events.stream().map(SecurityEvent::reason)).satisfies(reasons -> {
            if (!allowed) {
                assertThat(reasons.get(reasons.size() - 1)).isEqualTo(reason.name());
            }
        });
    }

    private static Function<String, Enumeration<String>> of(Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        return name -> Collections.enumeration(all.containsKey(name) ? List.of(all.get(name)) : List.of());
    }
}
