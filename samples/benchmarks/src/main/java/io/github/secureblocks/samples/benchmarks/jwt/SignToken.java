package io.github.secureblocks.samples.benchmarks.jwt;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.AccessToken;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.random.SecureTokens;
import io.jsonwebtoken.Jwts;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A new token, RS256 with 3072 bits, with the same claims and an identifier that nobody can guess. */
@State(Scope.Benchmark)
public class SignToken {
    private static final String SUBJECT = "user-42";
    private static final List<String> ROLES = List.of("user");

    private TokenIssuer issuer;
    private Subject subject;
    private Roles roles;
    private RSASSASigner nimbus;
    private Algorithm javaJwt;

    /** Makes the block's key. */
    @Setup
    public void open(Contenders with) {
        issuer = TokenIssuer.builder(KeyRing.inMemory(InstantSource.system()))
                .issuer(Signing.ISSUER)
                .audience(Signing.AUDIENCE)
                .lifetime(Duration.ofHours(1))
                .build();
        subject = Subject.of(SUBJECT);
        roles = Roles.of("user");
        nimbus = new RSASSASigner(with.keys.getPrivate());
        javaJwt = new OneKey(with.keys).algorithm();
    }

    /** The signature alone. */
    @Benchmark
    public byte[] floor(Contenders with) throws GeneralSecurityException {
        return Contenders.SIGNING.sign(with.keys.getPrivate(), with.signed);
    }

    /** The block. */
    @Benchmark
    public AccessToken ours() {
        return issuer.issue(subject, roles);
    }

    /** Nimbus. */
    @Benchmark
    public String nimbus() throws JOSEException {
        Instant now = InstantSource.system().instant();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(Signing.KEY)
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(Signing.ISSUER)
                        .audience(Signing.AUDIENCE)
                        .subject(SUBJECT)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(3_600)))
                        .jwtID(SecureTokens.urlSafe())
                        .claim("roles", ROLES)
                        .build());
        jwt.sign(nimbus);
        return jwt.serialize();
    }

    /** jjwt. */
    @Benchmark
    public String jjwt(Contenders with) {
        Instant now = InstantSource.system().instant();
        return Jwts.builder()
                .header()
                .keyId(Signing.KEY)
                .type("at+jwt")
                .and()
                .issuer(Signing.ISSUER)
                .audience()
                .single(Signing.AUDIENCE)
                .subject(SUBJECT)
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plusSeconds(3_600)))
                .id(SecureTokens.urlSafe())
                .claim("roles", ROLES)
                .signWith(with.keys.getPrivate(), Jwts.SIG.RS256)
                .compact();
    }

    /** java-jwt. */
    @Benchmark
    public String javaJwt() {
        Instant now = InstantSource.system().instant();
        return JWT.create()
                .withHeader(Map.of("typ", "at+jwt"))
                .withIssuer(Signing.ISSUER)
                .withAudience(Signing.AUDIENCE)
                .withSubject(SUBJECT)
                .withIssuedAt(now)
                .withExpiresAt(now.plusSeconds(3_600))
                .withJWTId(SecureTokens.urlSafe())
                .withClaim("roles", ROLES)
                .sign(javaJwt);
    }

    /** jose4j. */
    @Benchmark
    public String jose4j(Contenders with) throws JoseException {
        long now = InstantSource.system().instant().getEpochSecond();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(Signing.ISSUER);
        claims.setAudience(Signing.AUDIENCE);
        claims.setSubject(SUBJECT);
        claims.setIssuedAt(NumericDate.fromSeconds(now));
        claims.setExpirationTime(NumericDate.fromSeconds(now + 3_600));
        claims.setJwtId(SecureTokens.urlSafe());
        claims.setClaim("roles", ROLES);
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setKey(with.keys.getPrivate());
        jws.setKeyIdHeaderValue(Signing.KEY);
        jws.setHeader("typ", "at+jwt");
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return jws.getCompactSerialization();
    }

    /** The block, and a faster provider. */
    @Benchmark
    public AccessToken oursOnCorretto(OnCorretto with) {
        return issuer.issue(subject, roles);
    }
}
