package io.github.secureblocks.onetime;

import java.time.Instant;

/**
 * A code that was just issued, for its subject to type in.
 *
 * <p><b>Guarantees.</b> {@link #toString()} never shows the code.
 */
public final class OneTimeCode {
    private final String text;
    private final Instant expiresAt;

    OneTimeCode(String text, Instant expiresAt) {
        this.text = text;
        this.expiresAt = expiresAt;
    }

    /**
     * The code itself, to be sent to its subject and written nowhere else.
     *
     * @return decimal digits, zeros in front included
     */
    public String revealAsString() {
        return text;
    }

    /**
     * From when on it is rejected.
     *
     * @return a whole millisecond
     */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** Tells when it expires, never the code. */
    @Override
    public String toString() {
        return "OneTimeCode[expires " + expiresAt + "]";
    }
}
