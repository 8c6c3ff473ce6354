package io.github.secureblocks.jwt.net;

import static io.github.secureblocks.jwt.SigningAlgorithm.ED25519;
import static io.github.secureblocks.jwt.SigningAlgorithm.ES256;
import static io.github.secureblocks.jwt.SigningAlgorithm.PS256;
import static io.github.secureblocks.jwt.SigningAlgorithm.RS256;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.JWKSet;
import io.github.secureblocks.jwt.SigningAlgorithm;
import io.github.secureblocks.jwt.net.JwksRefused.Reason;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwksDocumentTest {
    private static final Set<SigningAlgorithm> ALL = EnumSet.allOf(SigningAlgorithm.class);
    private static final String GOOD = Jwk.rsa("good", "\"alg\":\"RS256\"");

    @Test
    void keysOfEveryAlgorithmAreRead() throws JwksRefused {
        JwksDocument document = read(Jwk.document(
                Jwk.rsa("r", "\"alg\":\"RS256\"", "\"use\":\"sig\""),
                Jwk.rsa("p", "\"alg\":\"PS256\"", "\"key_ops\":[\"verify\"]"),
                Jwk.ec("e", "\"alg\":\"ES256\""),
                Jwk.ed25519("d", "\"alg\":\"Ed25519\"")));
        assertThat(document.skipped()).isZero();
        assertThat(document.keys().values())
                .extracting(key -> key.key().id() + " " + key.key().algorithm())
                .containsExactlyInAnyOrder("r RS256", "p PS256", "e ES256", "d ED25519");
        assertThat(document.keys().get("e").publicKey()).isEqualTo(Jwk.EC);
        assertThat(document.keys().get("d").publicKey()).isEqualTo(Jwk.ED25519);
    }

    @Test
    void aKeyWithoutAlgorithmIsForTheOnlyOneThatFits() throws JwksRefused {
        String rsa = Jwk.document(Jwk.rsa("k"));
        assertThat(JwksDocument.read(bytes(rsa), Set.of(PS256, ES256))
                        .keys()
                        .get("k")
                        .key()
                        .algorithm())
                .isEqualTo(PS256);
        assertThat(reason(rsa, Set.of(PS256, RS256)))
                .as("one key would be for two algorithms")
                .isEqualTo(Reason.DOCUMENT_HAS_NO_USABLE_KEY);
        assertThat(reason(rsa, Set.of(ES256, ED25519))).isEqualTo(Reason.DOCUMENT_HAS_NO_USABLE_KEY);
        assertThat(read(Jwk.document(Jwk.ec("e"), Jwk.ed25519("d"))).keys()).hasSize(2);
    }

    @Test
    void anAlgorithmThatIsNotAllowedForThisIssuerIsNotUsed() {
        assertThat(reason(Jwk.document(GOOD), Set.of(PS256, ES256, ED25519)))
                .isEqualTo(Reason.DOCUMENT_HAS_NO_USABLE_KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"alg\":\"rs256\"",
                "\"alg\":\"RS512\"",
                "\"alg\":\"none\"",
                "\"alg\":\"HS256\"",
                "\"alg\":\"ES256\"",
                "\"alg\":null",
                "\"alg\":[\"RS256\"]",
                "\"alg\":\"RSA-OAEP\"",
                "\"use\":\"enc\"",
                "\"use\":\"SIG\"",
                "\"use\":null",
                "\"use\":[\"sig\"]",
                "\"key_ops\":[]",
                "\"key_ops\":[\"sign\"]",
                "\"key_ops\":[\"verify\",\"verify\"]",
                "\"key_ops\":\"verify\"",
                "\"key_ops\":[\"verify\",1]",
                "\"key_ops\":{}",
                "\"use\":\"sig\",\"key_ops\":[\"encrypt\"]"
            })
    void aKeyForAnotherPurposeIsSkippedAndCounted(String member) throws JwksRefused {
        String other = Jwk.rsa(Jwk.OTHER_RSA.getModulus(), Jwk.OTHER_RSA.getPublicExponent(), Jwk.id("other"), member);
        skips(other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kid\":\"x\"}",
                "{\"kty\":\"RSA\",\"kid\":\"x\"}",
                "{\"kty\":\"rsa\",\"kid\":\"x\",\"n\":\"AQAB\",\"e\":\"AQAB\"}",
                "{\"kty\":\"AKP\",\"alg\":\"ML-DSA-44\",\"kid\":\"x\",\"pub\":\"AA\"}",
                "{\"kty\":[\"RSA\"],\"kid\":\"x\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-384\",\"kid\":\"x\",\"x\":\"AA\",\"y\":\"AA\"}",
                "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"kid\":\"x\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"kid\":\"x\",\"x\":\"AA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"x\",\"x\":\"AA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"x\",\"x\":7}",
                "{\"kty\":\"RSA\",\"kid\":\"x\",\"n\":\"\",\"e\":\"\"}",
                "{\"kty\":\"RSA\",\"kid\":\"x\",\"n\":12345,\"e\":65537}"
            })
    void aKeyThatWeCannotReadIsSkippedAndCounted(String key) throws JwksRefused {
        skips(key);
    }

    @Test
    void aKeyWithoutAnIdentifierThatATokenCouldNameIsSkipped() throws JwksRefused {
        BigInteger n = Jwk.RSA.getModulus();
        BigInteger e = Jwk.RSA.getPublicExponent();
        skips(Jwk.rsa(n, e));
        skips(Jwk.rsa(n, e, "\"kid\":null"));
        skips(Jwk.rsa(n, e, "\"kid\":7"));
        skips(Jwk.rsa(""));
        skips(Jwk.rsa("k".repeat(257)));
        assertThat(read(Jwk.document(Jwk.rsa("k".repeat(256), "\"alg\":\"RS256\"")))
                        .keys())
                .hasSize(1);
    }

    @Test
    void aWeakRsaKeyIsSkipped() throws JwksRefused {
        RSAPublicKey weak = (RSAPublicKey) Jwk.generate("RSA", 1_024);
        BigInteger n = Jwk.RSA.getModulus();
        skips(Jwk.rsa(weak.getModulus(), weak.getPublicExponent(), Jwk.id("x")));
        skips(Jwk.rsa(n, BigInteger.ONE, Jwk.id("x")));
        skips(Jwk.rsa(n, BigInteger.TWO, Jwk.id("x")));
        skips(Jwk.rsa(n, BigInteger.ZERO, Jwk.id("x")));
        skips(Jwk.rsa(n, BigInteger.ONE.shiftLeft(4_000).add(BigInteger.ONE), Jwk.id("x")));
        skips(Jwk.rsa(n.add(BigInteger.ONE), Jwk.RSA.getPublicExponent(), Jwk.id("x")));
        skips(Jwk.rsa(BigInteger.ONE.shiftLeft(8_200).add(BigInteger.ONE), Jwk.RSA.getPublicExponent(), Jwk.id("x")));
    }

    @Test
    void aPointThatIsNotOnTheCurveIsSkipped() throws JwksRefused {
        BigInteger x = Jwk.EC.getW().getAffineX();
        BigInteger y = Jwk.EC.getW().getAffineY();
        BigInteger field = new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
        skips(Jwk.ec(x, y.add(BigInteger.ONE), Jwk.id("x")));
        skips(Jwk.ec(BigInteger.ZERO, BigInteger.ZERO, Jwk.id("x")));
        skips(Jwk.ec(field, y, Jwk.id("x")));
        skips(Jwk.ec(x.add(field).mod(BigInteger.ONE.shiftLeft(256)), y, Jwk.id("x")));
        assertThat(read(Jwk.document(Jwk.ec(x, y, Jwk.id("x")))).keys()).containsKey("x");
    }

    @Test
    void numbersAreReadInOneFormAlone() throws JwksRefused {
        String n = Jwk.number(Jwk.RSA.getModulus());
        for (String other :
                new String[] {n + "=", n + "==", " " + n, n + "\\n", n.replaceFirst(".$", "\\$"), "+/" + n}) {
            skips(Jwk.object("\"kty\":\"RSA\"", Jwk.id("x"), "\"n\":\"" + other + "\"", "\"e\":\"AQAB\""));
        }
        skips(Jwk.object("\"kty\":\"RSA\"", Jwk.id("x"), "\"n\":\"" + n + "\"", "\"e\":\"AQAC\"".replace("AC", "AD=")));
        byte[] x = Base64.getUrlDecoder().decode(Jwk.number(Jwk.EC.getW().getAffineX()));
        byte[] longer = new byte[33];
        System.arraycopy(x, 0, longer, longer.length - x.length, x.length);
        skips(Jwk.ec("x").replaceFirst("\"x\":\"[^\"]*", "\"x\":\"" + Jwk.base64(longer)));
    }

    @Test
    void aPrivateOrSecretKeyRefusesTheDocumentWhichTheLibraryTakes() throws ParseException {
        String secret = "{\"kty\":\"oct\",\"kid\":\"x\",\"k\":\"c2VjcmV0LXNlY3JldA\"}";
        assertThat(JWKSet.parse(Jwk.document(GOOD, secret)).getKeys())
                .as("what the library reads")
                .hasSize(2);
        refuses(Jwk.document(GOOD, secret), Reason.DOCUMENT_HAS_PRIVATE_KEYS);
        for (String member : new String[] {"d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"}) {
            refuses(Jwk.document(GOOD, Jwk.rsa("x", '"' + member + "\":\"AQAB\"")), Reason.DOCUMENT_HAS_PRIVATE_KEYS);
            refuses(Jwk.document(GOOD, Jwk.rsa("x", '"' + member + "\":null")), Reason.DOCUMENT_HAS_PRIVATE_KEYS);
            refuses(
                    Jwk.document(GOOD, "{\"kty\":\"unknown\",\"" + member + "\":[]}"),
                    Reason.DOCUMENT_HAS_PRIVATE_KEYS);
        }
        refuses(Jwk.document(GOOD, "{\"kty\":\"oct\"}"), Reason.DOCUMENT_HAS_PRIVATE_KEYS);
    }

    @Test
    void anIdentifierThatIsThereTwiceRefusesTheDocumentWhichTheLibraryTakes() throws ParseException {
        String twice = Jwk.document(
                GOOD, Jwk.rsa(Jwk.OTHER_RSA.getModulus(), Jwk.OTHER_RSA.getPublicExponent(), Jwk.id("good")));
        assertThat(JWKSet.parse(twice).getKeys()).as("what the library reads").hasSize(2);
        refuses(twice, Reason.DOCUMENT_REPEATS_A_KEY_ID);
        refuses(Jwk.document(GOOD, GOOD), Reason.DOCUMENT_REPEATS_A_KEY_ID);
        refuses(Jwk.document(GOOD, Jwk.rsa("good", "\"use\":\"enc\"")), Reason.DOCUMENT_REPEATS_A_KEY_ID);
        refuses(Jwk.document(GOOD, "{\"kty\":\"new\",\"kid\":\"\\u0067ood\"}"), Reason.DOCUMENT_REPEATS_A_KEY_ID);
    }

    @Test
    void aMemberThatIsThereTwiceRefusesTheDocumentWhichTheLibraryTakes() throws ParseException {
        String other = Jwk.number(Jwk.OTHER_RSA.getModulus());
        String twice = Jwk.document(Jwk.rsa("x", "\"alg\":\"RS256\"", "\"n\":\"" + other + '"'));
        assertThat(JWKSet.parse(twice).getKeys().get(0).toRSAKey().getModulus())
                .as("what the library reads: the last of both")
                .hasToString(other);
        refuses(twice, Reason.DOCUMENT_MALFORMED);
        refuses("{\"keys\":[" + GOOD + "],\"keys\":[" + GOOD + "]}", Reason.DOCUMENT_MALFORMED);
        refuses("{\"keys\":[" + GOOD + "],\"a\":{\"b\":{\"c\":1,\"\\u0063\":1}}}", Reason.DOCUMENT_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "7",
                "\"keys\"",
                "<html>",
                "{\"keys\":",
                "{\"keys\":[]",
                "{\"keys\":[]}x",
                "{\"keys\":[]}{}",
                "{keys:[]}",
                "{'keys':[]}",
                "{\"keys\":[],}",
                "{\"keys\":[NaN]}",
                "{\"keys\":[1e]}",
                "{\"keys\":[]} // end",
                "\uFEFF{\"keys\":[]}",
                "{\"keys\":\"\t\"}",
                "{\"a\":\"\\x\",\"keys\":[]}"
            })
    void whatIsNoDocumentIsRefused(String text) {
        assertThat(reason(text, ALL))
                .isIn(Reason.DOCUMENT_MALFORMED, Reason.DOCUMENT_IS_NO_KEY_SET, Reason.DOCUMENT_HAS_NO_USABLE_KEY);
    }

    @Test
    void theShapeMustBeThatOfAKeySet() {
        refuses("{}", Reason.DOCUMENT_IS_NO_KEY_SET);
        refuses("{\"Keys\":[" + GOOD + "]}", Reason.DOCUMENT_IS_NO_KEY_SET);
        refuses("{\"keys\":{}}", Reason.DOCUMENT_IS_NO_KEY_SET);
        refuses("{\"keys\":null}", Reason.DOCUMENT_IS_NO_KEY_SET);
        refuses("{\"keys\":[[" + GOOD + "]]}", Reason.DOCUMENT_IS_NO_KEY_SET);
        refuses("{\"keys\":[" + GOOD + ",\"x\"]}", Reason.DOCUMENT_IS_NO_KEY_SET);
        refuses("{\"keys\":[]}", Reason.DOCUMENT_HAS_NO_USABLE_KEY);
        refuses("{\"keys\":[" + GOOD + "]}{}", Reason.DOCUMENT_MALFORMED);
    }

    @Test
    void depthNumbersTextsAndKeysAreBounded() throws JwksRefused {
        for (int deep : new int[] {16, 100, 100_000}) {
            refuses(
                    "{\"keys\":[" + GOOD + "],\"a\":" + "[".repeat(deep) + "]".repeat(deep) + "}",
                    Reason.DOCUMENT_MALFORMED);
        }
        refuses("{\"keys\":[" + GOOD + "],\"a\":" + "9".repeat(200_000) + "}", Reason.DOCUMENT_MALFORMED);
        refuses(Jwk.document(Jwk.rsa("x", "\"a\":\"" + "a".repeat(20_000) + '"')), Reason.DOCUMENT_MALFORMED);
        refuses("{\"keys\":[" + GOOD + "],\"" + "a".repeat(1_001) + "\":1}", Reason.DOCUMENT_MALFORMED);
        assertThat(read("{\"a\":" + "[".repeat(15) + "]".repeat(15) + ",\"keys\":[" + GOOD + "]}")
                        .keys())
                .hasSize(1);
        assertThat(read("{\"a\":1e999999999,\"keys\":[" + GOOD + "]}").keys()).hasSize(1);
        String[] ids = IntStream.range(0, 101).mapToObj(i -> "k" + i).toArray(String[]::new);
        refuses(Jwk.rs256(ids), Reason.DOCUMENT_HAS_TOO_MANY_KEYS);
        String hundred = IntStream.range(0, 100)
                .mapToObj(i -> "{\"kid\":\"k" + i + "\"}")
                .collect(Collectors.joining(","));
        refuses("{\"keys\":[" + hundred + "]}", Reason.DOCUMENT_HAS_NO_USABLE_KEY);
    }

    @Test
    void onlyUtf8IsRead() {
        String document = Jwk.document(GOOD);
        assertThat(reason(document.getBytes(UTF_16), ALL)).isEqualTo(Reason.DOCUMENT_MALFORMED);
        byte[] broken = bytes("{\"a\":\"x\",\"keys\":[" + GOOD + "]}");
        broken[6] = (byte) 0xC3;
        assertThat(reason(broken, ALL)).isEqualTo(Reason.DOCUMENT_MALFORMED);
    }

    @Test
    void addressesAndCertificatesInAKeyAreNotLookedAt() throws JwksRefused {
        String key = Jwk.rsa(
                "x",
                "\"alg\":\"RS256\"",
                "\"x5u\":\"https://evil.example/\"",
                "\"jku\":\"https://evil.example/\"",
                "\"x5c\":[\"AAAA\",7,{\"a\":[]}]",
                "\"x5t\":\"AA\"");
        assertThat(read(Jwk.document(key)).keys()).containsOnlyKeys("x");
    }

    private static void skips(String key) throws JwksRefused {
        JwksDocument document = read(Jwk.document(GOOD, key), Set.of(RS256, ES256, ED25519));
        assertThat(document.keys()).containsOnlyKeys("good");
        assertThat(document.skipped()).isEqualTo(1);
    }

    private static void refuses(String document, Reason reason) {
        assertThat(reason(document, ALL)).isEqualTo(reason);
    }

    private static JwksDocument read(String document) throws JwksRefused {
        return read(document, ALL);
    }

    private static JwksDocument read(String document, Set<SigningAlgorithm> allowed) throws JwksRefused {
        return JwksDocument.read(bytes(document), allowed);
    }

    private static Reason reason(String document, Set<SigningAlgorithm> allowed) {
        return reason(bytes(document), allowed);
    }

    private static Reason reason(byte[] document, Set<SigningAlgorithm> allowed) {
        JwksRefused refused = catchThrowableOfType(JwksRefused.class, () -> JwksDocument.read(document, allowed));
        assertThat(refused).as("a refusal").isNotNull().hasNoCause();
        assertThat(refused.getMessage()).isEqualTo(refused.reason().name());
        return refused.reason();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
