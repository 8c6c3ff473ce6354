package io.github.secureblocks.samples.rules.jwt;

import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.AccessToken;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.jwt.VerifiedToken;

/** One block makes tokens and one checks them; neither can be built without an issuer and an audience. */
final class JwtRawTokenGood {
    private final TokenIssuer issuer;
    private final TokenVerifier verifier;

    JwtRawTokenGood(TokenIssuer issuer, TokenVerifier verifier) {
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
