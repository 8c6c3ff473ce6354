package io.github.secureblocks.rules.catalogue;

/** How sure a finding is, and of what. */
public enum Verdict {
    /** The code is shown unsafe, or text that must be constant is not provably constant. */
    PROVED,
    /** A raw primitive is used outside the blocks; right by definition, no claim of a vulnerability. */
    POLICY,
    /** A declaration is missing or wrong. */
    STRUCTURE,
    /** The analysis met one of its bounds and says so. */
    UNDECIDED
}
