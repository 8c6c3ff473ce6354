package io.github.secureblocks.jwt;

import static io.github.secureblocks.jwt.ChecklistItem.ALGORITHMS_OF_THE_ISSUER;
import static io.github.secureblocks.jwt.ChecklistItem.CURRENT_ALGORITHMS;
import static io.github.secureblocks.jwt.ChecklistItem.ONE_KEY_ONE_ALGORITHM;
import static io.github.secureblocks.jwt.ChecklistItem.SOUND_SIGNATURES;
import static io.github.secureblocks.jwt.Forgery.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.TokenRejected.Reason;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.secret.Secret;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenAlgorithmsTest {
    private static final Map<SigningAlgorithm, SigningKey> KEYS = new EnumMap<>(SigningAlgorithm.class);

    static {
        for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
            KEYS.put(algorithm, SigningKey.generate(algorithm));
        }
    }

    private static final TokenVerifier ANY =
            Forgery.verifier(TokenAlgorithmsTest::find).build();

    private static VerificationKey find(String id) {
        return KEYS.values().stream()
                .map(SigningKey::verification)
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static SigningKey key(SigningAlgorithm algorithm) {
        return KEYS.get(algorithm);
    }

    @ParameterizedTest
    @EnumSource
    void verifiesWhatARingOfTheAlgorithmSigns(SigningAlgorithm algorithm) throws Exception {
        KeyRing ring = KeyRing.builder(KeyRingStore.inMemory(), MasterKey.of(Secret.of(SecureTokens.urlSafe())))
                .algorithm(algorithm)
                .clock(Forgery.CLOCK)
                .build();
        String token = TokenIssuer.builder(ring)
                .issuer("https://notes.example")
                .audience("notes")
                .lifetime(Duration.ofMinutes(15))
                .build()
                .issue(Subject.of("ada"), Roles.of("user"))
                .revealAsString();

        assertThat(Forgery.verifier(ring).build().verify(token).subject()).hasToString("ada");
        assertThat(SignedJWT.parse(token).getHeader().getAlgorithm().getName()).isEqualTo(algorithm.header());
    }

    @ParameterizedTest
    @EnumSource
    @Ticks({CURRENT_ALGORITHMS, ALGORITHMS_OF_THE_ISSUER})
    void acceptsNoOtherAlgorithmOfAKeyThanItsOwn(SigningAlgorithm algorithm) {
        TokenVerifier ofOneIssuer = Forgery.verifier(id -> {
                    VerificationKey found = find(id);
                    return found != null && found.algorithm() == algorithm ? found : null;
                })
                .build();
        for (SigningAlgorithm other : SigningAlgorithm.values()) {
            Forger forger = new Forger(key(algorithm)).header("alg", "\"" + other.header() + "\"");
            if (other == algorithm) {
                assertThat(ofOneIssuer.verify(forger.sign())).isNotNull();
            } else {
                assertRejected(ANY, forger.sign(), Reason.ALGORITHM);
                assertRejected(ofOneIssuer, new Forger(key(other)).sign(), Reason.KEY_UNKNOWN);
            }
        }
        assertRejected(
                ANY, new Forger(key(algorithm)).header("alg", "\"EdDSA\"").sign(), Reason.ALGORITHM);
    }

    @Test
    @Ticks(ONE_KEY_ONE_ALGORITHM)
    void rejectsAnotherAlgorithmThatTheSameKeyCouldComputeWhichTheRawVerifierAccepts() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        KeyPair pair = generator.generateKeyPair();
        VerificationKey believed = VerificationKey.of("k", SigningAlgorithm.RS256, pair.getPublic());
        String forged = new Forger(SigningKey.of(SigningAlgorithm.PS256, pair))
                .header("kid", "\"k\"")
                .sign();

        assertThat(SignedJWT.parse(forged).verify(new RSASSAVerifier((RSAPublicKey) pair.getPublic())))
                .as("raw: the header chose between the algorithms of the key")
                .isTrue();

        TokenVerifier verifier = Forgery.verifier(id -> believed).build();
        assertRejected(verifier, forged, Reason.ALGORITHM);
        assertRejected(
                verifier,
                new Forger(SigningKey.of(SigningAlgorithm.PS256, pair))
                        .header("kid", "\"k\"")
                        .header("alg", "\"RS256\"")
                        .sign(),
                Reason.SIGNATURE);
    }

    @ParameterizedTest
    @EnumSource
    @Ticks(SOUND_SIGNATURES)
    void rejectsSignaturesThatAreNumbersNobodyComputed(SigningAlgorithm algorithm) {
        String token = new Forger(key(algorithm)).sign();
        int dot = token.lastIndexOf('.');
        int length = Base64.getUrlDecoder().decode(token.substring(dot + 1)).length;
        byte[] ones = new byte[length];
        Arrays.fill(ones, (byte) 0xff);
        byte[] one = new byte[length];
        one[length - 1] = 1;
        one[length / 2 - 1] = 1;
        byte[] order = new byte[length];
        byte[] n = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16).toByteArray();
        System.arraycopy(n, 1, order, 0, 32);
        System.arraycopy(n, 1, order, 32, 32);

        for (byte[] signature :
                new byte[][] {new byte[length], ones, one, order, new byte[1], new byte[length + 1], new byte[8_000]}) {
            assertRejected(ANY, token.substring(0, dot + 1) + Forger.base64(signature), Reason.SIGNATURE);
        }
    }

    @Test
    void rejectsAnEcSignatureInTheFormOfCertificates() throws Exception {
        SigningKey es256 = key(SigningAlgorithm.ES256);
        String token = new Forger(es256).sign();
        int dot = token.lastIndexOf('.');
        byte[] raw = Base64.getUrlDecoder().decode(token.substring(dot + 1));
        byte[] der = com.nimbusds.jose.crypto.impl.ECDSA.transcodeSignatureToDER(raw);

        assertThat(ANY.verify(token)).isNotNull();
        assertRejected(ANY, token.substring(0, dot + 1) + Forger.base64(der), Reason.SIGNATURE);
    }
}
