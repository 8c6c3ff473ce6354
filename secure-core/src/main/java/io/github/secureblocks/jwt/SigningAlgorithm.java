package io.github.secureblocks.jwt;

/**
 * How tokens are signed: a key is for exactly one of these (RFC 8725, 3.1).
 *
 * <p>OWASP ASVS 5.0 11.6.1 approves of {@link #PS256}, {@link #ES256} and {@link #ED25519}; its appendix C disallows
 * {@link #RS256}, which is the default because every party of a token reads it.
 */
public enum SigningAlgorithm {
    /** RSA of 3072 bits, PKCS#1 v1.5, SHA-256 (RFC 7518, 3.3). */
    RS256("RS256"),
    /** RSA of 3072 bits, PSS, SHA-256 (RFC 7518, 3.5). */
    PS256("PS256"),
    /** ECDSA on P-256, SHA-256 (RFC 7518, 3.4). */
    ES256("ES256"),
    /** EdDSA on Curve25519 (RFC 8032, RFC 9864). */
    ED25519("Ed25519");

    private final String header;

    SigningAlgorithm(String header) {
        this.header = header;
    }

    /** The {@code alg} of a header, to the letter. */
    String header() {
        return header;
    }
}
