package io.github.secureblocks.samples.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.KeyRing;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.jwt.VerifiedToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A token's signature and claims, RS256 with 3072 bits; every token is verified anew. */
@State(Scope.Benchmark)
public class VerifyToken {
    private static final String ISSUER = "https://issuer.example";
    private static final String AUDIENCE = "notes";

    private KeyPair keys;
    private byte[] signed;
    private byte[] signature;
    private TokenVerifier verifier;
    private String token;
    private DefaultJWTProcessor<SecurityContext> nimbus;
    private String nimbusToken;

    /** Issues one token for each. */
    @Setup
    public void issue() throws GeneralSecurityException, JOSEException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        keys = generator.generateKeyPair();

        KeyRing ring = KeyRing.inMemory(InstantSource.system());
        token = TokenIssuer.builder(ring)
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .lifetime(Duration.ofHours(1))
                .build()
                .issue(Subject.of("user-42"), Roles.of("user"))
                .revealAsString();
        verifier = TokenVerifier.builder(ring).issuer(ISSUER).audience(AUDIENCE).build();

        RSAKey key = new RSAKey.Builder((RSAPublicKey) keys.getPublic())
                .privateKey(keys.getPrivate())
                .keyID("1")
                .build();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(AUDIENCE)
                        .subject("user-42")
                        .expirationTime(
                                Date.from(InstantSource.system().instant().plus(Duration.ofHours(1))))
                        .build());
        jwt.sign(new RSASSASigner(key));
        nimbusToken = jwt.serialize();
        nimbus = new DefaultJWTProcessor<>();
        nimbus.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256, new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK()))));
        nimbus.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                AUDIENCE, new JWTClaimsSet.Builder().issuer(ISSUER).build(), Set.of("sub", "exp")));

        int dot = nimbusToken.lastIndexOf('.');
        signed = nimbusToken.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
        signature = Base64.getUrlDecoder().decode(nimbusToken.substring(dot + 1));
    }

    /** The signature alone. */
    @Benchmark
    public boolean floor() throws GeneralSecurityException {
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(keys.getPublic());
        check.update(signed);
        return check.verify(signature);
    }

    /** The block. */
    @Benchmark
    public VerifiedToken ours() {
        return verifier.verify(token);
    }

    /** Nimbus with issuer, audience, subject and expiry required. */
    @Benchmark
    public JWTClaimsSet nimbus() throws BadJOSEException, ParseException, JOSEException {
        return nimbus.process(nimbusToken, null);
    }
}
