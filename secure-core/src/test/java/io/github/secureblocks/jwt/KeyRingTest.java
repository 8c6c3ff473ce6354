package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.HandClock;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private final HandClock clock = new HandClock();
    private final KeyRing ring = KeyRing.inMemory(clock);
    private final TokenIssuer issuer = TokenIssuer.builder(ring)
            .issuer("https://notes.example")
            .audience("notes")
            .lifetime(TokenIssuer.MAX_LIFETIME)
            .build();
    private final TokenVerifier verifier = TokenVerifier.builder(ring)
            .issuer("https://notes.example")
            .audience("notes")
            .events(SecurityEvents.to(event -> {}, clock))
            .build();

    @Test
    void verifiesWhatAnEarlierKeySignedAndSignsWithTheNewOne() {
        String before = issue();
        SigningKey first = ring.signing();

        ring.rotate();
        String after = issue();

        assertThat(verifier.verify(before).subject()).isEqualTo(Subject.of("ada"));
        assertThat(verifier.verify(after).subject()).isEqualTo(Subject.of("ada"));
        assertThat(ring.signing().id()).isNotEqualTo(first.id()).matches("[A-Za-z0-9_-]{22}");
        assertThat(ring.signing().publicKey()).isNotEqualTo(first.publicKey());
        assertThat(ring.signing().publicKey().getModulus().bitLength()).isEqualTo(3_072);
    }

    @Test
    void keepsOnlyThePublicHalfOfAnEarlierKeyAndOnlyAsLongAsItsTokensLive() {
        String token = issue();
        String id = ring.signing().id();
        ring.rotate();

        VerificationKey earlier = ring.find(id);
        assertThat(earlier).isNotNull();

        clock.advance(TokenIssuer.MAX_LIFETIME.minusSeconds(1));
        assertThat(verifier.verify(token).subject()).isEqualTo(Subject.of("ada"));

        clock.advance(Duration.ofMinutes(2));
        assertThat(ring.find(id)).isNull();
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOfSatisfying(
                        TokenRejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(TokenRejected.Reason.KEY_UNKNOWN));
    }

    @Test
    void doesNotGrowWithoutEndWhereARotationIsCalledInALoop() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        KeyPair pair = generator.generateKeyPair();
        AtomicInteger made = new AtomicInteger();
        KeyRing busy = new KeyRing(clock, () -> {
            made.incrementAndGet();
            return SigningKey.of(pair);
        });
        String first = busy.signing().id();
        for (int i = 0; i < KeyRing.MAX_EARLIER; i++) {
            busy.rotate();
        }
        String last = busy.signing().id();

        assertThatIllegalStateException()
                .isThrownBy(busy::rotate)
                .withMessage("The ring holds 16 earlier keys that still verify; rotate once an hour or less often");
        assertThat(busy.signing().id()).as("signs as before").isEqualTo(last);
        assertThat(busy.find(first)).as("no token ends early").isNotNull();
        assertThat(made).as("no key is made in vain").hasValue(KeyRing.MAX_EARLIER + 1);

        clock.advance(TokenIssuer.MAX_LIFETIME.plusMinutes(2));
        busy.rotate();
        assertThat(busy.signing().id()).isNotEqualTo(last);
        assertThat(busy.find(first)).isNull();
    }

    private String issue() {
        return issuer.issue(Subject.of("ada"), Roles.none()).revealAsString();
    }
}
