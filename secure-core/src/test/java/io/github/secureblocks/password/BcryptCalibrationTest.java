package io.github.secureblocks.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a machine whose clock goes on by what a hash is said to take. */
class BcryptCalibrationTest {
    private final List<String> salts = new ArrayList<>();
    private long now = Long.MAX_VALUE - 1_000_000_000;

    @ParameterizedTest
    @CsvSource({
        "50, 250, 12",
        "50, 200, 12",
        "50, 199, 11",
        "50, 400, 13",
        "50, 99, 10",
        "50, 1, 10",
        "500, 250, 10",
        "5, 250, 15",
        "5, 320, 16",
        "5, 10000, 16",
        "0, 1, 16"
    })
    void takesTheDearestCostWithinTheTarget(long millisOfCost10, long target, int cost) {
        assertThat(calibration(millisOfCost10 * 1_000_000).costWithin(Duration.ofMillis(target)))
                .isEqualTo(cost);
        assertThat(salts).hasSize(8).allSatisfy(salt -> assertThat(salt).startsWith("$2a$10$"));
    }

    @Test
    void aSlowMomentDoesNotCount() {
        int[] calls = {0};
        BcryptCalibration calibration = new BcryptCalibration(
                (password, salt) -> {
                    now += calls[0]++ == 5 ? 50_000_000L : 900_000_000L;
                    return "";
                },
                () -> now);
        assertThat(calibration.costWithin(Duration.ofMillis(200))).isEqualTo(12);
    }

    @Test
    void aTargetThatMakesNoSenseIsRefused() {
        for (Duration target : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofSeconds(10, 1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PasswordHasher.bcryptWithin(target))
                    .withMessage("A hash takes more than zero and at most PT10S, not " + target
                            + "; write PasswordHasher.bcryptWithin(Duration.ofMillis(250))");
        }
    }

    @Test
    void theMachineAtHandIsMeasured() {
        assertThat(PasswordHasher.bcryptWithin(Duration.ofNanos(1)).toString())
                .startsWith("PasswordHasher[bcrypt, cost 10,");
    }

    private BcryptCalibration calibration(long nanos) {
        return new BcryptCalibration(
                (password, salt) -> {
                    salts.add(salt);
                    now += nanos;
                    return "";
                },
                () -> now);
    }
}
