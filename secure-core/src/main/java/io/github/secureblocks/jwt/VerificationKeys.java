package io.github.secureblocks.jwt;

import org.jspecify.annotations.Nullable;

/** The keys that a verifier believes: a {@link KeyRing} of our own, or those that another issuer publishes. */
public interface VerificationKeys {
    /**
     * The key of an identifier, as long as it is believed.
     *
     * @param id as a token names it, so of any form: it must not reach a query, a path or a log
     * @return the same object for the same key; {@code null} where no such key is believed
     */
    @Nullable
    VerificationKey find(String id);
}
