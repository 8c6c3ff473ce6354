package io.github.secureblocks.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.secret.Secret;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** Whatever characters come, they are refused by one type, or they and no others are the password. */
class AnyPasswordTest {
    private final PasswordHasher hasher = PasswordHasher.of(4, BCrypt::hashpw);

    @RepeatedTest(5)
    void isRefusedOrTakenWhole(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        int taken = 0;
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            char[] password = password(random);
            try {
                String stored = hasher.hash(Secret.of(password));
                assertThat(isOk(password, stored)).isTrue();
                assertThat(isOk(neighbour(password, random), stored)).isFalse();
                taken++;
            } catch (PasswordRefused refusal) {
                assertThat(refusal.getMessage()).hasSizeLessThan(100);
                assertThat(isOk(password, "{bcrypt}$2a$04$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"))
                        .isFalse();
                refused++;
            }
        }
        assertThat(taken).isGreaterThan(100);
        assertThat(refused).isGreaterThan(10);
    }

    private boolean isOk(char[] password, String stored) {
        return hasher.check(Secret.of(password), stored).ok();
    }

    private static char[] password(Random random) {
        int length = switch (random.nextInt(6)) {
            case 0 -> random.nextInt(4);
            case 1 -> 70 + random.nextInt(5);
            case 2 -> random.nextInt(5000);
            default -> random.nextInt(200);
        };
        int kind = random.nextInt(5);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.appendCodePoint(
                    switch (kind) {
                        case 0 -> ' ' + random.nextInt(95);
                        case 1 -> 0x400 + random.nextInt(0x100);
                        case 2 -> 0x4E00 + random.nextInt(0x5000);
                        case 3 -> 0x1F300 + random.nextInt(0x200);
                        default -> random.nextInt(0x10000);
                    });
        }
        return text.toString().toCharArray();
    }

    /** Another character at one place, one more or one less. */
    private static char[] neighbour(char[] password, Random random) {
        char[] other = Arrays.copyOf(password, password.length + random.nextInt(3) - 1);
        if (other.length > password.length) {
            other[password.length] = 'x';
        } else if (other.length == password.length) {
            int at = random.nextInt(other.length);
            other[at] = other[at] == 'x' ? 'y' : 'x';
        }
        return other;
    }
}
