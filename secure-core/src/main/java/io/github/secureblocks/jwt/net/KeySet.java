package io.github.secureblocks.jwt.net;

import io.github.secureblocks.jwt.VerificationKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one document, and how long they are believed.
 *
 * @param keys by identifier
 * @param skipped how many more the document has
 * @param freshUntil from then on it should have been read again
 * @param believedUntil from then on it is not believed, whatever the reason that it could not be read again
 */
record KeySet(Map<String, PublishedKey> keys, int skipped, Instant freshUntil, Instant believedUntil) {
    static KeySet of(JwksDocument document, Instant freshUntil, Instant believedUntil, @Nullable KeySet earlier) {
        Map<String, PublishedKey> keys = new HashMap<>(document.keys());
        if (earlier != null) {
            keys.replaceAll((id, key) -> {
                PublishedKey known = earlier.keys.get(id);
                return known != null && known.isOf(key) ? known : key;
            });
        }
        return new KeySet(Map.copyOf(keys), document.skipped(), freshUntil, believedUntil);
    }

    @Nullable
    VerificationKey find(String id) {
        PublishedKey found = keys.get(id);
        return found == null ? null : found.key();
    }
}
