package io.github.secureblocks.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneLineTest {
    @Test
    void aRawValueForgesASecondLineAndOursDoesNot() {
        String value = "alice\n2026-11-21 INFO login ok user=admin";

        assertThat(("user=" + value).lines()).hasSize(2);
        assertThat(("user=" + OneLine.of(value)).lines()).hasSize(1);
        assertThat(OneLine.of(value)).isEqualTo("alice\\n2026-11-21 INFO login ok user=admin");
    }

    @Test
    void keepsEveryCodePointOnOneLineVisiblyAndReversibly() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            String raw = "a" + Character.toString(point) + "b";
            String line = OneLine.of(raw);
            if (line.lines().count() != 1 || !line.codePoints().allMatch(OneLineTest::isHarmless)) {
                fail("Code point %x is not harmless", point);
            }
            if (!unescape(line).equals(raw)) {
                fail("Code point %x does not come back", point);
            }
        }
    }

    @Test
    void keepsEveryPairOfSpecialCharactersApart() {
        String[] pieces = {"\\", "\n", "n", "u", "000a", "$", "{", "}", "\ud83d", "\ude00", "\u202e", "\u2028", "", "é"
        };
        Set<String> raw = new HashSet<>();
        Set<String> lines = new HashSet<>();
        for (String a : pieces) {
            for (String b : pieces) {
                for (String c : pieces) {
                    String line = OneLine.of(a + b + c);
                    assertThat(unescape(line)).isEqualTo(a + b + c);
                    raw.add(a + b + c);
                    lines.add(line);
                }
            }
        }
        assertThat(lines).hasSameSizeAs(raw);
    }

    @Test
    void bringsBackRandomText() {
        Random random = new Random(20261121);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder raw = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--) {
                raw.append((char) (random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0x10000)));
            }
            assertThat(unescape(OneLine.of(raw))).isEqualTo(raw.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"${jndi:x}, $\\{jndi:x}", "cost 5$, cost 5\\u0024", "{a}, {a}", "$5, $5"})
    void partsADollarFromABrace(String raw, String line) {
        assertThat(OneLine.of(raw)).isEqualTo(line);
        assertThat(OneLine.of(raw) + OneLine.of("{x}")).doesNotContain("${");
    }

    @Test
    void cutsWithAMarkThatNoValueCanForge() {
        assertThat(OneLine.of("abcdef", 4)).isEqualTo("abcd\\...(2 more)");
        assertThat(OneLine.of("abcd\\...(2 more)")).isEqualTo("abcd\\\\...(2 more)");
        assertThat(OneLine.of("x".repeat(1_001))).isEqualTo("x".repeat(1_000) + "\\...(1 more)");
        assertThat(OneLine.of("\0".repeat(5_000)).length()).isLessThan(6 * 1_000 + 30);
    }

    @Test
    void neverCutsASurrogatePairInTwo() {
        assertThat(OneLine.of("ab\ud83d\ude00", 3)).isEqualTo("ab\\...(2 more)");
        assertThat(OneLine.of("\ud83d\ude00", 1)).isEqualTo("\\...(2 more)");
        assertThat(OneLine.of("ab\ud83d\ude00", 4)).isEqualTo("ab\ud83d\ude00");
    }

    @Test
    void survivesAValueThatCannotBeShown() {
        Object broken = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("secret inside");
            }
        };
        assertThat(OneLine.of(broken)).endsWith("(toString failed)").doesNotContain("secret");
        assertThat(OneLine.of(null)).isEqualTo("null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneLine.of("x", 0))
                .withMessage("length must be at least 1");
    }

    private static boolean isHarmless(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static String unescape(String line) {
        StringBuilder raw = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != '\\') {
                raw.append(c);
                continue;
            }
            char code = line.charAt(++i);
            switch (code) {
                case 'n' -> raw.append('\n');
                case 'r' -> raw.append('\r');
                case 't' -> raw.append('\t');
                case '\\', '{' -> raw.append(code);
                case 'u' -> {
                    raw.append((char) Integer.parseInt(line.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> throw new AssertionError("Unknown escape " + code);
            }
        }
        return raw.toString();
    }
}
