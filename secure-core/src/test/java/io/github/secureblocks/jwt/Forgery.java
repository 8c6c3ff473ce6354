package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.secureblocks.HandClock;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.jwt.TokenRejected.Reason;
import java.time.InstantSource;

/** A verifier, the ring that it believes, and an attacker's. */
final class Forgery {
    static final InstantSource CLOCK = new HandClock();
    static final KeyRing RING = KeyRing.inMemory(CLOCK);
    static final KeyRing ATTACKERS = KeyRing.inMemory(CLOCK);
    static final TokenVerifier VERIFIER = verifier(RING).build();

    private Forgery() {}

    static TokenVerifier.Builder verifier(VerificationKeys keys) {
        return named(TokenVerifier.builder(keys)).clock(CLOCK);
    }

    static TokenVerifier.Builder named(TokenVerifier.Builder builder) {
        return builder.issuer("https://notes.example").audience("notes").events(SecurityEvents.to(event -> {}, CLOCK));
    }

    /** Signed by the ring's key, so that only the check under test can refuse. */
    static Forger forged() {
        return new Forger(RING);
    }

    static void assertRejected(String token, Reason reason) {
        assertRejected(VERIFIER, token, reason);
    }

    static void assertRejected(TokenVerifier by, String token, Reason reason) {
        TokenRejected rejected = catchThrowableOfType(TokenRejected.class, () -> by.verify(token));

        assertThat(rejected).isNotNull().hasMessage("The token is not valid").hasNoCause();
        assertThat(rejected.reason()).isEqualTo(reason);
    }

    /** Shows first that whoever checks the signature alone reads the claims. */
    static void assertRejectedThoughSigned(Forger forger, Reason reason) throws Exception {
        String token = forger.sign();

        assertThat(NaiveVerifier.claims(token, RING.signing().publicKey()))
                .as("raw: the signature is right")
                .isNotEmpty();

        assertRejected(token, reason);
    }

    static void assertNotAccepted(String token) {
        assertThatExceptionOfType(TokenRejected.class)
                .isThrownBy(() -> VERIFIER.verify(token))
                .withMessage("The token is not valid");
    }
}
