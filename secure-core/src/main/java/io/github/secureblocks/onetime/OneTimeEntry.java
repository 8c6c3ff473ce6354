package io.github.secureblocks.onetime;

import io.github.secureblocks.identity.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link OneTimeStore} keeps of one link or code: nothing that anybody could redeem.
 *
 * @param slot which kind of thing for which purpose and subject, as 64 hexadecimal digits: a store keeps one entry of each
 * @param digest a hash of the link or code, as 64 hexadecimal digits
 * @param context a hash of what it is bound to besides, as 64 hexadecimal digits; of a link alone
 * @param key which key made the hash of a code
 * @param subject whose it is
 * @param attempts how often a code was tried
 * @param expiresAt from when on it is rejected, a whole millisecond
 */
public record OneTimeEntry(
        String slot,
        String digest,
        @Nullable String context,
        @Nullable String key,
        Subject subject,
        int attempts,
        Instant expiresAt) {
    OneTimeEntry afterAttempt() {
        return new OneTimeEntry(slot, digest, context, key, subject, attempts + 1, expiresAt);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Whose it is and until when, no hash. */
    @Override
    public String toString() {
        return "OneTimeEntry[" + subject + ", expires " + expiresAt + "]";
    }
}
