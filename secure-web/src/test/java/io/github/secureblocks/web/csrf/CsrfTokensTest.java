package io.github.secureblocks.web.csrf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.web.Mutations;
import io.github.secureblocks.web.csrf.CsrfVerdict.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsrfTokensTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private final List<SecurityEvent> events = new ArrayList<>();
    private Instant now = START;
    private final CsrfTokens tokens = tokens(MasterKey.of(secret(1)));

    /** A cookie that is compared with a field proves that somebody could set both; another host of the domain can. */
    @Test
    void aTokenThatAnAttackerPlantsIsOfNoUseWhereANaiveDoubleSubmitTakesIt() {
        String planted = "attacker-chosen";
        String cookie = planted;
        String field = planted;
        assertThat(cookie.equals(field)).isTrue();

        assertThat(tokens.check("ada", planted).allowed()).isFalse();
        String ownOfTheAttacker = tokens.issue("eve");
        assertVerdict(tokens.check("ada", ownOfTheAttacker), Reason.FORGED);
        assertVerdict(tokens.check("eve", ownOfTheAttacker), Reason.VALID);
    }

    @Test
    void everyTokenOfASessionIsOtherTextAndHoldsNothingThatComesAgain() {
        Set<String> quarters = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            String token = tokens.issue("ada");
            assertThat(token).matches("[A-Za-z0-9_-]{88}");
            // Behind version, time and the public name of the key: chance and its code, in every window of 8
            // characters.
            for (int at = 24; at + 8 <= 88; at++) {
                assertThat(quarters.add(at + token.substring(at, at + 8))).isTrue();
            }
            assertVerdict(tokens.check("ada", token), Reason.VALID);
        }
        assertThat(events).isEmpty();
    }

    @Test
    void aTokenIsOverWhenItsLifetimeIs() {
        String token = tokens.issue("ada");
        now = START.plus(Duration.ofHours(12)).minusSeconds(1);
        assertVerdict(tokens.check("ada", token), Reason.VALID);
        now = START.plus(Duration.ofHours(12));
        assertVerdict(tokens.check("ada", token), Reason.EXPIRED);
        assertThat(events.get(0).type()).isEqualTo(SecurityEvent.Type.AUTHN_TOKEN_REJECTED);
        now = START.minusSeconds(60);
        assertVerdict(tokens.check("ada", token), Reason.VALID);
        now = START.minusSeconds(61);
        assertVerdict(tokens.check("ada", token), Reason.AHEAD);
    }

    @Test
    void aTokenUnderAnEarlierKeyIsValidWhileThatKeyIsGiven() {
        String old = tokens.issue("ada");
        CsrfTokens rotated = tokens(MasterKey.of(secret(2), secret(1)));
        assertVerdict(rotated.check("ada", old), Reason.VALID);
        assertVerdict(tokens.check("ada", rotated.issue("ada")), Reason.KEY_UNKNOWN);
        assertVerdict(tokens(MasterKey.of(secret(2))).check("ada", old), Reason.KEY_UNKNOWN);
    }

    @Test
    void theKeysOfAnotherPurposeMakeNoToken() {
        byte[] bytes = Base64.getUrlDecoder().decode(tokens.issue("ada"));
        byte[] body = Arrays.copyOf(bytes, 34);
        byte[] message = (new String(body, java.nio.charset.StandardCharsets.ISO_8859_1) + "ada")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        byte[] code =
                MasterKey.of(secret(1)).macKeys("refresh tokens").current().of(message);
        System.arraycopy(code, 0, bytes, 34, 32);
        assertVerdict(tokens.check("ada", Base64.getUrlEncoder().encodeToString(bytes)), Reason.FORGED);
        byte[] right = MasterKey.of(secret(1)).macKeys("csrf tokens").current().of(message);
        System.arraycopy(right, 0, bytes, 34, 32);
        assertVerdict(tokens.check("ada", Base64.getUrlEncoder().encodeToString(bytes)), Reason.VALID);
    }

    @Test
    void aTokenThatIsMissingIsToldAsThat() {
        assertVerdict(tokens.check("ada", null), Reason.MISSING);
        assertThat(events.get(0).type()).isEqualTo(SecurityEvent.Type.MALICIOUS_CROSS_SITE_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "null", "\u0000", "88888888888888888888888888888888888888888888888888888888888"})
    void anotherTextIsMalformed(String text) {
        assertVerdict(tokens.check("ada", text), Reason.MALFORMED);
        assertVerdict(tokens.check("ada", "*".repeat(88)), Reason.MALFORMED);
        assertVerdict(tokens.check("ada", "A".repeat(88)), Reason.MALFORMED);
        assertVerdict(tokens.check("ada", "A".repeat(1 << 20)), Reason.MALFORMED);
    }

    /** No other text than the token itself is one, and none is too much for the check. */
    @Test
    void noChangedTokenIsValid() {
        Random random = new Random(60_604);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= \n\u00e4";
        String token = tokens.issue("ada");
        for (int round = 0; round < 50_000; round++) {
            String changed = Mutations.of(token, alphabet, random);
            assertThat(tokens.check("ada", changed).allowed()).isEqualTo(changed.equals(token));
        }
        for (int bit = 0; bit < 66 * 8; bit++) {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(tokens.check("ada", Base64.getUrlEncoder().encodeToString(bytes))
                            .allowed())
                    .isFalse();
        }
    }

    @Test
    void sessionsAreToldApartToTheLastCharacter() {
        String token = tokens.issue("ada");
        for (String other : List.of("Ada", "ada ", "ad", "adaa", "\u0430da", "?da")) {
            assertVerdict(tokens.check(other, token), Reason.FORGED);
        }
        for (String none : List.of("", "\ud800")) {
            assertThatIllegalArgumentException().isThrownBy(() -> tokens.issue(none));
            assertThatIllegalArgumentException().isThrownBy(() -> tokens.check(none, token));
        }
    }

    @Test
    void refusesALifetimeThatIsNone() {
        for (Duration time : List.of(Duration.ZERO, Duration.ofSeconds(59), Duration.ofHours(25))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> CsrfTokens.builder(MasterKey.of(secret(1))).lifetime(time));
        }
        CsrfTokens brief = CsrfTokens.builder(MasterKey.of(secret(1)))
                .lifetime(Duration.ofMinutes(1))
                .clock(() -> now)
                .build();
        String token = brief.issue("ada");
        now = now.plusSeconds(60);
        assertThat(brief.check("ada", token)).hasToString("refused, EXPIRED");
        assertThat(CsrfTokens.of(MasterKey.of(secret(1))).check("ada", "x")).hasToString("refused, MALFORMED");
    }

    private void assertVerdict(CsrfVerdict verdict, Reason reason) {
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.allowed()).isEqualTo(reason == Reason.VALID);
        if (reason != Reason.VALID) {
            assertThat(events.get(events.size() - 1).reason()).isEqualTo(reason.name());
        }
    }

    private CsrfTokens tokens(MasterKey key) {
        return CsrfTokens.builder(key)
                .events(SecurityEvents.to(events::add, () -> now))
                .clock(() -> now)
                .build();
    }

    private static Secret secret(int seed) {
        byte[] bytes = new byte[MasterKey.BYTES];
        bytes[0] = (byte) seed;
        return Secret.of(Base64.getEncoder().encodeToString(bytes).toCharArray());
    }
}
