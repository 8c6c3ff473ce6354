package io.github.secureblocks.samples.rules.jwt;

import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.AccessToken;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.jwt.VerifiedToken;

/** Only a checked token has claims. */
final class JwtUnverifiedClaimsGood {
    private final TokenIssuer issuer;
    private final TokenVerifier verifier;

    JwtUnverifiedClaimsGood(TokenIssuer issuer, TokenVerifier verifier) {
        this.issuer = issuer;
        this.verifier = verifier;
    }

    AccessToken logIn(Subject subject, Roles roles) {
        return issuer.issue(subject, roles);
    }

    Subject subject(String token) {
        VerifiedToken caller = verifier.verify(token);
        return caller.subject();
    }
}
