package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.HandClock;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import java.security.ProviderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private final HandClock clock = new HandClock();
    private final List<String> told = new ArrayList<>();
    private final KeyRingStore store = KeyRingStore.inMemory();

    @Test
    void makesRsaKeysOf3072BitsForRs256WhereNothingElseIsSaid() {
        KeyRing ring = KeyRing.inMemory(clock);
        TokenIssuer issuer = issuer(ring, TokenIssuer.MAX_LIFETIME);
        TokenVerifier verifier = verifier(ring);

        assertThat(ring.signing().algorithm()).isEqualTo(SigningAlgorithm.RS256);
        assertThat(ring.signing().publicKey().getModulus().bitLength()).isEqualTo(3_072);
        assertThat(ring.signing().id()).matches("[A-Za-z0-9_-]{22}");
        assertThat(verifier.verify(issue(issuer)).subject()).isEqualTo(Subject.of("ada"));
    }

    @Test
    void aRotationPublishesAKeyWhichSignsOnceEverybodyHasReadIt() {
        KeyRing ring = ring().build();
        String first = ring.signing().id();

        ring.rotate();
        assertThat(ids(ring)).hasSize(2).contains(first);
        assertThat(ring.signing().id()).isEqualTo(first);

        ring.rotate();
        assertThat(ids(ring)).as("one at a time").hasSize(2);

        clock.advance(Rings.LEAD.minusMillis(1));
        assertThat(ring.signing().id()).isEqualTo(first);
        clock.advance(Duration.ofMillis(1));
        assertThat(ring.signing().id()).isNotEqualTo(first);
        assertThat(told).containsExactly("CRYPT_KEY_PUBLISHED PUBLISHED", "CRYPT_KEY_PUBLISHED PUBLISHED");
    }

    @Test
    void rotatesByItselfInTimeForTheNewKeyToSignWhenTheOldOneIsDue() {
        KeyRing ring = ring().build();
        String first = ring.signing().id();

        clock.advance(Rings.ROTATION.minus(Rings.LEAD).minusMinutes(2));
        ring.signing();
        assertThat(ids(ring)).containsExactly(first);

        clock.advance(Duration.ofMinutes(2));
        ring.signing();
        assertThat(ids(ring)).hasSize(2);
        clock.advance(Rings.LEAD);
        assertThat(ring.signing().id()).isNotEqualTo(first);
    }

    @Test
    void goesOnSigningWithAnOldKeyUntilItsSuccessorWasPublishedLongEnough() {
        String first = ring().build().signing().id();
        clock.advance(Duration.ofDays(400));

        KeyRing ring = ring().build();
        assertThat(ring.signing().id()).isEqualTo(first);
        assertThat(ids(ring)).hasSize(2);
        clock.advance(Rings.LEAD);
        assertThat(ring.signing().id()).isNotEqualTo(first);
    }

    @Test
    void anEarlierKeyVerifiesForAsLongAsItsTokensLiveAndThenIsGone() {
        KeyRing ring = ring().build();
        String first = ring.signing().id();
        ring.rotate();
        clock.advance(Rings.LEAD.minusSeconds(1));
        String last = issue(issuer(ring, Rings.LIFETIME));
        assertThat(ring.signing().id()).isEqualTo(first);

        clock.advance(Rings.LIFETIME);
        assertThat(ring.signing().id()).isNotEqualTo(first);
        assertThat(verifierOf(ring, SigningAlgorithm.ED25519, last)).isTrue();

        clock.advance(Duration.ofMinutes(1).plusSeconds(1));
        assertThat(ring.find(first)).isNull();
        assertThat(ids(ring)).hasSize(1).doesNotContain(first);
    }

    @Test
    void theStoreForgetsThePrivateHalfOfAKeyThatSignsNoLonger() {
        KeyRing ring = ring().tokenLifetime(TokenIssuer.MAX_LIFETIME).build();
        String first = ring.signing().id();
        ring.rotate();
        clock.advance(Rings.LEAD.multipliedBy(2));
        ring.maintain();

        assertThat(stored().keys())
                .filteredOn(key -> key.id().equals(first))
                .singleElement()
                .satisfies(key -> assertThat(key.secret()).isNull())
                .satisfies(key -> assertThat(key.verification()).isNotNull());
    }

    @Test
    void doesNotGrowWithoutEndWhereARotationIsCalledInALoop() {
        KeyRing ring = ring().tokenLifetime(TokenIssuer.MAX_LIFETIME)
                .cacheTime(Duration.ofMinutes(1))
                .build();
        for (int i = 1; i < RingKeys.MAX_LIVE; i++) {
            ring.rotate();
            clock.advance(Duration.ofMinutes(10));
        }
        String signing = ring.signing().id();

        assertThatIllegalStateException()
                .isThrownBy(ring::rotate)
                .withMessageStartingWith("The ring holds 5 keys that still verify");
        assertThat(ring.signing().id()).isEqualTo(signing);

        clock.advance(TokenIssuer.MAX_LIFETIME);
        ring.rotate();
        assertThat(ids(ring)).hasSize(2);
    }

    @Test
    void aFullRingWhoseNextKeyIsPublishedAlreadyIsNoFailureToRotate() {
        KeyRing ring = ring().tokenLifetime(TokenIssuer.MAX_LIFETIME)
                .cacheTime(Duration.ofMinutes(1))
                .build();
        for (int i = 1; i < RingKeys.MAX_LIVE; i++) {
            clock.advance(Duration.ofMinutes(10));
            ring.rotate();
        }
        List<String> full = ids(ring);
        assertThat(full).hasSize(RingKeys.MAX_LIVE);
        ring.rotate();
        assertThat(ids(ring)).isEqualTo(full);
    }

    @Test
    void goesOverToAnotherAlgorithmWithoutEndingAToken() {
        String first = ring().build().signing().id();
        KeyRing ring = ring().algorithm(SigningAlgorithm.ES256).build();

        assertThat(ring.signing().algorithm()).isEqualTo(SigningAlgorithm.ED25519);
        clock.advance(Rings.LEAD);
        assertThat(ring.signing().algorithm()).isEqualTo(SigningAlgorithm.ES256);
        assertThat(ring.find(first)).isNotNull();
        clock.advance(Rings.LEAD);
        assertThat(ring.find(first)).isNull();
        assertThat(ids(ring)).hasSize(1);
    }

    @Test
    void instancesThatAreToldDifferentAlgorithmsDoNotReplaceEachOthersKeysForEver() {
        List<KeyRing> rings =
                List.of(ring().build(), ring().algorithm(SigningAlgorithm.ES256).build());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 24 * 14; i++) {
            clock.advance(Duration.ofHours(1));
            rings.forEach(ring -> seen.add(ring.signing().id()));
        }
        assertThat(seen).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void tokensOfALongerLifetimeHoldWhereAnotherInstanceOrALaterStartHasAShorterOne() {
        KeyRing before = ring().tokenLifetime(Duration.ofHours(12)).build();
        KeyRing after = ring().build();
        String first = before.signing().id();
        after.rotate();
        clock.advance(Rings.LEAD.minusMinutes(1));
        assertThat(before.signing().id()).isEqualTo(first);

        clock.advance(Duration.ofHours(12));
        after.maintain();
        assertThat(after.find(first)).isNotNull();
        assertThat(before.find(first)).isNotNull();
        clock.advance(Duration.ofMinutes(2));
        assertThat(after.find(first)).isNull();
    }

    @Test
    void whoStartsWithALongerLifetimeIsKeptToByThoseWhoHaveAShorterOne() {
        KeyRing before = ring().build();
        KeyRing after = ring().tokenLifetime(Duration.ofHours(12)).build();
        String first = after.signing().id();
        before.rotate();
        clock.advance(Rings.LEAD.plusHours(11));
        before.maintain();
        before.maintain();
        assertThat(before.find(first)).isNotNull();
        assertThat(after.find(first)).isNotNull();
    }

    @Test
    void aNewKeyWaitsForThoseWhoWereToldALongerCacheTime() {
        KeyRing before = ring().cacheTime(Duration.ofDays(1)).build();
        String first = before.signing().id();
        KeyRing after = ring().cacheTime(Duration.ofMinutes(1)).build();
        after.rotate();

        clock.advance(Duration.ofDays(1));
        assertThat(after.signing().id()).isEqualTo(first);
        clock.advance(Duration.ofMinutes(5));
        String second = after.signing().id();
        assertThat(second).isNotEqualTo(first);

        clock.advance(Rings.LIFETIME.plusMinutes(2));
        after.rotate();
        clock.advance(Duration.ofMinutes(5));
        assertThat(after.signing().id()).as("once the first is gone").isNotEqualTo(second);
    }

    @Test
    void anIssuerCannotMakeTokensThatOutliveTheirKey() {
        KeyRing ring = ring().build();

        assertThatIllegalStateException()
                .isThrownBy(() -> issuer(ring, Rings.LIFETIME.plusSeconds(1)))
                .withMessageContaining(".tokenLifetime(");
    }

    @Test
    void refusesTimesInWhichNoRotationCanBeSafe() {
        assertThatIllegalArgumentException().isThrownBy(() -> ring().cacheTime(Duration.ofSeconds(59)));
        assertThatIllegalArgumentException().isThrownBy(() -> ring().cacheTime(Duration.ofDays(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> ring().tokenLifetime(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> ring().tokenLifetime(Duration.ofHours(13)));
        assertThatIllegalArgumentException().isThrownBy(() -> ring().rotateEvery(Duration.ofDays(367)));
        assertThatIllegalStateException()
                .isThrownBy(() -> ring().rotateEvery(Duration.ofHours(1)).build())
                .withMessageContaining(".rotateEvery(");
        assertThatIllegalStateException()
                .isThrownBy(() -> ring().tokenLifetime(TokenIssuer.MAX_LIFETIME)
                        .rotateEvery(Duration.ofHours(11))
                        .build());
    }

    @Test
    void asManyKeysAsARingCanHoldFitIntoAStore() {
        KeyRing ring = ring().algorithm(SigningAlgorithm.RS256)
                .tokenLifetime(TokenIssuer.MAX_LIFETIME)
                .cacheTime(Duration.ofMinutes(1))
                .build();
        for (int i = 0; i < 12; i++) {
            ring.rotate();
            ring.revoke(ring.signing().id());
        }
        for (int i = 1; i < RingKeys.MAX_LIVE; i++) {
            clock.advance(
                    Duration.ofMillis(Timing.of(Duration.ofMinutes(1), TokenIssuer.MAX_LIFETIME, Duration.ofDays(30))
                            .lead()));
            ring.rotate();
        }
        assertThat(ids(ring)).hasSize(RingKeys.MAX_LIVE);
        assertThat(stored().keys().stream().filter(key -> key.secret() != null)).hasSize(3);
        assertThat(store.read().orElseThrow().text()).hasSizeBetween(10_000, SealedKeys.MAX_LENGTH);
    }

    @Test
    void aKeyThatCannotBeMadeIsReportedAndTheRingGoesOn() {
        boolean[] fails = {false};
        KeyRing ring = ring().maker(algorithm -> {
                    if (fails[0]) {
                        throw new ProviderException("no entropy");
                    }
                    return Rings.key(algorithm);
                })
                .build();
        String id = ring.signing().id();
        fails[0] = true;
        clock.advance(Rings.ROTATION);

        assertThat(ring.signing().id()).isEqualTo(id);
        assertThat(told).contains("CRYPT_KEYS_UNAVAILABLE KEY_NOT_MADE");
        assertThatThrownBy(() -> ring.revoke(id)).isInstanceOf(KeysUnavailable.class);
        assertThat(ring.find(id)).as("revoked all the same").isNull();
    }

    @Test
    void manyThreadsSignAndVerifyThroughRotationsAndRevocations() {
        KeyRing ring = ring().executor(task -> new Thread(task).start()).build();
        byte[] input = {1, 2, 3};
        long rejected = IntStream.range(0, 2_000)
                .parallel()
                .filter(i -> {
                    if (i % 50 == 0) {
                        clock.advance(Duration.ofMinutes(1));
                    }
                    if (i % 400 == 0) {
                        ring.rotate();
                    }
                    SigningKey key = ring.signing();
                    VerificationKey found = ring.find(key.id());
                    return found == null || !found.verifies(input, key.sign(input));
                })
                .count();
        assertThat(rejected).isZero();
    }

    private KeyRing.Builder ring() {
        return Rings.over(store, clock).events(Rings.into(told, clock));
    }

    private RingKeys stored() {
        SealedKeys sealed = store.read().orElseThrow();
        return RingText.read(
                Rings.MASTER.sealer("signing keys").open(sealed.text(), "generation " + sealed.generation()),
                RingKeys.none(Rings.TIMING));
    }

    private static List<String> ids(KeyRing ring) {
        return Jwks.ids(ring.jwks());
    }

    private static boolean verifierOf(KeyRing ring, SigningAlgorithm algorithm, String token) {
        CompactForm parts = CompactForm.parse(token);
        VerificationKey key = ring.find(Jwks.kid(parts.header()));
        return key != null && key.algorithm() == algorithm && key.verifies(parts.signedInput(), parts.signature());
    }

    private static TokenIssuer issuer(KeyRing ring, Duration lifetime) {
        return TokenIssuer.builder(ring)
                .issuer("https://notes.example")
                .audience("notes")
                .lifetime(lifetime)
                .build();
    }

    private TokenVerifier verifier(KeyRing ring) {
        return TokenVerifier.builder(ring)
                .issuer("https://notes.example")
                .audience("notes")
                .events(SecurityEvents.to(event -> {}, clock))
                .build();
    }

    private static String issue(TokenIssuer issuer) {
        return issuer.issue(Subject.of("ada"), Roles.none()).revealAsString();
    }
}
