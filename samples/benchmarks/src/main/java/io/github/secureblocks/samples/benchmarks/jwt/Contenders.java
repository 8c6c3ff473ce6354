package io.github.secureblocks.samples.benchmarks.jwt;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.github.secureblocks.jwt.SigningAlgorithm;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.jwt.VerificationKey;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Everybody reads the same token, RS256 with 3072 bits, finds the same key by its identifier, and asks for all that it can
 * be told to ask for.
 */
@State(Scope.Benchmark)
public class Contenders {
    static final Signing SIGNING = new Signing(SigningAlgorithm.RS256, "RS256");

    KeyPair keys;
    String token;
    byte[] signed;
    byte[] signature;
    TokenVerifier verifier;
    TokenVerifier remembering;
    DefaultJWTProcessor<SecurityContext> nimbus;
    JwtParser jjwt;
    JWTVerifier javaJwt;
    JwtConsumer jose4j;

    /** Makes the key and the token. */
    @Setup
    public void issue() throws GeneralSecurityException {
        install();
        keys = SIGNING.keys();
        token = SIGNING.token(keys.getPrivate(), 0);
        int dot = token.lastIndexOf('.');
        signed = token.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
        signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        verifier = verifier(0);
        remembering = verifier(10_000);
        nimbus = nimbus(key);
        jjwt = jjwt(key);
        javaJwt = JWT.require(new OneKey(keys).algorithm())
                .withIssuer(Signing.ISSUER)
                .withAudience(Signing.AUDIENCE)
                .withClaimPresence("sub")
                .withClaimPresence("exp")
                .withClaimPresence("iat")
                .withClaimPresence("jti")
                .build();
        jose4j = jose4j(key);
    }

    /** Puts another provider first. */
    void install() {}

    TokenVerifier verifier(int cached) {
        VerificationKey key = VerificationKey.of(Signing.KEY, SigningAlgorithm.RS256, keys.getPublic());
        return TokenVerifier.builder(id -> id.equals(Signing.KEY) ? key : null)
                .issuer(Signing.ISSUER)
                .audience(Signing.AUDIENCE)
                .cache(cached)
                .build();
    }

    private static DefaultJWTProcessor<SecurityContext> nimbus(RSAPublicKey key) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256,
                new ImmutableJWKSet<>(
                        new JWKSet(new RSAKey.Builder(key).keyID(Signing.KEY).build()))));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                Signing.AUDIENCE,
                new JWTClaimsSet.Builder().issuer(Signing.ISSUER).build(),
                Set.of("sub", "exp", "iat", "jti")));
        return processor;
    }

    private static JwtParser jjwt(RSAPublicKey key) {
        return Jwts.parser()
                .sig()
                .clear()
                .add(Jwts.SIG.RS256)
                .and()
                .keyLocator(header -> Signing.KEY.equals(header.get("kid")) ? key : null)
                .requireIssuer(Signing.ISSUER)
                .requireAudience(Signing.AUDIENCE)
                .build();
    }

    private static JwtConsumer jose4j(RSAPublicKey key) {
        RsaJsonWebKey known = new RsaJsonWebKey(key);
        known.setKeyId(Signing.KEY);
        return new JwtConsumerBuilder()
                .setRequireExpirationTime()
                .setRequireSubject()
                .setRequireIssuedAt()
                .setRequireJwtId()
                .setExpectedType(true, "at+jwt")
                .setExpectedIssuer(true, Signing.ISSUER)
                .setExpectedAudience(true, Signing.AUDIENCE)
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(List.of(known)))
                .build();
    }
}
