package io.github.secureblocks.jwt;

import static io.github.secureblocks.jwt.Forgery.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.HandClock;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.TokenCache.Entry;
import io.github.secureblocks.jwt.TokenCache.Fingerprint;
import io.github.secureblocks.jwt.TokenRejected.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCacheTest {
    private static final SigningKey KEY = SigningKey.generate(SigningAlgorithm.ED25519);

    private final HandClock clock = new HandClock();
    private final Map<String, VerificationKey> believed = new HashMap<>(Map.of(KEY.id(), KEY.verification()));
    private final TokenRevocations revocations = TokenRevocations.inMemory(clock);
    private final List<SecurityEvent> told = Collections.synchronizedList(new ArrayList<>());
    private final TokenVerifier verifier = Forgery.verifier(believed::get)
            .clock(clock)
            .revocations(revocations)
            .events(SecurityEvents.to(told::add, clock))
            .build();

    private static Forger forged() {
        return new Forger(KEY);
    }

    @Test
    void answersATokenThatItVerifiedBeforeWithTheSameObject() {
        String token = forged().sign();

        assertThat(verifier.verify(new String(token))).isSameAs(verifier.verify(token));
    }

    @Test
    void computesEverySignatureWhereItIsSwitchedOff() {
        TokenVerifier off = Forgery.verifier(believed::get).cache(0).build();
        String token = forged().sign();

        assertThat(off.verify(token)).isNotSameAs(off.verify(token));
    }

    @Test
    void neverAnswersPastTheExpiryAsACacheOfAnswersDoes() {
        String token = forged().sign();
        Map<String, VerifiedToken> naive = new HashMap<>();
        naive.computeIfAbsent(token, verifier::verify);

        clock.advance(Duration.ofSeconds(900).plus(TokenVerifier.SKEW).minusNanos(1));
        assertThat(verifier.verify(token)).isNotNull();
        clock.advance(Duration.ofNanos(1));

        assertThat(naive.computeIfAbsent(token, verifier::verify))
                .as("raw: valid for ever")
                .isNotNull();
        assertRejected(verifier, token, Reason.EXPIRED);
        clock.advance(Duration.ofNanos(-1));
        assertThat(verifier.verify(token)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nbf", "iat"})
    void neverAnswersBeforeATokenBegins(String claim) {
        String token = forged().claim(claim, String.valueOf(Forger.NOW + 60)).sign();
        clock.advance(Duration.ofSeconds(30));
        assertThat(verifier.verify(token)).isNotNull();

        clock.advance(Duration.ofNanos(-1));
        assertRejected(verifier, token, Reason.NOT_YET_VALID);
    }

    @Test
    void neverAnswersPastTheLifeOfItsKey() {
        String token = forged().sign();
        VerifiedToken known = verifier.verify(token);

        believed.clear();
        assertRejected(verifier, token, Reason.KEY_UNKNOWN);

        SigningKey other = SigningKey.generate(SigningAlgorithm.ED25519);
        believed.put(
                KEY.id(),
                VerificationKey.of(
                        KEY.id(), SigningAlgorithm.ED25519, other.verification().publicKey()));
        assertRejected(verifier, token, Reason.SIGNATURE);

        believed.put(KEY.id(), KEY.verification());
        assertThat(verifier.verify(token)).as("forgotten when it was rejected").isNotSameAs(known);
    }

    @Test
    void neverAnswersForAnotherKeyUnderTheSameName() {
        String token = forged().sign();
        verifier.verify(token);

        SigningKey other = SigningKey.generate(SigningAlgorithm.ED25519);
        believed.put(
                KEY.id(),
                VerificationKey.of(
                        KEY.id(), SigningAlgorithm.ED25519, other.verification().publicKey()));

        assertRejected(verifier, token, Reason.SIGNATURE);
    }

    @Test
    void neverAnswersPastTheLifeOfAKeyOfARing() {
        KeyRing ring = KeyRing.inMemory(clock);
        TokenVerifier ofRing = Forgery.verifier(ring).clock(clock).build();
        String token = new Forger(ring).sign();
        ofRing.verify(token);

        ring.revoke(ring.signing().id());

        assertRejected(ofRing, token, Reason.KEY_UNKNOWN);
    }

    @Test
    void neverAnswersPastARevocation() {
        String token = forged().sign();
        String ofSession =
                forged().claim("jti", "\"id-2\"").claim("sid", "\"s\"").sign();
        String third = forged().claim("jti", "\"id-3\"").sign();
        verifier.verify(ofSession);
        verifier.verify(third);

        revocations.revoke(verifier.verify(token));
        assertRejected(verifier, token, Reason.REVOKED);

        revocations.revokeSession("s");
        assertRejected(verifier, ofSession, Reason.REVOKED);

        assertThat(verifier.verify(third)).isNotNull();
        revocations.revokeAllOf(Subject.of("ada"));
        assertRejected(verifier, third, Reason.REVOKED);
    }

    @Test
    void answersNoThreadThatAsksAfterARevocationReturned() throws Exception {
        String token = forged().sign();
        AtomicBoolean revoked = new AtomicBoolean();
        AtomicInteger late = new AtomicInteger();
        CountDownLatch running = new CountDownLatch(4);
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(i -> new Thread(() -> {
                    verifier.verify(token);
                    running.countDown();
                    for (boolean after = false; !after; ) {
                        after = revoked.get();
                        try {
                            verifier.verify(token);
                            late.addAndGet(after ? 1 : 0);
                        } catch (TokenRejected rejected) {
                            // As it should be from the revocation on.
                        }
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        running.await();
        revocations.revoke(verifier.verify(token));
        revoked.set(true);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(late).hasValue(0);
    }

    @Test
    void tellsOfEachRejectionOfATokenThatItKnewAndOfNoAnswer() {
        String token = forged().sign();
        verifier.verify(token);
        verifier.verify(token);
        assertThat(told).isEmpty();

        clock.advance(Duration.ofHours(1));
        assertRejected(verifier, token, Reason.EXPIRED);
        assertRejected(verifier, token, Reason.EXPIRED);

        assertThat(told)
                .extracting(SecurityEvent::type, SecurityEvent::reason)
                .containsOnly(org.assertj.core.groups.Tuple.tuple(SecurityEvent.Type.AUTHN_TOKEN_REJECTED, "EXPIRED"))
                .hasSize(2);
    }

    @Test
    void takesNoOtherSpellingForATokenThatItKnows() {
        String token = forged().sign();
        verifier.verify(token);

        for (String other : new String[] {token + "=", token + " ", token.replace('.', '?'), token + "\udc00"}) {
            assertRejected(verifier, other, Reason.MALFORMED);
        }
        String end = token.endsWith("AA") ? "BA" : "AA";
        assertRejected(verifier, token.substring(0, token.length() - 2) + end, Reason.SIGNATURE);
    }

    @Test
    void holdsNoMoreThanItIsAllowedHoweverManyValidTokensArePresented() {
        TokenCache cache = new TokenCache(100);

        IntStream.range(0, 20_000).forEach(i -> cache.put(Fingerprint.of("token " + i), entry("id", 1)));

        assertThat(cache.size()).isBetween(50L, 100L);
    }

    @Test
    void holdsFewerOfTokensThatSayMuch() {
        TokenCache cache = new TokenCache(100);

        IntStream.range(0, 1_000)
                .forEach(i -> cache.put(Fingerprint.of("token " + i), entry("x".repeat(255), Roles.MAX_ROLES)));

        assertThat(cache.size()).isLessThanOrEqualTo(100 / (1 + (3 + 255 + 64 * 64) / 512));
    }

    @Test
    void holdsNothingThatWasRejected() {
        TokenCache cache = new TokenCache(100);
        cache.put(Fingerprint.of("a"), entry("id", 1));
        cache.forget(Fingerprint.of("a"));

        assertThat(cache.find(Fingerprint.of("a"))).isNull();
        assertThat(cache.size()).isZero();
    }

    @Test
    void dropsWhatEnded() {
        TokenCache cache = new TokenCache(100);
        VerifiedToken token = entry("id", 1).token();

        cache.put(Fingerprint.of("a"), new Entry(token, KEY.verification(), Duration.ZERO));
        cache.put(Fingerprint.of("b"), new Entry(token, KEY.verification(), Duration.ofHours(1)));

        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void tellsTextsApartByAllBitsOfTheirHash() {
        Fingerprint one = Fingerprint.of("abc");
        assertThat(one).doesNotHaveSameHashCodeAs(Fingerprint.of("abd"));

        assertThat(one)
                .isEqualTo(new Fingerprint(
                        0xba7816bf8f01cfeaL, 0x414140de5dae2223L, 0xb00361a396177a9cL, 0xb410ff61f20015adL))
                .isNotEqualTo(new Fingerprint(one.first(), one.second(), one.third(), 0))
                .isNotEqualTo(new Fingerprint(one.first(), one.second(), 0, one.fourth()))
                .isNotEqualTo(new Fingerprint(one.first(), 0, one.third(), one.fourth()));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_000_001, Integer.MIN_VALUE})
    void refusesASizeOutOfBounds(int tokens) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenVerifier.builder(believed::get).cache(tokens))
                .withMessageContaining(".cache(10_000)");
    }

    @Test
    void takesEverySizeWithinItsBounds() {
        for (int tokens : new int[] {0, 1, 1_000_000}) {
            assertThat(Forgery.verifier(believed::get).cache(tokens).build().verify(forged().sign()))
                    .isNotNull();
        }
    }

    private static Entry entry(String id, int roles) {
        String[] names = IntStream.range(0, roles)
                .mapToObj(i -> "r".repeat(62) + (char) ('a' + i / 26) + (char) ('a' + i % 26))
                .toArray(String[]::new);
        Instant now = Instant.ofEpochSecond(Forger.NOW);
        VerifiedToken token = VerifiedToken.of(
                id, Subject.of("ada"), Roles.of(names), now, now.plusSeconds(900), null, VerifiedToken.NO_REVOCATION);
        return new Entry(token, KEY.verification(), Duration.ofHours(1));
    }
}
