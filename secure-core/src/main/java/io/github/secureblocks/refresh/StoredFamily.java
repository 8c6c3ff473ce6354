package io.github.secureblocks.refresh;

import io.github.secureblocks.identity.Subject;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * What a {@link RefreshStore} keeps of a family: one row, whose size does not grow with its use.
 *
 * <p>It holds hashes only. Whoever reads it cannot make a token of it: SHA-256 without salt or stretching is enough, because
 * what is hashed has 256 random bits, which nobody can try out. Whoever writes it cannot make one either without the master
 * key. Times are milliseconds since 1970-01-01T00:00Z.
 *
 * @param id which family; 32 characters of {@code 0-9 a-f}
 * @param subject whom it was started for
 * @param generation how often it was rotated; 0 at the start
 * @param currentHash of the token that is to be presented next; 64 characters of {@code 0-9 a-f}
 * @param previousHash of the token before that, likewise; empty in generation 0
 * @param keyId which key made the current token; 11 characters of {@code A-Z a-z 0-9 - _}
 * @param createdAt when it was started
 * @param rotatedAt when the current token was made
 * @param idleEnd from when on it is over if it is not used before; never after {@code absoluteEnd}
 * @param absoluteEnd from when on it is over in any case; never changes
 * @param state whether it lives, or why not
 * @param endedAt when it ended; 0 while it lives
 */
public record StoredFamily(
        String id,
        Subject subject,
        int generation,
        String currentHash,
        String previousHash,
        String keyId,
        long createdAt,
        long rotatedAt,
        long idleEnd,
        long absoluteEnd,
        State state,
        long endedAt) {

    /** Whether a family lives, or why not. Never goes back to {@link #LIVE}. May grow. */
    public enum State {
        /** It can be used until its end. */
        LIVE,
        /** Revoked, such as by a log-out. */
        REVOKED,
        /** Revoked because a token was used again. */
        REUSED,
        /** A token was presented after its absolute end. */
        EXPIRED,
        /** A token was presented after its idle end. */
        EXPIRED_IDLE
    }

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    static final Comparator<StoredFamily> LAST_USED_FIRST =
            Comparator.comparingLong(StoredFamily::rotatedAt).reversed();

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    boolean livesAt(long now) {
        return state == State.LIVE && now < idleEnd && now < absoluteEnd;
    }

    /** The same after a use at a time, which the clock may tell to be before the last one. */
    StoredFamily rotated(String successorHash, String successorKey, long now, long idleMillis) {
        long at = Math.max(now, rotatedAt);
        return new StoredFamily(
                id,
                subject,
                generation + 1,
                successorHash,
                currentHash,
                successorKey,
                createdAt,
                at,
                Math.min(at + idleMillis, absoluteEnd),
                absoluteEnd,
                state,
                endedAt);
    }

    StoredFamily ended(State reason, long now) {
        return new StoredFamily(
                id,
                subject,
                generation,
                currentHash,
                previousHash,
                keyId,
                createdAt,
                rotatedAt,
                idleEnd,
                absoluteEnd,
                reason,
                now);
    }
}
