package io.github.secureblocks.samples.benchmarks.jwt;

import io.github.secureblocks.jwt.SigningAlgorithm;

/** A token signed with ES256. */
public class VerifyEs256 extends OtherAlgorithm {
    /** Of that algorithm. */
    public VerifyEs256() {
        super(SigningAlgorithm.ES256, "ES256");
    }
}
