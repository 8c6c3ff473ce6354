package io.github.secureblocks.web.headers;

import io.github.secureblocks.random.SecureTokens;

/**
 * The one-time text that marks the scripts of one response as ours.
 *
 * <p><b>Guarantees.</b> 256 bits from a secure random generator, in characters that need no encoding in HTML or in a
 * header.
 *
 * <p><b>Does not guarantee</b> that it is used once: make one for each response, and never cache a page that holds one.
 * Content Security Policy Level 3, 7.1; OWASP ASVS 5.0 3.4.3, 11.5.1.
 */
public final class CspNonce {
    private final String text;

    private CspNonce(String text) {
        this.text = text;
    }

    /**
     * A nonce that was never used.
     *
     * @return for one response
     */
    public static CspNonce fresh() {
        return new CspNonce(SecureTokens.urlSafe());
    }

    /**
     * What the {@code nonce} attribute of a script or style sheet holds.
     *
     * @return 43 characters of {@code A-Z a-z 0-9 - _}
     */
    public String text() {
        return text;
    }

    /** The text, so that it can be a value of a template. */
    @Override
    public String toString() {
        return text;
    }
}
