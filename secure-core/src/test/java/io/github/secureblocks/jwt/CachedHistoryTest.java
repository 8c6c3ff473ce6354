package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.HandClock;
import io.github.secureblocks.event.SecurityEvents;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A verifier that remembers and one that computes, side by side through random histories. */
class CachedHistoryTest {
    private static final int HISTORIES = 200;
    private static final int STEPS = 150;
    private static final List<SigningKey> KEYS = List.of(quick(), quick(), quick());
    private static final List<Pooled> POOL = pool();

    private final Random random = new Random(20_260_210L);
    private final Map<TokenRejected.Reason, Integer> rejections = new EnumMap<>(TokenRejected.Reason.class);
    private int same;
    private int naiveWrong;

    private record Pooled(String token, long from, long until) {}

    /** Whose signatures take the least time to verify. */
    private static SigningKey quick() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return SigningKey.of(SigningAlgorithm.RS256, generator.generateKeyPair());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static List<Pooled> pool() {
        List<Pooled> pool = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            long issued = Forger.NOW + 40L * (i % 5);
            long begins = i % 4 == 0 ? issued + 100 : issued;
            long ends = issued + 60 + 100L * (i % 7);
            String token = new Forger(KEYS.get(i % KEYS.size()))
                    .claim("jti", "\"id-" + i + "\"")
                    .claim("sid", "\"session-" + i % 3 + "\"")
                    .claim("sub", "\"user-" + i % 4 + "\"")
                    .claim("iat", String.valueOf(issued))
                    .claim("nbf", String.valueOf(begins))
                    .claim("exp", String.valueOf(ends))
                    .sign();
            pool.add(new Pooled(token, begins, ends));
        }
        return pool;
    }

    private final class History {
        final HandClock clock = new HandClock();
        final Map<String, VerificationKey> believed = new HashMap<>();
        final TokenRevocations revocations = TokenRevocations.inMemory(clock);
        final AtomicInteger toldByOne = new AtomicInteger();
        final AtomicInteger toldByOther = new AtomicInteger();
        final TokenVerifier remembers = verifier(random.nextBoolean() ? 4 : 1_000, toldByOne);
        final TokenVerifier computes = verifier(0, toldByOther);
        final Map<String, VerifiedToken> naive = new HashMap<>();

        History() {
            KEYS.forEach(key -> believed.put(key.id(), key.verification()));
        }

        private TokenVerifier verifier(int cached, AtomicInteger told) {
            return Forgery.verifier(believed::get)
                    .clock(clock)
                    .revocations(revocations)
                    .cache(cached)
                    .events(SecurityEvents.to(event -> told.incrementAndGet(), clock))
                    .build();
        }

        void step() {
            switch (random.nextInt(20)) {
                case 0 -> clock.advance(Duration.ofMillis(random.nextInt(400_000) - 150_000));
                case 1 -> moveToAnEdge(POOL.get(random.nextInt(POOL.size())));
                case 2 -> changeAKey(KEYS.get(random.nextInt(KEYS.size())));
                case 3 -> revoke(random.nextInt(60));
                default -> compare(POOL.get(random.nextInt(POOL.size())).token());
            }
        }

        private void moveToAnEdge(Pooled token) {
            long second = random.nextBoolean() ? token.from() - 30 : token.until() + 30;
            Instant edge = Instant.ofEpochSecond(second).plusNanos(random.nextInt(3) - 1);
            clock.advance(Duration.between(clock.instant(), edge));
            compare(token.token());
        }

        private void changeAKey(SigningKey key) {
            switch (random.nextInt(5)) {
                case 0 -> believed.remove(key.id());
                case 1 ->
                    believed.put(
                            key.id(),
                            VerificationKey.of(
                                    key.id(),
                                    SigningAlgorithm.RS256,
                                    KEYS.get(random.nextInt(2)).verification().publicKey()));
                default -> believed.put(key.id(), key.verification());
            }
        }

        private void revoke(int what) {
            switch (what) {
                case 0 -> revocations.revokeSession("session-" + random.nextInt(3));
                case 1 -> revocations.revokeAll();
                case 2, 3, 4, 5 -> naive.values().stream().findAny().ifPresent(revocations::revoke);
                default -> {
                    // Mostly nothing, because it is for good.
                }
            }
        }

        private void compare(String token) {
            Object computed = outcome(computes, token);
            Object remembered = outcome(remembers, token);
            assertThat(said(remembered)).isEqualTo(said(computed));
            assertThat(toldByOne).hasValue(toldByOther.get());
            if (computed instanceof VerifiedToken) {
                same += remembered == naive.put(token, (VerifiedToken) remembered) ? 1 : 0;
            } else {
                rejections.merge((TokenRejected.Reason) computed, 1, Integer::sum);
                naiveWrong += naive.containsKey(token) ? 1 : 0;
            }
        }
    }

    private static Object outcome(TokenVerifier verifier, String token) {
        try {
            return verifier.verify(token);
        } catch (TokenRejected rejected) {
            return rejected.reason();
        }
    }

    private static Object said(Object outcome) {
        return outcome instanceof VerifiedToken who
                ? List.of(who.id(), who.subject(), who.roles(), who.issuedAt(), who.expiresAt(), who.session())
                : outcome;
    }

    @Test
    void agreesWithAVerifierThatComputesEverythingAtEachStep() {
        for (int history = 0; history < HISTORIES; history++) {
            History one = new History();
            for (int step = 0; step < STEPS; step++) {
                one.step();
            }
        }

        assertThat(same).as("answers of the cache").isGreaterThan(1_000);
        assertThat(naiveWrong).as("raw: a map of answers is wrong").isGreaterThan(1_000);
        assertThat(rejections)
                .containsKeys(
                        TokenRejected.Reason.EXPIRED,
                        TokenRejected.Reason.NOT_YET_VALID,
                        TokenRejected.Reason.KEY_UNKNOWN,
                        TokenRejected.Reason.SIGNATURE,
                        TokenRejected.Reason.REVOKED);
    }
}
