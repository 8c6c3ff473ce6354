package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import java.time.Duration;
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

        SigningKey earlier = ring.verifying(id);
        assertThat(earlier).isNotNull();
        assertThatIllegalStateException().isThrownBy(() -> earlier.sign(new byte[1]));

        clock.advance(TokenIssuer.MAX_LIFETIME.minusSeconds(1));
        assertThat(verifier.verify(token).subject()).isEqualTo(Subject.of("ada"));

        clock.advance(Duration.ofMinutes(2));
        assertThat(ring.verifying(id)).isNull();
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOfSatisfying(
                        TokenRejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(TokenRejected.Reason.KEY_UNKNOWN));
    }

    private String issue() {
        return issuer.issue(Subject.of("ada"), Roles.none()).revealAsString();
    }
}
