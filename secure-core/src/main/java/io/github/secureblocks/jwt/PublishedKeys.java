package io.github.secureblocks.jwt;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** Public keys as a JWK Set (RFC 7517). */
final class PublishedKeys {
    private PublishedKeys() {}

    static String json(List<VerificationKey> keys) {
        return new JWKSet(keys.stream().map(PublishedKeys::jwk).toList()).toString(true);
    }

    /** Made of a public key, so that there is no private half that could slip in. */
    private static JWK jwk(VerificationKey key) {
        Algorithm algorithm = new Algorithm(key.algorithm().header());
        return switch (key.algorithm()) {
            case RS256, PS256 ->
                new RSAKey.Builder((RSAPublicKey) key.publicKey())
                        .keyID(key.id())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(algorithm)
                        .build();
            case ES256 ->
                new ECKey.Builder(Curve.P_256, (ECPublicKey) key.publicKey())
                        .keyID(key.id())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(algorithm)
                        .build();
            case ED25519 ->
                new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(SoundKeys.rawEd25519(key.publicKey())))
                        .keyID(key.id())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(algorithm)
                        .build();
        };
    }
}
