package io.github.secureblocks.samples.benchmarks.password;

import io.github.secureblocks.password.PasswordVerdict;
import org.openjdk.jmh.annotations.Benchmark;

/** A right password against its stored hash. */
public class CheckPassword {
    /** Spring's encoder. */
    @Benchmark
    public boolean floor(Hashes of) {
        return of.spring.matches(Hashes.PASSWORD, of.springHash);
    }

    /** The block. */
    @Benchmark
    public PasswordVerdict ours(Hashes of) {
        return of.ours.check(of.password, of.ourHash);
    }
}
