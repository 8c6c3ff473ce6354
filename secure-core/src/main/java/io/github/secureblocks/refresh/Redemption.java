package io.github.secureblocks.refresh;

import io.github.secureblocks.event.SecurityEvent.Type;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.refresh.RefreshRejected.Reason;
import io.github.secureblocks.refresh.StoredFamily.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;

/** What becomes of one authentic token that is presented: looks at its family and changes it once, or looks again. */
record Redemption(
        TokenForm token,
        RefreshStore store,
        TokenMint mint,
        RefreshTerms terms,
        SecurityEvents events,
        InstantSource clock) {
    private static final int MAX_ATTEMPTS = 5;

    /** An attempt that changes nothing has lost to one that has, after which there is something else to see. */
    RefreshGrant run() {
        for (int i = 0; i < MAX_ATTEMPTS; i++) {
            Optional<StoredFamily> family = store.find(token.family());
            if (family.isEmpty()) {
                events.report(Type.AUTHN_TOKEN_REJECTED, Reason.UNKNOWN);
                throw new RefreshRejected(Reason.UNKNOWN, null);
            }
            Optional<RefreshGrant> grant = attempt(family.get(), clock.millis());
            if (grant.isPresent()) {
                return grant.get();
            }
        }
        throw new IllegalStateException(
                "The refresh store does not show what it has confirmed; let it read where it writes, not from a replica");
    }

    private Optional<RefreshGrant> attempt(StoredFamily family, long now) {
        requireLife(family, now);
        int behind = family.generation() - token.generation();
        if (behind < 0) {
            throw rejected(Reason.AHEAD, family);
        }
        if (behind == 0) {
            requireHash(family.currentHash(), family);
            return rotate(family, now);
        }
        if (behind == 1 && terms.retryMillis() > 0) {
            requireHash(family.previousHash(), family);
            long since = now - family.rotatedAt();
            if (since <= -terms.retryMillis()) {
                throw rejected(Reason.CLOCK, family);
            }
            if (since < terms.retryMillis()) {
                return Optional.of(retry(family));
            }
        }
        return revoke(family, now);
    }

    /** What is over is ended, so that no clock brings it back. */
    private void requireLife(StoredFamily family, long now) {
        if (family.state() != State.LIVE) {
            throw rejected(reasonOf(family.state()), family);
        }
        if (!family.livesAt(now)) {
            boolean absolute = now >= family.absoluteEnd();
            store.end(family.id(), absolute ? State.EXPIRED : State.EXPIRED_IDLE, now);
            throw rejected(absolute ? Reason.EXPIRED : Reason.EXPIRED_IDLE, family);
        }
    }

    private Optional<RefreshGrant> rotate(StoredFamily family, long now) {
        TokenForm successor = mint.successor(token);
        StoredFamily next = family.rotated(successor.hash(), successor.key(), now, terms.idleMillis());
        return store.rotate(next) ? Optional.of(grant(successor, next)) : Optional.empty();
    }

    private RefreshGrant retry(StoredFamily family) {
        TokenForm successor =
                mint.successor(token, family.keyId()).orElseThrow(() -> rejected(Reason.KEY_UNKNOWN, family));
        if (!same(successor.hash(), family.currentHash())) {
            throw rejected(Reason.UNKNOWN, family);
        }
        return grant(successor, family);
    }

    private Optional<RefreshGrant> revoke(StoredFamily family, long now) {
        if (!store.end(family.id(), State.REUSED, now)) {
            return Optional.empty();
        }
        events.report(Type.AUTHN_TOKEN_REUSE, Reason.REUSED, family.subject());
        throw new RefreshRejected(Reason.REUSED, family.id());
    }

    /** Authentic and of this generation, but not the one that was made: whoever has the master key could make it. */
    private void requireHash(String kept, StoredFamily family) {
        if (!same(token.hash(), kept)) {
            throw rejected(Reason.UNKNOWN, family);
        }
    }

    private RefreshRejected rejected(Reason reason, StoredFamily family) {
        events.report(Type.AUTHN_TOKEN_REJECTED, reason, family.subject());
        return new RefreshRejected(reason, reason == Reason.REUSED ? family.id() : null);
    }

    private static RefreshGrant grant(TokenForm successor, StoredFamily family) {
        return new RefreshGrant(family.subject(), new RefreshToken(successor.text(), family));
    }

    private static boolean same(String hash, String kept) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), kept.getBytes(StandardCharsets.US_ASCII));
    }

    private static Reason reasonOf(State state) {
        return switch (state) {
            case REUSED -> Reason.REUSED;
            case EXPIRED -> Reason.EXPIRED;
            case EXPIRED_IDLE -> Reason.EXPIRED_IDLE;
            default -> Reason.REVOKED;
        };
    }
}
