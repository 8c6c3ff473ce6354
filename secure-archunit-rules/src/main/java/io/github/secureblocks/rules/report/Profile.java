package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.catalogue.Verdict;

/** Which findings are told. */
public enum Profile {
    /** What is shown to be wrong, what is missing, and what could not be decided: for code that exists. */
    ESSENTIAL,
    /** Those, and every use of a raw primitive: for new code. */
    STRICT;

    /**
     * Whether findings of that verdict are told.
     *
     * @param verdict of a finding
     * @return true where they are
     */
    public boolean tells(Verdict verdict) {
        return this == STRICT || verdict != Verdict.POLICY;
    }
}
