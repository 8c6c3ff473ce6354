package io.github.secureblocks.samples.benchmarks.jwt;

import com.auth0.jwt.interfaces.DecodedJWT;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import io.github.secureblocks.jwt.VerifiedToken;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.openjdk.jmh.annotations.Benchmark;

/** A token's signature and claims, RS256 with 3072 bits; every token is verified anew. */
public class VerifyToken {
    /** The signature alone. */
    @Benchmark
    public boolean floor(Contenders with) throws GeneralSecurityException {
        return Contenders.SIGNING.verifies(with.keys.getPublic(), with.signed, with.signature);
    }

    /** The block, its cache switched off. */
    @Benchmark
    public VerifiedToken ours(Contenders with) {
        return with.verifier.verify(with.token);
    }

    /** The block, and a cache that does not know the token. */
    @Benchmark
    public VerifiedToken oursMissed(NeverSeen with) {
        return with.verifier().verify(with.token());
    }

    /** Nimbus with type, key, issuer, audience, expiry and the other claims required. */
    @Benchmark
    public JWTClaimsSet nimbus(Contenders with) throws BadJOSEException, ParseException, JOSEException {
        return with.nimbus.process(with.token, null);
    }

    /** jjwt with key, issuer and audience required. */
    @Benchmark
    public Jws<Claims> jjwt(Contenders with) {
        return with.jjwt.parseSignedClaims(with.token);
    }

    /** java-jwt with key, issuer, audience, expiry and the other claims required. */
    @Benchmark
    public DecodedJWT javaJwt(Contenders with) {
        return with.javaJwt.verify(with.token);
    }

    /** jose4j with type, key, issuer, audience, expiry and the other claims required. */
    @Benchmark
    public JwtClaims jose4j(Contenders with) throws InvalidJwtException {
        return with.jose4j.processToClaims(with.token);
    }

    /** The block, and a faster provider. */
    @Benchmark
    public VerifiedToken oursOnCorretto(OnCorretto with) {
        return with.verifier.verify(with.token);
    }

    /** The signature alone by that provider. */
    @Benchmark
    public boolean floorOnCorretto(OnCorretto with) throws GeneralSecurityException {
        return Contenders.SIGNING.verifies(with.keys.getPublic(), with.signed, with.signature);
    }

    /** The block, and a faster provider. */
    @Benchmark
    public VerifiedToken oursOnConscrypt(OnConscrypt with) {
        return with.verifier.verify(with.token);
    }

    /** The signature alone by that provider. */
    @Benchmark
    public boolean floorOnConscrypt(OnConscrypt with) throws GeneralSecurityException {
        return Contenders.SIGNING.verifies(with.keys.getPublic(), with.signed, with.signature);
    }
}
