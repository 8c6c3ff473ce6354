package io.github.secureblocks.refresh;

import io.github.secureblocks.identity.Subject;
import java.time.Instant;

/**
 * A family that lives, for a list of a user's sessions (OWASP ASVS 5.0 7.5.2).
 *
 * <p>One log-in on one device, with all the tokens that followed each other since.
 */
public final class RefreshFamily {
    private final StoredFamily family;

    RefreshFamily(StoredFamily family) {
        this.family = family;
    }

    /**
     * Which one, for {@link RefreshTokens#revokeFamily}; not secret.
     *
     * @return 32 characters of {@code 0-9 a-f}
     */
    public String id() {
        return family.id();
    }

    /**
     * Whom it was started for.
     *
     * @return who goes on with it
     */
    public Subject subject() {
        return family.subject();
    }

    /**
     * When it was started.
     *
     * @return a whole millisecond
     */
    public Instant createdAt() {
        return Instant.ofEpochMilli(family.createdAt());
    }

    /**
     * When a token of it was last exchanged for the next.
     *
     * @return a whole millisecond; {@link #createdAt()} where none was
     */
    public Instant lastUsedAt() {
        return Instant.ofEpochMilli(family.rotatedAt());
    }

    /**
     * When it ends if it is not used before.
     *
     * @return a whole millisecond
     */
    public Instant expiresAt() {
        return Instant.ofEpochMilli(family.idleEnd());
    }

    /** Tells which and since when. */
    @Override
    public String toString() {
        return "RefreshFamily[" + id() + ", created " + createdAt() + "]";
    }
}
