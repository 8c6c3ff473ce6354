package io.github.secureblocks.samples.rules.jwt;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import io.jsonwebtoken.Claims;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Claims and keys as data, a decoder that a framework hands over, and what it has checked. */
final class JwtRawTokenNearMiss {
    JWTClaimsSet claims(String user) {
        return new JWTClaimsSet.Builder().subject(user).build();
    }

    String subject(Claims claims) {
        return claims.getSubject();
    }

    Jwt decode(JwtDecoder decoder, String token) {
        return decoder.decode(token);
    }

    String published(JWKSet keys) {
        return keys.toPublicJWKSet().toString();
    }
}
