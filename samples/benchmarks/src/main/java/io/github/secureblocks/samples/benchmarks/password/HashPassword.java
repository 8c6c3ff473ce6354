package io.github.secureblocks.samples.benchmarks.password;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/** A new hash of a password. */
public class HashPassword {
    /** Spring's encoder. */
    @Benchmark
    public @Nullable String floor(Hashes of) {
        return of.spring.encode(Hashes.PASSWORD);
    }

    /** The block. */
    @Benchmark
    public String ours(Hashes of) {
        return of.ours.hash(of.password);
    }
}
