package io.github.secureblocks.samples.benchmarks.password;

import io.github.secureblocks.password.PasswordFormat;
import io.github.secureblocks.password.PasswordHasher;
import io.github.secureblocks.password.PasswordVerdict;
import io.github.secureblocks.secret.Secret;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Checks that are not ok: what an attacker could tell apart by the clock. Each is over the wrong password of a known user. */
@State(Scope.Benchmark)
public class EqualTime {
    private PasswordHasher hasher;
    private PasswordHasher migrating;
    private Secret wrong;
    private Secret wrongAndLong;
    private String known;
    private String knownLong;
    private String cheap;
    private String moving;

    /** Stores one user of each kind. */
    @Setup
    public void store() {
        hasher = PasswordHasher.bcrypt(12);
        migrating = hasher.reading(PasswordFormat.PBKDF2);
        wrong = Secret.of("wrong horse battery staple");
        wrongAndLong = Secret.of("wrong".repeat(100));
        known = hasher.hash(Secret.of("correct horse battery staple"));
        knownLong = hasher.hash(Secret.of("correct".repeat(100)));
        cheap = PasswordHasher.bcrypt(10).hash(Secret.of("correct horse battery staple"));
        moving = "{pbkdf2@SpringSecurity_v5_8}" + "0f".repeat(48);
    }

    /** A wrong password of a known user. */
    @Benchmark
    public PasswordVerdict floor() {
        return check(hasher, wrong, known);
    }

    /** No such user. */
    @Benchmark
    public PasswordVerdict ours() {
        return check(hasher, wrong, null);
    }

    /** A stored form that is not read. */
    @Benchmark
    public PasswordVerdict notRead() {
        return check(hasher, wrong, "{noop}correct horse battery staple");
    }

    /** A form of a lower cost. */
    @Benchmark
    public PasswordVerdict cheapForm() {
        return check(hasher, wrong, cheap);
    }

    /** A user whose password is hashed before BCrypt. */
    @Benchmark
    public PasswordVerdict longPassword() {
        return check(hasher, wrongAndLong, knownLong);
    }

    /** A long password for a user who has a short one. */
    @Benchmark
    public PasswordVerdict longForShort() {
        return check(hasher, wrongAndLong, known);
    }

    /** A user of a format that is being left. */
    @Benchmark
    public PasswordVerdict migratingOld() {
        return check(migrating, wrong, moving);
    }

    /** A user who has moved. */
    @Benchmark
    public PasswordVerdict migratingMoved() {
        return check(migrating, wrong, known);
    }

    /** No such user, while a format is being left. */
    @Benchmark
    public PasswordVerdict migratingNobody() {
        return check(migrating, wrong, null);
    }

    private static PasswordVerdict check(PasswordHasher hasher, Secret password, @Nullable String stored) {
        PasswordVerdict verdict = hasher.check(password, stored);
        if (verdict.ok()) {
            throw new IllegalStateException("a wrong password is ok");
        }
        return verdict;
    }
}
