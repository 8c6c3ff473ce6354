package io.github.secureblocks.samples.rules.jwt;

import com.auth0.jwt.algorithms.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.SignatureAlgorithm;
import io.jsonwebtoken.security.Keys;
import java.security.Key;
import javax.crypto.SecretKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Tokens that nobody signed, and tokens that everybody who checks them can make. */
final class JwtWeakSignatureBad {
    Algorithm none() {
        return Algorithm.none(); // finds jwt/weak-signature
    }

    String plain(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize(); // finds jwt/weak-signature
    }

    JwtParserBuilder unsecured(JwtParserBuilder parser) {
        return parser.unsecured(); // finds jwt/weak-signature
    }

    Object unsigned(JwtParser parser, String token) {
        return parser.parseUnsecuredClaims(token).getPayload(); // finds jwt/weak-signature
    }

    JwtConsumerBuilder unchecked(JwtConsumerBuilder consumer) {
        return consumer.setSkipSignatureVerification(); // finds jwt/weak-signature
    }

    void noAlgorithm(JsonWebSignature token) {
        token.setAlgorithmHeaderValue("none"); // finds jwt/weak-signature
    }

    SecretKey shared(byte[] secret) {
        return Keys.hmacShaKeyFor(secret); // finds jwt/weak-signature
    }

    @SuppressWarnings("deprecation")
    JwtBuilder sharedByName(JwtBuilder token, Key key) {
        return token.signWith(key, SignatureAlgorithm.HS256); // finds jwt/weak-signature
    }

    Algorithm sharedOfAuth0(String secret) {
        return Algorithm.HMAC256(secret); // finds jwt/weak-signature
    }

    JWSSigner sharedOfNimbus(byte[] secret) throws JOSEException {
        return new MACSigner(secret); // finds jwt/weak-signature
    }

    JwtDecoder sharedOfSpring(SecretKey secret) {
        return NimbusJwtDecoder.withSecretKey(secret).build(); // finds jwt/weak-signature
    }
}
