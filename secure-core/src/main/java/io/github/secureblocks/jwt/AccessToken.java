package io.github.secureblocks.jwt;

import java.time.Instant;

/**
 * A token that was just issued: whoever holds its text acts as its subject.
 *
 * <p><b>Guarantees.</b> {@link #toString()} never shows the text.
 *
 * <p><b>Does not guarantee</b> that it can be taken back where its verifiers were given no {@link TokenRevocations}: it holds until it expires. Put it into a cookie or an answer's
 * body, never into a URL or a log (RFC 9700, 4.3.2; OWASP ASVS 5.0 14.2.1, 16.2.5).
 */
public final class AccessToken {
    private final String text;
    private final Instant expiresAt;

    AccessToken(String text, Instant expiresAt) {
        this.text = text;
        this.expiresAt = expiresAt;
    }

    /**
     * The token itself, to be handed to its subject.
     *
     * @return the compact form: three parts of {@code A-Z a-z 0-9 - _}, parted by dots
     */
    public String revealAsString() {
        return text;
    }

    /**
     * When it ends; verifiers allow for {@link TokenVerifier#SKEW} more, by which clocks may differ.
     *
     * @return a whole second
     */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** Tells when it expires, never the token. */
    @Override
    public String toString() {
        return "AccessToken[expires " + expiresAt + "]";
    }
}
