package io.github.secureblocks.samples.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.jwt.SigningAlgorithm;
import io.github.secureblocks.jwt.TokenRejected;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.jwt.VerificationKey;
import io.github.secureblocks.jwt.VerifiedToken;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/** Tokens of any text, and any header and claims that the right key has signed. */
class JwtFuzz {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_893_456_000));
    private static final KeyPair PAIR = pair();
    private static final TokenVerifier VERIFIER = verifier();

    @FuzzTest
    void onlyATokenOfOursIsTaken(byte[] bytes) throws GeneralSecurityException {
        Input input = new Input(bytes);
        assertThat(verified(input.text(0))).isNull();
        VerifiedToken token = verified(signed(input.text(0), input.text(1)));
        if (token != null) {
            assertThat(input.text(1)).contains("\"https://notes.example\"", "\"notes\"");
            assertThat(token.subject().id()).isNotBlank();
            assertThat(token.expiresAt()).isAfter(CLOCK.instant().minus(TokenVerifier.SKEW));
            assertThat(token.issuedAt())
                    .isBefore(CLOCK.instant().plus(TokenVerifier.SKEW).plusSeconds(1));
        }
    }

    private static VerifiedToken verified(String token) {
        try {
            return VERIFIER.verify(token);
        } catch (TokenRejected rejected) {
            assertThat(rejected).hasMessage("The token is not valid");
            return null;
        }
    }

    private static String signed(String header, String claims) throws GeneralSecurityException {
        String text = base64(header.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(PAIR.getPrivate());
        signature.update(text.getBytes(US_ASCII));
        return text + "." + base64(signature.sign());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static TokenVerifier verifier() {
        VerificationKey key = VerificationKey.of("k", SigningAlgorithm.RS256, PAIR.getPublic());
        return TokenVerifier.builder(id -> id.equals("k") ? key : null)
                .issuer("https://notes.example")
                .audience("notes")
                .clock(CLOCK)
                .events(SecurityEvents.to(event -> {}, CLOCK))
                .build();
    }
}
