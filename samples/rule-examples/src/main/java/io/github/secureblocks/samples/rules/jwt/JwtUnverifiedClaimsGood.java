package io.github.secureblocks.samples.rules.jwt;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.jwt.VerifiedToken;

/** Only a checked token has claims. */
final class JwtUnverifiedClaimsGood {
    private final TokenVerifier verifier;

    JwtUnverifiedClaimsGood(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    Subject subject(String token) {
        VerifiedToken caller = verifier.verify(token);
        return caller.subject();
    }
}
