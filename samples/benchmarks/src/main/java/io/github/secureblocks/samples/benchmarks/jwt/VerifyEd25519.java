package io.github.secureblocks.samples.benchmarks.jwt;

import io.github.secureblocks.jwt.SigningAlgorithm;

/** A token signed with Ed25519. */
public class VerifyEd25519 extends OtherAlgorithm {
    /** Of that algorithm. */
    public VerifyEd25519() {
        super(SigningAlgorithm.ED25519, "Ed25519");
    }
}
