package io.github.secureblocks.jwt;

import static io.github.secureblocks.jwt.ChecklistItem.ALGORITHMS_OF_THE_KEYS;
import static io.github.secureblocks.jwt.ChecklistItem.ALGORITHM_OF_THE_KEY;
import static io.github.secureblocks.jwt.ChecklistItem.CURRENT_ALGORITHMS;
import static io.github.secureblocks.jwt.ChecklistItem.EXACT_ALGORITHM;
import static io.github.secureblocks.jwt.ChecklistItem.EXPLICIT_TYPE;
import static io.github.secureblocks.jwt.ChecklistItem.HOSTILE_CLAIMS;
import static io.github.secureblocks.jwt.ChecklistItem.KINDS_APART;
import static io.github.secureblocks.jwt.ChecklistItem.NO_COMPRESSION;
import static io.github.secureblocks.jwt.ChecklistItem.NO_CRITICAL_EXTENSION;
import static io.github.secureblocks.jwt.ChecklistItem.NO_EMBEDDED_KEY;
import static io.github.secureblocks.jwt.ChecklistItem.NO_ENCRYPTION;
import static io.github.secureblocks.jwt.ChecklistItem.NO_NONE;
import static io.github.secureblocks.jwt.ChecklistItem.NO_PASSWORD_AS_KEY;
import static io.github.secureblocks.jwt.ChecklistItem.NO_UNENCODED_PAYLOAD;
import static io.github.secureblocks.jwt.ChecklistItem.SIGNATURE_FIRST;
import static io.github.secureblocks.jwt.Forgery.ATTACKERS;
import static io.github.secureblocks.jwt.Forgery.RING;
import static io.github.secureblocks.jwt.Forgery.assertRejected;
import static io.github.secureblocks.jwt.Forgery.assertRejectedThoughSigned;
import static io.github.secureblocks.jwt.Forgery.forged;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.github.secureblocks.jwt.TokenRejected.Reason;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers and keys, in the order of {@link ChecklistItem}. */
class ForgedTokenTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"none\"",
                "\"None\"",
                "\"noNE\"",
                "\"rs256\"",
                "\"RS256 \"",
                "\"RS384\"",
                "\"PS256\"",
                "\"ES256\"",
                "\"Ed25519\"",
                "\"EdDSA\"",
                "\"RSA1_5\"",
                "\"HS256\"",
                "\"\"",
                "1",
                "[\"RS256\"]"
            })
    @Ticks({ALGORITHMS_OF_THE_KEYS, EXACT_ALGORITHM, CURRENT_ALGORITHMS})
    void rejectsEveryOtherAlgorithmEvenWithAGoodSignature(String alg) throws Exception {
        assertRejectedThoughSigned(forged().header("alg", alg), Reason.ALGORITHM);
    }

    @Test
    @Ticks({ALGORITHM_OF_THE_KEY, NO_PASSWORD_AS_KEY})
    void rejectsAMacKeyedWithThePublicKeyThatANaiveVerifierBelieves() throws Exception {
        byte[] publicKey = RING.signing().publicKey().getEncoded();
        String input = Forger.base64(forged().header("alg", "\"HS256\"").headerJson()) + "."
                + Forger.base64(forged().claim("roles", "[\"admin\"]").claimsJson());
        String mac = new MACSigner(publicKey)
                .sign(
                        JWSHeader.parse(forged().header("alg", "\"HS256\"").headerJson()),
                        input.getBytes(StandardCharsets.US_ASCII))
                .toString();

        SignedJWT raw = SignedJWT.parse(input + "." + mac);
        assertThat(raw.verify(new MACVerifier(publicKey)))
                .as("raw: the header chose the algorithm")
                .isTrue();

        assertRejected(input + "." + mac, Reason.ALGORITHM);
    }

    @Test
    @Ticks(NO_NONE)
    void rejectsAnUnsignedTokenThatTheRawParserReads() throws Exception {
        String input = Forger.base64("{\"alg\":\"none\"}") + "." + Forger.base64(forged().claimsJson()) + ".";

        assertThat(PlainJWT.parse(input).getJWTClaimsSet().getSubject())
                .as("raw: nobody signed")
                .isEqualTo("ada");

        assertRejected(input, Reason.MALFORMED);
        assertRejected(input + "AA", Reason.ALGORITHM);
        assertRejected(forged().without("alg").sign(), Reason.ALGORITHM);
    }

    @Test
    @Ticks(SIGNATURE_FIRST)
    void readsNothingBeforeVerificationAsTheRawParserDoes() throws Exception {
        String forged = new Forger(ATTACKERS).claim("sub", "\"root\"").sign();

        assertThat(SignedJWT.parse(forged).getJWTClaimsSet().getSubject())
                .as("raw: claims of anybody")
                .isEqualTo("root");

        assertRejected(forged, Reason.KEY_UNKNOWN);
    }

    @Test
    @Ticks(NO_ENCRYPTION)
    void rejectsATokenThatAnybodyEncryptedToUs() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        KeyPair ours = generator.generateKeyPair();
        EncryptedJWT jwt = new EncryptedJWT(
                new JWEHeader(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM),
                new JWTClaimsSet.Builder().subject("root").build());
        jwt.encrypt(new RSAEncrypter((RSAPublicKey) ours.getPublic()));
        String token = jwt.serialize();

        EncryptedJWT raw = EncryptedJWT.parse(token);
        raw.decrypt(new RSADecrypter(ours.getPrivate()));
        assertThat(raw.getJWTClaimsSet().getSubject())
                .as("raw: decrypted, so believed")
                .isEqualTo("root");

        TokenVerifier verifier = Forgery.verifier(
                        id -> VerificationKey.of(id, SigningAlgorithm.RS256, ours.getPublic()))
                .build();
        assertRejected(verifier, token, Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "enc", "epk", "cty", "p2c", "ALG", "unheard-of"})
    @Ticks(NO_COMPRESSION)
    void rejectsAHeaderWithAnythingElseEvenWithAGoodSignature(String name) throws Exception {
        assertRejectedThoughSigned(forged().header(name, "\"DEF\""), Reason.HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u"})
    @Ticks(HOSTILE_CLAIMS)
    void followsNoAddressOfAKeyAsANaiveVerifierDoes(String name) throws Exception {
        String address = "https://keys.evil.example";
        String forged =
                new Forger(ATTACKERS).header(name, "\"" + address + "\"").sign();

        Map<String, PublicKey> internet = Map.of(address, ATTACKERS.signing().publicKey());
        Object followed = SignedJWT.parse(forged).getHeader().toJSONObject().get(name);
        assertThat(NaiveVerifier.claims(forged, internet.get(String.valueOf(followed))))
                .as("raw: the attacker said where the key is")
                .containsEntry("sub", "ada");

        List<String> asked = new ArrayList<>();
        TokenVerifier verifier = Forgery.verifier(id -> {
                    asked.add(id);
                    return RING.find(id);
                })
                .build();
        assertRejected(verifier, forged, Reason.HEADER);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"../../dev/null\"", "\"' or '1'='1\"", "1", "[\"a\"]"})
    @Ticks(HOSTILE_CLAIMS)
    void rejectsAKeyThatTheRingDoesNotHold(String kid) throws Exception {
        assertRejectedThoughSigned(forged().header("kid", kid), Reason.KEY_UNKNOWN);
        assertRejectedThoughSigned(forged().without("kid"), Reason.KEY_UNKNOWN);
    }

    @Test
    void rejectsAKeyOfAnotherNameThanTheTokenSays() {
        TokenVerifier careless =
                Forgery.verifier(id -> RING.signing().verification()).build();

        assertThat(careless.verify(forged().sign())).isNotNull();
        assertRejected(careless, forged().header("kid", "\"other\"").sign(), Reason.KEY_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"JWT\"", "\"jwt\"", "\"AT+JWT\"", "\"application/at+jwt\"", "\"rt+jwt\"", "\"\"", "1"})
    @Ticks({EXPLICIT_TYPE, KINDS_APART})
    void rejectsAnotherKindOfToken(String typ) throws Exception {
        assertRejectedThoughSigned(forged().header("typ", typ), Reason.TYPE);
        assertRejectedThoughSigned(forged().without("typ"), Reason.TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"exp\"]", "[\"b64\"]", "[\"http://unheard-of.example\"]", "[]", "\"exp\""})
    @Ticks(NO_CRITICAL_EXTENSION)
    void rejectsCriticalExtensions(String crit) throws Exception {
        assertRejectedThoughSigned(forged().header("crit", crit), Reason.HEADER);
    }

    @Test
    @Ticks(NO_UNENCODED_PAYLOAD)
    void rejectsUnencodedPayloads() throws Exception {
        assertRejectedThoughSigned(forged().header("b64", "false"), Reason.MALFORMED);
        assertRejectedThoughSigned(forged().header("b64", "\"false\""), Reason.HEADER);
        assertRejectedThoughSigned(forged().header("b64", "false").header("crit", "[\"b64\"]"), Reason.MALFORMED);
    }

    @Test
    @Ticks(NO_EMBEDDED_KEY)
    void rejectsAKeyThatTheTokenBringsAlong() throws Exception {
        String jwk = new RSAKey.Builder(ATTACKERS.signing().publicKey()).build().toJSONString();
        String forged = new Forger(ATTACKERS).header("jwk", jwk).sign();

        SignedJWT raw = SignedJWT.parse(forged);
        assertThat(raw.verify(new RSASSAVerifier(raw.getHeader().getJWK().toRSAKey())))
                .as("raw: the attacker brought the key")
                .isTrue();

        assertRejected(forged, Reason.MALFORMED);
        assertRejectedThoughSigned(forged().header("x5c", "[\"MIIB\"]"), Reason.HEADER);
        assertRejected(
                new Forger(ATTACKERS)
                        .header("kid", "\"" + RING.signing().id() + "\"")
                        .sign(),
                Reason.SIGNATURE);
    }
}
