package io.github.secureblocks.refresh.jwt;

import io.github.secureblocks.jwt.AccessToken;
import io.github.secureblocks.refresh.RefreshToken;

/**
 * The two tokens of a session, just issued: the access token that each request presents, and the refresh token that
 * gets the next pair.
 *
 * <p><b>Guarantees.</b> Made by {@link Sessions} alone; both belong to one session; {@link #toString()} shows neither.
 *
 * <p>RFC 9700, 4.14.2; OWASP ASVS 5.0 10.4.5, 16.2.5.
 */
public final class SessionTokens {
    private final AccessToken access;
    private final RefreshToken refresh;

    SessionTokens(AccessToken access, RefreshToken refresh) {
        this.access = access;
        this.refresh = refresh;
    }

    /**
     * What each request presents, until it expires.
     *
     * @return the access token
     */
    public AccessToken access() {
        return access;
    }

    /**
     * What is presented once, for the next pair.
     *
     * @return the refresh token
     */
    public RefreshToken refresh() {
        return refresh;
    }

    /** Tells when they expire, never the tokens. */
    @Override
    public String toString() {
        return "SessionTokens[access until " + access.expiresAt() + ", refresh until " + refresh.expiresAt() + "]";
    }
}
