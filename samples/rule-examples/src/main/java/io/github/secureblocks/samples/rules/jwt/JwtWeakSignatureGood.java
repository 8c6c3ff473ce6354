package io.github.secureblocks.samples.rules.jwt;

import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.AccessToken;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.jwt.VerifiedToken;

/** The verifier holds public keys only, and takes the algorithm from the key. */
final class JwtWeakSignatureGood {
    private final TokenIssuer issuer;
    private final TokenVerifier verifier;

    JwtWeakSignatureGood(TokenIssuer issuer, TokenVerifier verifier) {
        this.issuer = issuer;
        this.verifier = verifier;
    }

    AccessToken logIn(Subject subject, Roles roles) {
        return issuer.issue(subject, roles);
    }

    VerifiedToken check(String token) {
        return verifier.verify(token);
    }
}
