package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.secureblocks.HandClock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublishedKeysTest {
    private final HandClock clock = new HandClock();

    @ParameterizedTest
    @EnumSource
    void showsPublicMembersAlone(SigningAlgorithm algorithm) throws Exception {
        KeyRing ring =
                Rings.over(KeyRingStore.inMemory(), clock).algorithm(algorithm).build();
        ring.rotate();

        Map<String, Object>[] keys = JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(ring.jwks()), "keys");

        assertThat(keys).hasSize(2);
        Set<String> expected = switch (algorithm) {
            case RS256, PS256 -> Set.of("kty", "kid", "use", "alg", "n", "e");
            case ES256 -> Set.of("kty", "kid", "use", "alg", "crv", "x", "y");
            case ED25519 -> Set.of("kty", "kid", "use", "alg", "crv", "x");
        };
        assertThat(List.of(keys)).allSatisfy(key -> assertThat(key.keySet()).isEqualTo(expected));
    }

    @ParameterizedTest
    @EnumSource
    void anotherLibraryReadsTheKeyThatSigns(SigningAlgorithm algorithm) throws Exception {
        KeyRing ring =
                Rings.over(KeyRingStore.inMemory(), clock).algorithm(algorithm).build();
        JWK key = Jwks.parse(ring.jwks()).getKeyByKeyId(ring.signing().id());

        assertThat(key.isPrivate()).isFalse();
        assertThat(key.getKeyUse()).isEqualTo(KeyUse.SIGNATURE);
        assertThat(key.getAlgorithm().getName()).isEqualTo(algorithm.header());
        byte[] published = switch (algorithm) {
            case RS256, PS256 -> key.toRSAKey().toPublicKey().getEncoded();
            case ES256 -> key.toECKey().toPublicKey().getEncoded();
            case ED25519 -> key.toOctetKeyPair().getDecodedX();
        };
        byte[] own = ring.signing().verification().publicKey().getEncoded();
        assertThat(own).endsWith(published);
    }

    @Test
    void leavesOutWhatIsRevokedOrGone() {
        KeyRing ring = Rings.over(KeyRingStore.inMemory(), clock).build();
        String first = ring.signing().id();
        ring.rotate();
        clock.advance(Rings.LEAD);
        assertThat(Jwks.ids(ring.jwks())).contains(first).hasSize(2);
        clock.advance(Rings.LIFETIME.plusMinutes(1));
        assertThat(Jwks.ids(ring.jwks())).doesNotContain(first).hasSize(1);
        ring.revoke(ring.signing().id());
        assertThat(Jwks.ids(ring.jwks())).containsExactly(ring.signing().id());
    }
}
