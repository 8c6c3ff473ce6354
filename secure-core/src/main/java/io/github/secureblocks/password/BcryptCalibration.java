package io.github.secureblocks.password;

import io.github.secureblocks.password.BcryptScheme.Rounds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** Finds the dearest cost that stays within a time on this machine. */
final class BcryptCalibration {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int WARM_UPS = 3;
    private static final int SAMPLES = 5;
    private static final byte[] SAMPLE = "calibration".getBytes(StandardCharsets.US_ASCII);

    private final Rounds rounds;
    private final LongSupplier nanoTime;

    BcryptCalibration(Rounds rounds, LongSupplier nanoTime) {
        this.rounds = rounds;
        this.nanoTime = nanoTime;
    }

    int costWithin(Duration target) {
        if (target.isNegative() || target.isZero() || target.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A hash takes more than zero and at most " + LONGEST + ", not " + target
                    + "; write PasswordHasher.bcryptWithin(Duration.ofMillis(250))");
        }
        for (int i = 0; i < WARM_UPS; i++) {
            nanosOfCheapest();
        }
        long nanos = nanosOfCheapest();
        for (int i = 1; i < SAMPLES; i++) {
            nanos = Math.min(nanos, nanosOfCheapest());
        }
        int cost = PasswordHasher.MIN_COST;
        while (cost < PasswordHasher.MAX_COST && 2 * nanos <= target.toNanos()) {
            nanos *= 2;
            cost++;
        }
        return cost;
    }

    /** The fastest of them counts: whatever else ran at the time made the others slower, never faster. */
    private long nanosOfCheapest() {
        String salt = BCrypt.gensalt(PasswordHasher.MIN_COST);
        long start = nanoTime.getAsLong();
        rounds.hash(SAMPLE, salt);
        return Math.max(1, nanoTime.getAsLong() - start);
    }
}
