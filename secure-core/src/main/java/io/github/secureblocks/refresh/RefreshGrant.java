package io.github.secureblocks.refresh;

import io.github.secureblocks.identity.Subject;

/**
 * What a redeemed token gives: who goes on, and the token for the next time.
 *
 * <p><b>Guarantees.</b> Only {@link RefreshTokens#redeem} makes it, so to hold one is the proof.
 *
 * <p><b>Does not guarantee</b> that the subject still has its account and its roles: look them up before an access token is
 * issued (OWASP ASVS 5.0 7.4.2, 8.3.2).
 */
public final class RefreshGrant {
    private final Subject subject;
    private final RefreshToken token;

    RefreshGrant(Subject subject, RefreshToken token) {
        this.subject = subject;
        this.token = token;
    }

    /**
     * Who goes on.
     *
     * @return the subject that the family was started for
     */
    public Subject subject() {
        return subject;
    }

    /**
     * Which family goes on; not secret.
     *
     * @return 32 characters of {@code 0-9 a-f}
     */
    public String family() {
        return token.family();
    }

    /**
     * The token that replaces the presented one.
     *
     * @return the successor; the same one for each retry
     */
    public RefreshToken token() {
        return token;
    }

    /** Tells subject and family, never the token. */
    @Override
    public String toString() {
        return "RefreshGrant[" + subject + ", family " + family() + "]";
    }
}
