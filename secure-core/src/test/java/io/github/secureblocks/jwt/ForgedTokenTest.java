package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.github.secureblocks.HandClock;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.jwt.TokenRejected.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgedTokenTest {
    private static final InstantSource CLOCK = new HandClock();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static KeyRing ring;
    private static KeyRing attackers;
    private static TokenVerifier verifier;

    @BeforeAll
    static void makeTwoKeys() {
        ring = KeyRing.inMemory(CLOCK);
        attackers = KeyRing.inMemory(CLOCK);
        verifier = TokenVerifier.builder(ring)
                .issuer("https://notes.example")
                .audience("notes")
                .events(SecurityEvents.to(event -> {}, CLOCK))
                .build();
    }

    private static Forger forged() {
        return new Forger(ring);
    }

    private static void assertRejected(String token, Reason reason) {
        TokenRejected rejected = catchThrowableOfType(TokenRejected.class, () -> verifier.verify(token));

        assertThat(rejected).isNotNull().hasMessage("The token is not valid");
        assertThat(rejected.reason()).isEqualTo(reason);
    }

    @Test
    void readsNothingBeforeVerificationAsTheRawParserDoes() throws Exception {
        String forged = new Forger(attackers).claim("sub", "\"root\"").sign();

        assertThat(SignedJWT.parse(forged).getJWTClaimsSet().getSubject())
                .as("raw: claims of anybody")
                .isEqualTo("root");

        assertRejected(forged, Reason.KEY_UNKNOWN);
    }

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
                "\"RSA1_5\"",
                "\"HS256\"",
                "\"\"",
                "1",
                "[\"RS256\"]"
            })
    void rejectsEveryOtherAlgorithmEvenWithAGoodSignature(String alg) {
        assertRejected(forged().header("alg", alg).sign(), Reason.ALGORITHM);
    }

    @Test
    void rejectsAnUnsignedTokenThatTheRawParserReads() throws Exception {
        String input = Forger.base64("{\"alg\":\"none\"}") + "." + Forger.base64(forged().claimsJson()) + ".";

        assertThat(PlainJWT.parse(input).getJWTClaimsSet().getSubject()).isEqualTo("ada");

        assertRejected(input, Reason.MALFORMED);
        assertRejected(input + "AA", Reason.ALGORITHM);
        assertRejected(forged().without("alg").sign(), Reason.ALGORITHM);
    }

    @Test
    void rejectsAMacKeyedWithThePublicKeyThatANaiveVerifierBelieves() throws Exception {
        byte[] publicKey = ring.signing().publicKey().getEncoded();
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
    void rejectsAKeyThatTheTokenBringsAlong() throws Exception {
        String jwk = new RSAKey.Builder(attackers.signing().publicKey()).build().toJSONString();
        String forged = new Forger(attackers).header("jwk", jwk).sign();

        SignedJWT raw = SignedJWT.parse(forged);
        assertThat(raw.verify(new RSASSAVerifier(raw.getHeader().getJWK().toRSAKey())))
                .as("raw: the attacker brought the key")
                .isTrue();

        assertRejected(forged, Reason.MALFORMED);
        assertRejected(
                new Forger(attackers)
                        .header("kid", "\"" + ring.signing().id() + "\"")
                        .sign(),
                Reason.SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u", "x5t", "x5t#S256", "zip", "enc", "epk", "cty", "ALG", "unheard-of"})
    void rejectsAHeaderWithAnythingElseEvenWithAGoodSignature(String name) {
        assertRejected(forged().header(name, "\"https://keys.example\"").sign(), Reason.HEADER);
    }

    @Test
    void rejectsCriticalExtensionsAndUnencodedPayloads() {
        assertRejected(forged().header("crit", "[\"exp\"]").sign(), Reason.HEADER);
        assertRejected(forged().header("crit", "[]").sign(), Reason.HEADER);
        assertRejected(forged().header("x5c", "[\"MIIB\"]").sign(), Reason.HEADER);
        assertRejected(forged().header("b64", "false").sign(), Reason.MALFORMED);
        assertRejected(
                forged().header("b64", "false").header("crit", "[\"b64\"]").sign(), Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"JWT\"", "\"jwt\"", "\"AT+JWT\"", "\"application/at+jwt\"", "\"rt+jwt\"", "\"\"", "1"})
    void rejectsAnotherKindOfToken(String typ) {
        assertRejected(forged().header("typ", typ).sign(), Reason.TYPE);
        assertRejected(forged().without("typ").sign(), Reason.TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"../../dev/null\"", "\"' or '1'='1\"", "1", "[\"a\"]"})
    void rejectsAKeyThatTheRingDoesNotHold(String kid) {
        assertRejected(forged().header("kid", kid).sign(), Reason.KEY_UNKNOWN);
        assertRejected(forged().without("kid").sign(), Reason.KEY_UNKNOWN);
    }

    @Test
    void rejectsRepeatedMembersThatTheRawParserTakes() throws Exception {
        Forger one = forged();
        String twice = "{\"sub\":\"root\"," + one.claimsJson().substring(1);
        String escaped = "{\"s\\u0075b\":\"root\"," + one.claimsJson().substring(1);
        String nested = "{\"x\":{\"a\":1,\"a\":2}," + one.claimsJson().substring(1);
        String nullFirst = "{\"exp\":null," + one.claimsJson().substring(1);
        assertThat(JSONObjectUtils.parse(nested)).as("raw: the second wins").containsEntry("x", Map.of("a", 2L));
        for (String claims : new String[] {twice, escaped, nested, nullFirst}) {
            assertRejected(one.sign(one.headerJson(), claims), Reason.MALFORMED);
        }
        for (String member :
                new String[] {"\"alg\":\"none\"", "\"alg\":null", "\"a\\u006cg\":\"none\"", "\"kid\":\"x\""}) {
            assertRejected(
                    one.sign("{" + member + "," + one.headerJson().substring(1), one.claimsJson()), Reason.MALFORMED);
        }
    }

    @Test
    void rejectsJsonThatIsNotStrict() {
        Forger one = forged();
        String claims = one.claimsJson();
        UnaryOperator<String> signed = payload -> one.sign(one.headerJson(), payload);
        for (String payload : new String[] {
            claims + " {}",
            claims + "x",
            "\ufeff" + claims,
            " " + claims,
            "/**/" + claims,
            ")]}'\n" + claims,
            "[" + claims + "]",
            claims.replace('"', '\''),
            claims.replace("\"sub\"", "sub"),
            claims.substring(0, claims.length() - 1),
            claims.replace("}", ",}"),
            claims.replace("ada", "a\tda"),
            "null",
            "{",
            "\"\""
        }) {
            assertRejected(signed.apply(payload), Reason.MALFORMED);
        }
    }

    @Test
    void rejectsTextThatIsNotUtf8() {
        String input = Forger.base64(forged().headerJson()) + "."
                + Forger.base64(
                        forged().claim("sub", "\"Zo\u00eb\"").claimsJson().getBytes(StandardCharsets.ISO_8859_1));
        assertRejected(signed(input), Reason.MALFORMED);
    }

    @Test
    void rejectsOtherSpellingsOfASignatureThatTheRawParserTakes() throws Exception {
        String token = forged().sign();

        for (String spelling : new String[] {token + "==", token + "\n", token + "!", " " + token}) {
            assertThat(SignedJWT.parse(spelling)
                            .verify(new RSASSAVerifier(ring.signing().publicKey())))
                    .as("raw: one token, many texts")
                    .isTrue();
            assertRejected(spelling, Reason.MALFORMED);
        }
    }

    @Test
    void rejectsPaddingAndStrayBitsUnderAGoodSignatureThatTheRawParserTakes() throws Exception {
        String header = Forger.base64(forged().headerJson());
        String claims = forged().claimsJson();
        while (claims.length() % 3 != 1) {
            claims += " ";
        }
        String payload = Forger.base64(claims);
        String stray = payload.substring(0, payload.length() - 1)
                + ALPHABET.charAt(ALPHABET.indexOf(payload.charAt(payload.length() - 1)) + 1);

        assertThat(verifier.verify(signed(header + "." + payload))).isNotNull();
        for (String spelling : new String[] {payload + "==", stray}) {
            String token = signed(header + "." + spelling);
            SignedJWT raw = SignedJWT.parse(token);
            assertThat(raw.verify(new RSASSAVerifier(ring.signing().publicKey())))
                    .isTrue();
            assertThat(raw.getJWTClaimsSet().getSubject()).isEqualTo("ada");
            assertRejected(token, Reason.MALFORMED);
        }
    }

    private static String signed(String input) {
        return input + "." + Forger.base64(ring.signing().sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void rejectsWhatIsNotTheCompactForm() {
        String token = forged().sign();
        String[] parts = token.split("\\.");
        String json = "{\"protected\":\"" + parts[0] + "\",\"payload\":\"" + parts[1] + "\",\"signature\":\"" + parts[2]
                + "\"}";
        for (String text : new String[] {
            json,
            json.replace("{", "{\"signatures\":[{").replace("}", "}]}"),
            "",
            ".",
            "..",
            "...",
            "a",
            "a.b",
            "a.b.c",
            parts[0] + "." + parts[1],
            parts[0] + "." + parts[1] + ".",
            "." + parts[1] + "." + parts[2],
            parts[0] + ".." + parts[2],
            token + ".",
            token + "." + parts[2],
            token + "." + parts[2] + "." + parts[2],
            "Bearer " + token,
            "'" + token + "'",
            token.replace('.', '\u3002'),
            "\u0000" + token
        }) {
            assertRejected(text, Reason.MALFORMED);
        }
    }

    @Test
    void rejectsAMegabyteBeforeLookingAtIt() {
        assertRejected("a".repeat(1 << 20), Reason.TOO_LONG);
        assertRejected(forged().claim("x", "\"" + "a".repeat(1 << 20) + "\"").sign(), Reason.TOO_LONG);
        assertRejected(".".repeat(CompactForm.MAX_LENGTH), Reason.MALFORMED);
    }

    @Test
    void rejectsDeepNestingWithoutDescending() {
        assertRejected(
                forged().claim("x", "[".repeat(4_000) + "]".repeat(4_000)).sign(), Reason.MALFORMED);
        assertRejected(forged().claim("x", "{\"x\":".repeat(1_500)).sign(), Reason.MALFORMED);
        assertRejected(forged().header("x", "[".repeat(4_000)).sign(), Reason.MALFORMED);
    }

    @Test
    void rejectsEveryChangeOfASingleCharacter() {
        String token = forged().sign();
        assertThat(verifier.verify(token)).isNotNull();

        for (int i = 0; i < token.length(); i++) {
            int at = ALPHABET.indexOf(token.charAt(i));
            String others = ALPHABET.charAt((at + 1) % 64) + "" + ALPHABET.charAt((at + 32) % 64) + ".=+ ";
            for (char other : others.toCharArray()) {
                if (other != token.charAt(i)) {
                    assertNotAccepted(token.substring(0, i) + other + token.substring(i + 1));
                }
            }
            assertNotAccepted(token.substring(0, i) + token.substring(i + 1));
            assertNotAccepted(token.substring(0, i));
        }
    }

    @Test
    void throwsNothingButTokenRejectedForTwentyThousandRandomTexts() {
        Random random = new Random(20_260_101L);
        String token = forged().sign();

        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(120)];
            random.nextBytes(bytes);
            String noise = new String(bytes, StandardCharsets.ISO_8859_1);
            int from = random.nextInt(token.length());
            int to = from + random.nextInt(token.length() - from);
            assertNotAccepted(
                    switch (i % 4) {
                        case 0 -> noise;
                        case 1 -> Forger.base64(bytes) + "." + Forger.base64(noise) + "." + Forger.base64(bytes);
                        case 2 -> token.substring(0, from) + noise + "~" + token.substring(to);
                        default -> token.substring(to) + token.substring(0, from) + ".";
                    });
        }
    }

    @Test
    void readsRandomJsonOrRefusesItAsOneTypedError() {
        Random random = new Random(20_260_102L);
        String[] pieces = {
            "{", "}", "[", "]", ":", ",", "\"", "\\", "u00", "null", "true", "1", "-", "e9", ".", "\"a\"", "\"a\":",
            " ", "\n", "'", "#", "/*", "\ud800", "\u2028", "NaN"
        };
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("{");
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String json = text.append("}").toString();
            Throwable thrown = catchThrowable(() -> StrictJson.readFlat(json));
            if (thrown == null) {
                read++;
            } else {
                assertThat(thrown).isInstanceOf(IOException.class);
            }
        }
        assertThat(read).as("some of it is JSON").isPositive();
    }

    private static void assertNotAccepted(String token) {
        assertThatExceptionOfType(TokenRejected.class)
                .isThrownBy(() -> verifier.verify(token))
                .withMessage("The token is not valid");
    }
}
