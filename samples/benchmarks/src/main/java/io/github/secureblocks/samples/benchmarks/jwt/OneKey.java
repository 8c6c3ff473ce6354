package io.github.secureblocks.samples.benchmarks.jwt;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.RSAKeyProvider;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import org.jspecify.annotations.Nullable;

/** How java-jwt asks for a key by its identifier. */
record OneKey(KeyPair keys) implements RSAKeyProvider {
    Algorithm algorithm() {
        return Algorithm.RSA256(this);
    }

    @Override
    public @Nullable RSAPublicKey getPublicKeyById(@Nullable String id) {
        return Signing.KEY.equals(id) ? (RSAPublicKey) keys.getPublic() : null;
    }

    @Override
    public RSAPrivateKey getPrivateKey() {
        return (RSAPrivateKey) keys.getPrivate();
    }

    @Override
    public String getPrivateKeyId() {
        return Signing.KEY;
    }
}
