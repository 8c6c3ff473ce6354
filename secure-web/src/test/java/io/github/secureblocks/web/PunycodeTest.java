package io.github.secureblocks.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PunycodeTest {
    private static final String LETTERS = "a\u00e4\u00e9z09\u0430\u044f\u4f60\u597d\uac00";

    /** The platform knows an older standard, so it reads less: what it does read, a browser does. */
    @Test
    void readsWhatThePlatformWritesAndReads() {
        Random random = new Random(3_492);
        int changed = 0;
        int refused = 0;
        for (int round = 0; round < 50_000; round++) {
            StringBuilder name = new StringBuilder("\ud83d\ude00");
            for (int left = random.nextInt(12); left > 0; left--) {
                name.insert(0, LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            String label = IDN.toASCII(name.toString(), IDN.ALLOW_UNASSIGNED);
            assertThat(Punycode.isReadable(label)).as(label).isTrue();

            String other =
                    "xn--" + Mutations.of(label.substring(4), "abcz09-", random).toLowerCase(Locale.ROOT);
            boolean platform = !IDN.toUnicode(other, IDN.ALLOW_UNASSIGNED).equals(other);
            changed += platform ? 1 : 0;
            refused += Punycode.isReadable(other) ? 0 : 1;
            assertThat(Punycode.isReadable(other) || !platform).as(other).isTrue();
        }
        assertThat(changed).isGreaterThan(1_000);
        assertThat(refused).isGreaterThan(1_000);
    }

    @Test
    void readsNothingIntoOtherLabels() {
        assertThat(Punycode.isReadable("notes")).isTrue();
        assertThat(Punycode.isReadable("ab--cd")).isTrue();
        assertThat(Punycode.isReadable("xn--")).isFalse();
        assertThat(Punycode.isReadable("xn--f")).isFalse();
        assertThat(Punycode.isReadable("xn--a" + "9".repeat(1 << 20))).isFalse();
    }

    @Test
    void readsNoLetterThatThereIsNot() {
        assertThat(Punycode.isReadable("xn--hb9b")).as("U+D7FF").isTrue();
        assertThat(Punycode.isReadable("xn--ib9b")).as("U+D800").isFalse();
        assertThat(Punycode.isReadable("xn--dn32g")).as("U+10FFFF").isTrue();
        assertThat(Punycode.isReadable("xn--en32g")).as("U+110000").isFalse();
    }
}
