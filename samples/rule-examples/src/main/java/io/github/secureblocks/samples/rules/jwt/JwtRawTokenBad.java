package io.github.secureblocks.samples.rules.jwt;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.text.ParseException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Tokens made and checked by their library, each with what its author thought of. */
final class JwtRawTokenBad {
    String jjwt(String user, PrivateKey key) {
        return Jwts.builder().subject(user).signWith(key).compact(); // finds jwt/raw-token
    }

    Claims jjwtCheck(String token, PublicKey key) {
        return Jwts.parser().verifyWith(key).build().parseSignedClaims(token).getPayload(); // finds jwt/raw-token
    }

    String auth0(String user, Algorithm algorithm) {
        return JWT.create().withSubject(user).sign(algorithm); // finds jwt/raw-token
    }

    DecodedJWT auth0Check(String token, Algorithm algorithm) {
        return JWT.require(algorithm).build().verify(token); // finds jwt/raw-token
    }

    com.nimbusds.jwt.JWT nimbus(String token) throws ParseException {
        return JWTParser.parse(token); // finds jwt/raw-token
    }

    SignedJWT nimbusMade(JWSHeader header, JWTClaimsSet claims) {
        return new SignedJWT(header, claims); // finds jwt/raw-token
    }

    JwtConsumer jose4j(PublicKey key) {
        JwtConsumerBuilder consumer = new JwtConsumerBuilder(); // finds jwt/raw-token
        return consumer.setVerificationKey(key).build();
    }

    JwtDecoder spring(String keys) {
        return NimbusJwtDecoder.withJwkSetUri(keys).build(); // finds jwt/raw-token
    }

    JwtDecoder springIssuer(String issuer) {
        return JwtDecoders.fromIssuerLocation(issuer); // finds jwt/raw-token
    }
}
