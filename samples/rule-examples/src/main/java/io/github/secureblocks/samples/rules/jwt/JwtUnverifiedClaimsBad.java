package io.github.secureblocks.samples.rules.jwt;

import com.auth0.jwt.JWT;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import org.jose4j.jws.JsonWebSignature;

/** Claims that are believed as they were sent. */
final class JwtUnverifiedClaimsBad {
    String nimbus(String token) throws ParseException {
        SignedJWT parsed = SignedJWT.parse(token); // finds jwt/unverified-claims
        return parsed.getJWTClaimsSet().getSubject();
    }

    String payload(String token) throws ParseException {
        JWSObject parsed = JWSObject.parse(token); // finds jwt/unverified-claims
        return parsed.getPayload().toString();
    }

    String auth0(String token) {
        return JWT.decode(token).getSubject(); // finds jwt/unverified-claims
    }

    String jose4j(JsonWebSignature token) {
        return token.getUnverifiedPayload(); // finds jwt/unverified-claims
    }
}
