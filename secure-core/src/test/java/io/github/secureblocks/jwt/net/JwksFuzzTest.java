package io.github.secureblocks.jwt.net;

import static io.github.secureblocks.jwt.SigningAlgorithm.ES256;
import static io.github.secureblocks.jwt.SigningAlgorithm.RS256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.jwt.SigningAlgorithm;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class JwksFuzzTest {
    private static final Set<SigningAlgorithm> ALLOWED = Set.of(RS256, ES256);
    private static final String[] GOOD = {
        Jwk.document(Jwk.rsa("a", "\"alg\":\"RS256\"", "\"use\":\"sig\""), Jwk.ec("b", "\"key_ops\":[\"verify\"]")),
        Jwk.document(Jwk.ec("b", "\"alg\":\"ES256\""), Jwk.ed25519("c"), Jwk.rsa("d", "\"x5c\":[\"AAAA\"]"))
    };
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"kid\":\"a\"",
        "\"kid\":\"b\"",
        "\"d\":\"AQAB\"",
        "\"alg\":\"RS256\"",
        "\"alg\":\"none\"",
        "\"kty\":\"oct\"",
        "\"kty\":\"EC\"",
        "\"keys\":[",
        "null",
        "1e9999",
        "\\u0000",
        "\\ud800",
        "AQAB",
        "=",
        "-",
        "_",
        "\0",
        "\u2028",
        "é"
    };

    @RepeatedTest(8)
    void whateverIsReadIsAUsableKeyOrARefusal(RepetitionInfo seed) {
        Random random = new Random(seed.getCurrentRepetition());
        int read = 0;
        int refused = 0;
        for (int i = 0; i < 2_500; i++) {
            byte[] document = mutated(random);
            try {
                JwksDocument result = JwksDocument.read(document, ALLOWED);
                result.keys().forEach(JwksFuzzTest::isUsable);
                assertThat(result.keys()).isNotEmpty();
                assertThat(result.skipped()).isBetween(0, JwksDocument.MAX_KEYS);
                read++;
            } catch (JwksRefused expected) {
                assertThat(expected.getMessage()).isEqualTo(expected.reason().name());
                refused++;
            }
        }
        assertThat(read).as("documents that were read").isGreaterThan(50);
        assertThat(refused).as("documents that were refused").isGreaterThan(50);
    }

    private static void isUsable(String id, PublishedKey key) {
        assertThat(key.key().id()).isEqualTo(id).hasSizeBetween(1, PublishedKey.MAX_ID_LENGTH);
        assertThat(key.key().algorithm()).isIn(ALLOWED);
        if (key.publicKey() instanceof RSAPublicKey rsa) {
            assertThat(rsa.getModulus().bitLength()).isBetween(2_048, 8_192);
            assertThat(rsa.getPublicExponent()).isGreaterThan(BigInteger.ONE);
        } else {
            assertThat(key.publicKey()).isInstanceOf(ECPublicKey.class);
            assertThat(key.publicKey()).as("the only point of the seeds").isEqualTo(Jwk.EC);
        }
    }

    private static byte[] mutated(Random random) {
        StringBuilder text = new StringBuilder(GOOD[random.nextInt(GOOD.length)]);
        for (int changes = random.nextInt(4); changes >= 0 && text.length() > 2; changes--) {
            change(text, random);
        }
        byte[] bytes = text.toString().getBytes(UTF_8);
        if (random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static void change(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(40) + 1));
        switch (random.nextInt(6)) {
            case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
            case 1 -> text.delete(at, end);
            case 2 -> text.insert(at, text.substring(at, end));
            case 3 -> text.setCharAt(at, (char) random.nextInt(random.nextInt(3) == 0 ? 65_536 : 128));
            case 4 -> text.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
            default -> text.insert(random.nextInt(text.length()), text.substring(at, end));
        }
    }
}
