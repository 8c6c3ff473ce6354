package io.github.secureblocks.onetime;

import java.time.Instant;

/**
 * A link's token that was just issued: whoever holds its text redeems it.
 *
 * <p><b>Guarantees.</b> {@link #toString()} never shows the text.
 */
public final class OneTimeToken {
    private final String text;
    private final Instant expiresAt;

    OneTimeToken(String text, Instant expiresAt) {
        this.text = text;
        this.expiresAt = expiresAt;
    }

    /**
     * The token itself, to be sent to its subject and written nowhere else.
     *
     * @return 43 characters of {@code A-Z a-z 0-9 - _}, which need no encoding in a URL
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

    /** Tells when it expires, never the token. */
    @Override
    public String toString() {
        return "OneTimeToken[expires " + expiresAt + "]";
    }
}
