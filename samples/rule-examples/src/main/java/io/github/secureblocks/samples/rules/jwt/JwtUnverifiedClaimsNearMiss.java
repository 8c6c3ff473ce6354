package io.github.secureblocks.samples.rules.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** By hand, and checked first; a header alone, which names the key. */
final class JwtUnverifiedClaimsNearMiss {
    String checked(String token, JWSVerifier verifier) throws ParseException, JOSEException {
        SignedJWT parsed = SignedJWT.parse(token); // finds jwt/raw-token
        if (!parsed.verify(verifier)) {
            throw new IllegalArgumentException("not signed by us");
        }
        return parsed.getJWTClaimsSet().getSubject();
    }

    String keyId(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID(); // finds jwt/raw-token
    }

    String payload(JsonWebSignature token) throws JoseException {
        return token.getPayload();
    }
}
