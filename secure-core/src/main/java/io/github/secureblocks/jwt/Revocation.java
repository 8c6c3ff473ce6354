package io.github.secureblocks.jwt;

import java.time.Instant;

/**
 * One revocation, as a {@link RevocationStore} keeps it.
 *
 * @param number its place in the order of all revocations of a store
 * @param kind what was taken back
 * @param name which token, session or subject; empty where everything was
 * @param at when, by the clock of whoever revoked
 * @param until from when on nothing that it concerns can be valid any more
 */
public record Revocation(long number, Kind kind, String name, Instant at, Instant until) {
    /** What a revocation takes back. May grow: keep a default branch. */
    public enum Kind {
        /** One token, by its {@code jti}. */
        TOKEN,
        /** Every token of a session, by its {@code sid}. */
        SESSION,
        /** Every token that a subject had then. */
        SUBJECT,
        /** Every token that there was then. */
        ALL
    }
}
