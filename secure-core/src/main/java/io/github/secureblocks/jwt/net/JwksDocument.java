package io.github.secureblocks.jwt.net;

import io.github.secureblocks.internal.json.StrictJson;
import io.github.secureblocks.jwt.SigningAlgorithm;
import io.github.secureblocks.jwt.net.JwksRefused.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an issuer publishes (RFC 7517), read as if an attacker had written it.
 *
 * <p>A key that we cannot use is skipped, so that an issuer may add kinds of keys that we do not know. What no issuer
 * publishes on purpose - private keys, two keys of one identifier, other JSON than one reader understands like the next -
 * refuses the whole, because then nothing else in it can be trusted to be meant.
 *
 * @param keys by identifier; never empty
 * @param skipped how many are of no use to us
 */
record JwksDocument(Map<String, PublishedKey> keys, int skipped) {
    static final int MAX_KEYS = 100;

    /** Members of private and secret keys of every kind that is registered (RFC 7518, RFC 8037, RFC 9964). */
    private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv");

    static JwksDocument read(byte[] document, Set<SigningAlgorithm> allowed) throws JwksRefused {
        List<Map<String, Object>> all = listed(document);
        Set<Object> ids = new HashSet<>();
        Map<String, PublishedKey> keys = new HashMap<>();
        for (Map<String, Object> jwk : all) {
            if ("oct".equals(jwk.get("kty")) || !Collections.disjoint(jwk.keySet(), PRIVATE)) {
                throw new JwksRefused(Reason.DOCUMENT_HAS_PRIVATE_KEYS);
            }
            if (jwk.get("kid") instanceof String id && !ids.add(id)) {
                throw new JwksRefused(Reason.DOCUMENT_REPEATS_A_KEY_ID);
            }
            PublishedKey.of(jwk, allowed).ifPresent(key -> keys.put(key.key().id(), key));
        }
        if (keys.isEmpty()) {
            throw new JwksRefused(Reason.DOCUMENT_HAS_NO_USABLE_KEY);
        }
        return new JwksDocument(Map.copyOf(keys), all.size() - keys.size());
    }

    private static List<Map<String, Object>> listed(byte[] document) throws JwksRefused {
        List<Map<String, Object>> listed;
        try {
            listed = StrictJson.readListed(text(document), "keys", MAX_KEYS);
        } catch (IOException notJson) {
            throw new JwksRefused(Reason.DOCUMENT_MALFORMED);
        }
        if (listed == null) {
            throw new JwksRefused(Reason.DOCUMENT_IS_NO_KEY_SET);
        }
        if (listed.size() > MAX_KEYS) {
            throw new JwksRefused(Reason.DOCUMENT_HAS_TOO_MANY_KEYS);
        }
        return listed;
    }

    /** Whoever read the bytes themselves would guess other encodings from them. */
    private static String text(byte[] document) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(document))
                .toString();
    }
}
