package io.github.secureblocks.samples.benchmarks.jwt;

import io.github.secureblocks.jwt.VerifiedToken;
import java.security.GeneralSecurityException;
import org.openjdk.jmh.annotations.Benchmark;

/** A token that was verified before, RS256 with 3072 bits. */
public class VerifyAgain {
    /** The signature alone, which is computed each time. */
    @Benchmark
    public boolean floor(Contenders with) throws GeneralSecurityException {
        return Contenders.SIGNING.verifies(with.keys.getPublic(), with.signed, with.signature);
    }

    /** The block, answered from its cache. */
    @Benchmark
    public VerifiedToken ours(Contenders with) {
        return with.remembering.verify(with.token);
    }
}
