package io.github.secureblocks.refresh;

import java.time.Instant;

/**
 * A refresh token that was just made: whoever holds its text can go on with the session.
 *
 * <p><b>Guarantees.</b> {@link #toString()} never shows the text, and no store holds it.
 *
 * <p><b>Does not guarantee</b> that it stays secret: send it over TLS in a {@code Secure}, {@code HttpOnly} cookie or an
 * answer's body, never in a URL or a log (OWASP ASVS 5.0 14.2.1, 16.2.5; RFC 9700, 4.3.2).
 */
public final class RefreshToken {
    private final String text;
    private final String family;
    private final Instant expiresAt;

    RefreshToken(String text, StoredFamily family) {
        this.text = text;
        this.family = family.id();
        this.expiresAt = Instant.ofEpochMilli(family.idleEnd());
    }

    /**
     * The token itself, to be handed to its client.
     *
     * @return 124 characters of {@code A-Z a-z 0-9 - _}
     */
    public String revealAsString() {
        return text;
    }

    /**
     * Which family it belongs to: one log-in on one device; not secret.
     *
     * @return 32 characters of {@code 0-9 a-f}
     */
    public String family() {
        return family;
    }

    /**
     * From when on it is rejected, if it is not used before: the end of the idle life or of the family's, whichever comes
     * first.
     *
     * @return a whole millisecond
     */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** Tells family and expiry, never the token. */
    @Override
    public String toString() {
        return "RefreshToken[family " + family + ", expires " + expiresAt + "]";
    }
}
