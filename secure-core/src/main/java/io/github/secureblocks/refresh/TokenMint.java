package io.github.secureblocks.refresh;

import io.github.secureblocks.crypto.MacKey;
import io.github.secureblocks.crypto.MacKeys;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.refresh.RefreshRejected.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Makes tokens and tells which ones it has made; what the codes are made over begins by what they are for. */
final class TokenMint {
    private static final byte PROOF = 1;
    private static final byte SUCCESSOR = 2;

    private final MacKeys keys;
    private final byte[] audience;

    TokenMint(MacKeys keys, String audience) {
        this.keys = keys;
        this.audience = audience.getBytes(StandardCharsets.UTF_8);
    }

    static String newFamily() {
        return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(SecureTokens.urlSafe(128)));
    }

    /** Begins by chance, so that the keys alone make no token of any family. */
    TokenForm first(String family) {
        return signed(family, 0, keys.current(), Base64.getUrlDecoder().decode(SecureTokens.urlSafe()));
    }

    TokenForm successor(TokenForm token) {
        return successor(token, keys.current());
    }

    /** The successor that was made under a key; empty where that key was not given. */
    Optional<TokenForm> successor(TokenForm token, String key) {
        return keys.find(key).map(found -> successor(token, found));
    }

    /** Asks no store, so that an invented token costs one code and reveals nothing. */
    TokenForm authentic(String presented) {
        TokenForm token = TokenForm.parse(presented);
        MacKey key = keys.find(token.key()).orElseThrow(() -> new RefreshRejected(Reason.KEY_UNKNOWN, null));
        if (!key.matches(message(PROOF, token.body()), token.code())) {
            throw new RefreshRejected(Reason.FORGED, null);
        }
        return token;
    }

    private TokenForm successor(TokenForm token, MacKey key) {
        return signed(token.family(), token.generation() + 1, key, key.of(message(SUCCESSOR, token.bytes())));
    }

    private TokenForm signed(String family, int generation, MacKey key, byte[] secret) {
        byte[] body = TokenForm.body(family, generation, key.id(), secret);
        return TokenForm.of(body, key.of(message(PROOF, body)));
    }

    /** The middle has one length for each kind, so that no two messages are the same bytes. */
    private byte[] message(byte kind, byte[] middle) {
        return ByteBuffer.allocate(1 + middle.length + audience.length)
                .put(kind)
                .put(middle)
                .put(audience)
                .array();
    }
}
