package io.github.secureblocks.samples.rules.jwt;

import com.auth0.jwt.algorithms.Algorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.SignatureAlgorithm;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import org.jose4j.jws.JsonWebSignature;

/** Signatures with a key pair, and a parser that demands one. */
final class JwtWeakSignatureNearMiss {
    Algorithm pair(ECKey key) {
        return Algorithm.ECDSA256(key);
    }

    JWSSigner signer(PrivateKey key) {
        return new RSASSASigner(key);
    }

    @SuppressWarnings("deprecation")
    JwtBuilder signed(JwtBuilder token, Key key) {
        return token.signWith(key, SignatureAlgorithm.PS256);
    }

    JwtParserBuilder demanding(JwtParserBuilder parser, PublicKey key) {
        return parser.verifyWith(key);
    }

    Object checked(JwtParser parser, String token) {
        return parser.parseSignedClaims(token).getPayload();
    }

    void algorithm(JsonWebSignature token) {
        token.setAlgorithmHeaderValue("ES256");
    }
}
