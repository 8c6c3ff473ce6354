package io.github.secureblocks.samples.rules.jwt;

import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.jwt.VerifiedToken;

/** The verifier holds public keys only, and takes the algorithm from the key. */
final class JwtWeakSignatureGood {
    private final TokenVerifier verifier;

    JwtWeakSignatureGood(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    VerifiedToken check(String token) {
        return verifier.verify(token);
    }
}
