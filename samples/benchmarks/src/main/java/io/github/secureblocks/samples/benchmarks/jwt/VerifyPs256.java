package io.github.secureblocks.samples.benchmarks.jwt;

import io.github.secureblocks.jwt.SigningAlgorithm;

/** A token signed with PS256. */
public class VerifyPs256 extends OtherAlgorithm {
    /** Of that algorithm. */
    public VerifyPs256() {
        super(SigningAlgorithm.PS256, "PS256");
    }
}
