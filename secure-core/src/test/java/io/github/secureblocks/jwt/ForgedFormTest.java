package io.github.secureblocks.jwt;

import static io.github.secureblocks.jwt.ChecklistItem.CANONICAL_BASE64;
import static io.github.secureblocks.jwt.ChecklistItem.COMPACT_FORM;
import static io.github.secureblocks.jwt.ChecklistItem.LENGTH;
import static io.github.secureblocks.jwt.ChecklistItem.NO_REPEATED_MEMBER;
import static io.github.secureblocks.jwt.ChecklistItem.UTF8;
import static io.github.secureblocks.jwt.Forgery.RING;
import static io.github.secureblocks.jwt.Forgery.VERIFIER;
import static io.github.secureblocks.jwt.Forgery.assertNotAccepted;
import static io.github.secureblocks.jwt.Forgery.assertRejected;
import static io.github.secureblocks.jwt.Forgery.forged;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObjectJSON;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import io.github.secureblocks.jwt.TokenRejected.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The outer form and the JSON of a token, in the order of {@link ChecklistItem}. */
class ForgedFormTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Test
    @Ticks(UTF8)
    void rejectsTextThatIsNotUtf8AsANaiveVerifierDoesNot() throws Exception {
        String claims = forged().claim("sub", "\"Zo\u00eb\"").claimsJson();
        for (Charset other : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE)) {
            assertRejected(
                    signed(Forger.base64(forged().headerJson()) + "." + Forger.base64(claims.getBytes(other))),
                    Reason.MALFORMED);
        }
        byte[] overlong = claims.replace("Zo\u00eb", "ad\u0000a").getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < overlong.length; i++) {
            if (overlong[i] == 0) {
                overlong[i] = (byte) 0xc1;
                overlong[i + 1] = (byte) 0xa1;
            }
        }
        String token = signed(Forger.base64(forged().headerJson()) + "." + Forger.base64(overlong));

        assertThat(NaiveVerifier.claims(token, RING.signing().publicKey()))
                .as("raw: what is no text is read as one")
                .containsKey("sub");

        assertRejected(token, Reason.MALFORMED);
    }

    @Test
    @Ticks(COMPACT_FORM)
    void rejectsWhatIsNotTheCompactForm() throws Exception {
        String token = forged().sign();
        String[] parts = token.split("\\.");
        String json = "{\"protected\":\"" + parts[0] + "\",\"payload\":\"" + parts[1] + "\",\"signature\":\"" + parts[2]
                + "\"}";

        assertThat(JWSObjectJSON.parse(json)
                        .getSignatures()
                        .get(0)
                        .verify(new RSASSAVerifier(RING.signing().publicKey())))
                .as("raw: the same token in JSON")
                .isTrue();

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
    @Ticks(NO_REPEATED_MEMBER)
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
    @Ticks(CANONICAL_BASE64)
    void rejectsOtherSpellingsOfASignatureThatTheRawParserTakes() throws Exception {
        String token = forged().sign();

        for (String spelling : new String[] {token + "==", token + "\n", token + "!", " " + token}) {
            assertThat(SignedJWT.parse(spelling)
                            .verify(new RSASSAVerifier(RING.signing().publicKey())))
                    .as("raw: one token, many texts")
                    .isTrue();
            assertRejected(spelling, Reason.MALFORMED);
        }
    }

    @Test
    @Ticks(CANONICAL_BASE64)
    void rejectsPaddingAndStrayBitsUnderAGoodSignatureThatTheRawParserTakes() throws Exception {
        String header = Forger.base64(forged().headerJson());
        String claims = forged().claimsJson();
        while (claims.length() % 3 != 1) {
            claims += " ";
        }
        String payload = Forger.base64(claims);
        String stray = payload.substring(0, payload.length() - 1)
                + ALPHABET.charAt(ALPHABET.indexOf(payload.charAt(payload.length() - 1)) + 1);

        assertThat(VERIFIER.verify(signed(header + "." + payload))).isNotNull();
        for (String spelling : new String[] {payload + "==", stray}) {
            String token = signed(header + "." + spelling);
            SignedJWT raw = SignedJWT.parse(token);
            assertThat(raw.verify(new RSASSAVerifier(RING.signing().publicKey())))
                    .isTrue();
            assertThat(raw.getJWTClaimsSet().getSubject()).isEqualTo("ada");
            assertRejected(token, Reason.MALFORMED);
        }
    }

    @Test
    void saysNothingOfWhatItHolds() {
        assertThat(CompactForm.parse(forged().sign())).hasToString("CompactForm");
    }

    @Test
    @Ticks(LENGTH)
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
        assertThat(VERIFIER.verify(token)).isNotNull();

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

    private static String signed(String input) {
        return input + "." + Forger.base64(RING.signing().sign(input.getBytes(StandardCharsets.US_ASCII)));
    }
}
