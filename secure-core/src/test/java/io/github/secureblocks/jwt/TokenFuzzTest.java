package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.internal.json.StrictJson;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Any text as a token: one typed rejection, or the token that it is a part of nobody else's making. */
@Timeout(120)
class TokenFuzzTest {
    private static final int ROUNDS = 15_000;

    /** Many times the length of the longest token, and nothing beside a request. */
    private static final long MOST_BYTES = 60L * CompactForm.MAX_LENGTH;

    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\\",
        "u00",
        "null",
        "true",
        "1",
        "-",
        "e9",
        ".",
        "\"a\"",
        "\"a\":",
        " ",
        "\n",
        "'",
        "#",
        "/*",
        "\ud800",
        "\u2028",
        "NaN",
        "\"alg\":\"none\"",
        "\"kid\":",
        "\"exp\":",
        "[[[[",
        "\u0000"
    };

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Map<String, SigningKey> KEYS = keys();

    private final Random random = new Random(20_260_212L);
    private final List<SecurityEvent> told = new ArrayList<>();
    private final TokenVerifier strict = verifier().build();
    private final TokenVerifier open = verifier().acceptOtherClaims().build();

    private TokenVerifier.Builder verifier() {
        return Forgery.verifier(id -> {
                    SigningKey key = KEYS.get(id);
                    return key == null ? null : key.verification();
                })
                .events(SecurityEvents.to(told::add, Forgery.CLOCK));
    }

    private static Map<String, SigningKey> keys() {
        Map<String, SigningKey> keys = new HashMap<>();
        for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
            SigningKey key = SigningKey.generate(algorithm);
            keys.put(key.id(), key);
        }
        return keys;
    }

    /** Whether it was accepted; whatever else happens fails. */
    private boolean accepts(TokenVerifier verifier, String token) {
        told.clear();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Throwable thrown = catchThrowable(() -> verifier.verify(token));
        long spent = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(spent).as("allocated bytes").isLessThan(MOST_BYTES);
        if (thrown == null) {
            assertThat(told).isEmpty();
            return true;
        }
        assertThat(thrown)
                .isExactlyInstanceOf(TokenRejected.class)
                .hasMessage("The token is not valid")
                .hasNoCause()
                .hasNoSuppressedExceptions();
        assertThat(told)
                .singleElement()
                .satisfies(event -> assertThat(event.explanation()).isEmpty());
        return false;
    }

    @Test
    void rejectsEveryMutationOfATokenOfEachAlgorithm() {
        List<String> good =
                KEYS.values().stream().map(key -> new Forger(key).sign()).toList();
        for (String token : good) {
            assertThat(accepts(strict, token)).isTrue();
        }
        for (int i = 0; i < ROUNDS; i++) {
            String token = good.get(i % good.size());
            String mutated = mutated(token);
            if (!mutated.equals(token)) {
                assertThat(accepts(i % 3 == 0 ? open : strict, mutated)).isFalse();
            }
        }
    }

    private String mutated(String token) {
        StringBuilder text = new StringBuilder(token);
        for (int n = 1 + random.nextInt(3); n > 0 && !text.isEmpty(); n--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + random.nextInt(40));
            switch (random.nextInt(6)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(128));
                case 1 -> text.setCharAt(at, (char) random.nextInt(65_536));
                case 2 -> text.delete(at, to);
                case 3 -> text.insert(at, text.substring(at, to));
                case 4 -> text.insert(at, noise());
                default -> text.setLength(at);
            }
        }
        return text.toString();
    }

    private String noise() {
        byte[] bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        return new String(bytes, random.nextBoolean() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16);
    }

    @Test
    void rejectsRandomTexts() {
        for (int i = 0; i < ROUNDS; i++) {
            String text = i % 2 == 0
                    ? noise()
                    : Forger.base64(noise()) + "." + Forger.base64(noise()) + "." + Forger.base64(noise());
            assertThat(accepts(strict, text)).isFalse();
        }
    }

    @Test
    void readsSignedClaimsOfAnyJsonOrRefusesThemAsOneTypedError() {
        SigningKey key = KEYS.values().stream()
                .filter(each -> each.algorithm() == SigningAlgorithm.ES256)
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < 1_500; i++) {
            Forger forger = new Forger(key);
            String claims = forger.claimsJson();
            int at = random.nextInt(claims.length());
            String token = i % 2 == 0
                    ? forger.sign(forger.headerJson(), claims.substring(0, at) + pieces() + claims.substring(at))
                    : forger.claim("x", pieces()).sign();
            if (accepts(strict, token)) {
                assertThat(accepts(open, token)).isTrue();
            }
        }
    }

    private String pieces() {
        return IntStream.rangeClosed(0, random.nextInt(6))
                .mapToObj(i -> PIECES[random.nextInt(PIECES.length)])
                .collect(Collectors.joining());
    }

    @Test
    void readsRandomJsonOrRefusesItAsOneTypedError() {
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String json = "{" + pieces() + pieces() + "}";
            Throwable thrown = catchThrowable(() -> StrictJson.read(json));
            Throwable flat = catchThrowable(() -> StrictJson.readFlat(json));
            if (thrown == null) {
                read++;
            } else {
                assertThat(thrown).isInstanceOf(IOException.class);
                assertThat(flat).isInstanceOf(IOException.class);
            }
        }
        assertThat(read).as("some of it is JSON").isPositive();
    }

    @Test
    void spendsNoMoreOnTheLongestTexts() {
        String longest = "a".repeat(CompactForm.MAX_LENGTH - 6);
        String deep = "[".repeat(12_000);
        String names = IntStream.range(0, 1_500)
                .mapToObj(i -> "\"" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", "}"));
        for (String text : new String[] {
            "a." + longest + ".a",
            longest + ".a.a",
            ".".repeat(CompactForm.MAX_LENGTH),
            "=".repeat(CompactForm.MAX_LENGTH),
            "\ud83d\ude00".repeat(CompactForm.MAX_LENGTH / 2),
            Forger.base64(deep) + ".a.a",
            Forger.base64("{\"alg\":" + deep) + ".aaaa.aaaa",
            Forger.base64(names) + ".aaaa.aaaa",
            Forger.base64("{\"alg\":\"" + "\\u0061".repeat(1_900) + "\"}") + ".aaaa.aaaa",
            Forger.base64("{\"alg\":" + "9".repeat(12_000) + "}") + ".aaaa.aaaa",
            "a".repeat(50_000_000)
        }) {
            assertThat(accepts(strict, text)).isFalse();
            assertThat(accepts(open, text)).isFalse();
        }
    }
}
