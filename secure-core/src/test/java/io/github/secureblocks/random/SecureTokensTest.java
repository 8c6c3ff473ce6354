package io.github.secureblocks.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecureTokensTest {
    @Test
    void cannotBeForetoldWhereARandomWithItsSeedCan() {
        assertThat(new Random(42).nextLong()).isEqualTo(new Random(42).nextLong());

        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            tokens.add(SecureTokens.urlSafe(128));
        }
        assertThat(tokens).hasSize(10_000);
    }

    @Test
    void usesEveryBitAndNothingButUrlSafeCharacters() {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            String token = SecureTokens.urlSafe();
            assertThat(token).matches("[A-Za-z0-9_-]{43}");
            token.chars().forEach(seen::add);
        }
        assertThat(seen).hasSize(64);
    }

    @Test
    void isAsLongAsItsBitsAsk() {
        assertThat(SecureTokens.urlSafe(128)).hasSize(22);
        assertThat(SecureTokens.urlSafe(136)).hasSize(23);
        assertThat(SecureTokens.urlSafe(4_096)).hasSize(683);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -8, 0, 64, 120, 129, 4_104, Integer.MAX_VALUE})
    void refusesWeakOrUnevenStrengths(int bits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecureTokens.urlSafe(bits))
                .withMessage("A token has a multiple of 8 bits from 128 to 4096; write SecureTokens.urlSafe() for 256");
    }

    @Test
    void drawsEveryNumberBelowItsBoundAndNoOther() {
        Set<Integer> drawn = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            drawn.add(SecureTokens.below(6));
        }
        assertThat(drawn).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
        assertThatIllegalArgumentException().isThrownBy(() -> SecureTokens.below(0));
        assertThatIllegalArgumentException().isThrownBy(() -> SecureTokens.below(-1));
    }
}
