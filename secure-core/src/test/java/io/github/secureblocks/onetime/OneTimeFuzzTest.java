package io.github.secureblocks.onetime;

import static io.github.secureblocks.onetime.Rig.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Whatever is presented, the answer is one type that repeats nothing of it. */
class OneTimeFuzzTest {
    private static final String[] PIECES = {
        "",
        " ",
        "\0",
        "%00",
        "\n",
        "\u2028",
        "'",
        "' or '1'='1",
        "\ud83d",
        "\uff11\uff12\uff13",
        "\u0661",
        "-1",
        "+",
        "=",
        "..",
        "1e7",
        "0x1",
        "A",
        "_",
        "\u0130",
        "\u212a",
        "\udbff\udfff",
        "null"
    };

    @RepeatedTest(5)
    void anythingButTheTokenIsRejected(RepetitionInfo run) {
        Rig rig = new Rig(OneTimeStore.inMemory());
        Random random = new Random(run.getCurrentRepetition());
        String token = rig.resets.issue(ADA).revealAsString();
        for (int i = 0; i < 4_000; i++) {
            String presented = changed(token, random);
            if (!presented.equals(token)) {
                refuses(presented, () -> rig.resets.redeem(presented));
            }
        }
        assertThat(rig.resets.redeem(token)).isEqualTo(ADA);
    }

    @RepeatedTest(5)
    void anythingButTheCodeIsRejected(RepetitionInfo run) {
        Rig rig = new Rig(OneTimeStore.inMemory());
        Random random = new Random(run.getCurrentRepetition());
        for (int i = 0; i < 4_000; i++) {
            String code = rig.codes.issue(ADA).revealAsString();
            String presented = changed(code, random);
            if (!presented.strip().equals(code)) {
                refuses(presented, () -> rig.codes.redeem(ADA, presented));
            }
        }
    }

    @Test
    void theLongestTextIsRejectedUnread() {
        Rig rig = new Rig(OneTimeStore.inMemory());
        String endless = " ".repeat(50_000_000) + "12345678";

        rig.rejects(OneTimeRejected.Reason.MALFORMED, () -> rig.codes.redeem(ADA, endless));
        rig.rejects(OneTimeRejected.Reason.MALFORMED, () -> rig.resets.redeem(endless));
    }

    private static void refuses(String presented, Runnable demand) {
        try {
            demand.run();
        } catch (OneTimeRejected expected) {
            if (presented.length() > 6) {
                assertThat(expected.getMessage()).doesNotContain(presented);
            }
            return;
        }
        throw new AssertionError("accepted");
    }

    private static String changed(String good, Random random) {
        StringBuilder text = new StringBuilder(good);
        for (int edits = random.nextInt(3); edits >= 0; edits--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(5)) {
                case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> text.setLength(at);
                case 2 -> text.insert(at, (char) random.nextInt(Character.MAX_VALUE + 1));
                case 3 -> text.append(text);
                default -> {
                    if (at < text.length()) {
                        text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(8)));
                    }
                }
            }
        }
        return text.toString();
    }
}
