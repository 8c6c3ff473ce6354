package io.github.secureblocks.samples.benchmarks.jwt;

import io.github.secureblocks.jwt.SigningAlgorithm;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.jwt.VerificationKey;
import io.github.secureblocks.jwt.VerifiedToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A token of an algorithm that is not the default; every token is verified anew. */
@State(Scope.Benchmark)
public abstract class OtherAlgorithm {
    private final Signing signing;
    private KeyPair keys;
    private byte[] signed;
    private byte[] signature;
    private String token;
    private TokenVerifier verifier;

    OtherAlgorithm(SigningAlgorithm algorithm, String header) {
        this.signing = new Signing(algorithm, header);
    }

    /** Makes the key and the token. */
    @Setup
    public void issue() throws GeneralSecurityException {
        keys = signing.keys();
        token = signing.token(keys.getPrivate(), 0);
        int dot = token.lastIndexOf('.');
        signed = token.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
        signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
        VerificationKey key = VerificationKey.of(Signing.KEY, signing.algorithm(), keys.getPublic());
        verifier = TokenVerifier.builder(id -> id.equals(Signing.KEY) ? key : null)
                .issuer(Signing.ISSUER)
                .audience(Signing.AUDIENCE)
                .cache(0)
                .build();
    }

    /** The signature alone. */
    @Benchmark
    public boolean floor() throws GeneralSecurityException {
        return signing.verifies(keys.getPublic(), signed, signature);
    }

    /** The block. */
    @Benchmark
    public VerifiedToken ours() {
        return verifier.verify(token);
    }
}
