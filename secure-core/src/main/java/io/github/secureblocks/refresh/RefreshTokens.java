package io.github.secureblocks.refresh;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.refresh.StoredFamily.State;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Refresh tokens: opaque, exchanged for the next one on every use, revoked as a family when one is used again.
 *
 * <pre>{@code
 * RefreshTokens refreshTokens = RefreshTokens.builder(SqlRefreshStore.of(db), MasterKey.of(Secrets.fromEnvironment("MASTER_KEY")))
 *         .build();
 * RefreshToken first = refreshTokens.start(Subject.of(user.id()));
 * RefreshGrant grant = refreshTokens.redeem(presented);
 * }</pre>
 *
 * <p><b>Guarantees.</b> A token has 256 random bits; stores hold its hash alone. It is exchanged once, by however many
 * threads and instances it is presented at the same time: one conditional change of one row, so that a crash at any moment
 * leaves the state before it or after it. Within the retry window, and until the successor is used, the token just exchanged
 * gives the same successor again, never a second one: two tabs or a lost answer end no session, and a thief's chain and the
 * owner's stay one, so that the next collision tells. Any other token of the family that is presented again revokes the
 * family. A family ends when it was not used for its idle life, and at the latest after its absolute life, which no use
 * extends; by the millisecond, and once told to be over it stays so whatever the clock does. A token tells by a code which
 * family it belongs to: who invents one asks no store and revokes nothing. Safe for use by many threads.
 *
 * <p><b>Does not guarantee</b> that it is the owner who presents a token: there is no proof of possession, and a thief who
 * comes first goes on until the owner comes. Call {@link #redeem} outside of a transaction: what a rollback takes back, a
 * revocation with it, did not happen. Give the earlier master key for an idle life after a change: tokens made under one that is not
 * given are rejected.
 *
 * <p>RFC 9700, 4.14; RFC 6819, 5.2.2.3; CWE-294, CWE-613, CWE-362; OWASP ASVS 5.0 7.2.2 to 7.2.4, 7.3.1, 7.3.2, 7.4.1 to
 * 7.4.3, 7.5.2, 10.4.5, 10.4.8, 10.4.9.
 */
public final class RefreshTokens {
    private final RefreshStore store;
    private final TokenMint mint;
    private final RefreshTerms terms;
    private final DeadFamilies dead;
    private final SecurityEvents events;
    private final InstantSource clock;

    RefreshTokens(RefreshStore store, TokenMint mint, RefreshTerms terms, SecurityEvents events, InstantSource clock) {
        this.store = store;
        this.mint = mint;
        this.terms = terms;
        this.dead = new DeadFamilies(store);
        this.events = events;
        this.clock = clock;
    }

    /**
     * Begins refresh tokens.
     *
     * @param store keeps the families
     * @param key makes and checks the tokens
     * @return a builder in which everything has a default
     */
    public static Builder builder(RefreshStore store, MasterKey key) {
        return new Builder(store, key);
    }

    /**
     * Starts a family, when somebody has proved who they are. It is always a new one (OWASP ASVS 5.0 7.2.4). A subject's families
     * beyond the greatest number are gone, those that ended first, then those that were not used for the longest time. Access
     * tokens that were issued with them are not revoked: they hold until they expire.
     *
     * @param subject who
     * @return the first token
     */
    public RefreshToken start(Subject subject) {
        long now = clock.millis();
        dead.removeNowAndThen(now);
        TokenForm token = mint.first(TokenMint.newFamily());
        long end = now + terms.absoluteMillis();
        StoredFamily family = new StoredFamily(
                token.family(),
                subject,
                0,
                token.hash(),
                "",
                token.key(),
                now,
                now,
                Math.min(now + terms.idleMillis(), end),
                end,
                State.LIVE,
                0);
        store.add(family);
        removeBeyondMaximum(family, now);
        return new RefreshToken(token.text(), family);
    }

    /**
     * Exchanges a token for the next one.
     *
     * @param presented any text
     * @return who goes on, and the next token
     * @throws RefreshRejected if nobody goes on; where a token was used again, its family is revoked by then, and the
     *     exception names it. Told as an event, not to whoever presented it
     */
    public RefreshGrant redeem(String presented) {
        TokenForm token;
        try {
            token = mint.authentic(presented);
        } catch (RefreshRejected rejected) {
            events.report(SecurityEvent.Type.AUTHN_TOKEN_REJECTED, rejected.reason());
            throw rejected;
        }
        return new Redemption(token, store, mint, terms, events, clock).run();
    }

    /**
     * The live family of a token, before it is exchanged: to prepare what is handed out with the next one. Changes nothing and
     * tells nothing, so that what fails by then may be tried again at any time.
     *
     * @param presented any text
     * @return empty where the token is none of ours or its family has ended; of a family that lives, {@link #redeem} judges
     *     the token
     */
    public Optional<RefreshFamily> familyOf(String presented) {
        try {
            return store.find(mint.authentic(presented).family())
                    .filter(family -> family.livesAt(clock.millis()))
                    .map(RefreshFamily::new);
        } catch (RefreshRejected notOurs) {
            return Optional.empty();
        }
    }

    /**
     * Revokes the family of a token, for a log-out; any token of it will do, used or over. Called again, it changes nothing.
     *
     * @param presented any text
     * @return the family, whose access tokens are to be revoked too; empty, and nothing is done, for what is no token of ours
     */
    @CanIgnoreReturnValue
    public Optional<String> revoke(String presented) {
        String family;
        try {
            family = mint.authentic(presented).family();
        } catch (RefreshRejected notOurs) {
            return Optional.empty();
        }
        store.end(family, State.REVOKED, clock.millis());
        return Optional.of(family);
    }

    /**
     * Revokes a family, whoever's it is: for administrators, and for a family that our own access token names.
     *
     * @param family which
     * @return whether it was live
     */
    @CanIgnoreReturnValue
    public boolean revokeFamily(String family) {
        return StoredFamily.isId(family) && store.end(family, State.REVOKED, clock.millis());
    }

    /**
     * Revokes a family that a user chose from the list of their own (OWASP ASVS 5.0 7.5.2, 8.2.2; CWE-639).
     *
     * @param owner who asks
     * @param family which
     * @return whether it was live and the owner's
     */
    @CanIgnoreReturnValue
    public boolean revokeFamily(Subject owner, String family) {
        return StoredFamily.isId(family)
                && store.find(family)
                        .filter(kept -> kept.subject().equals(owner))
                        .isPresent()
                && store.end(family, State.REVOKED, clock.millis());
    }

    /**
     * Revokes every family of a subject, in one step: the account was disabled, or its owner asks for it (OWASP ASVS 5.0
     * 7.4.2, 7.4.5). Disable the log-in before.
     *
     * @param subject whose
     * @return the families that ended in this millisecond, whose access tokens are to be revoked too
     */
    @CanIgnoreReturnValue
    public List<String> revokeAllOf(Subject subject) {
        return revokeOthers(subject, "");
    }

    /**
     * Revokes every family of a subject but one, in one step, after a password or another credential was changed (OWASP ASVS
     * 5.0 7.4.3).
     *
     * @param subject whose
     * @param keepFamily the one that goes on
     * @return the families that ended in this millisecond, whose access tokens are to be revoked too
     */
    @CanIgnoreReturnValue
    public List<String> revokeOthers(Subject subject, String keepFamily) {
        long now = clock.millis();
        store.endAll(subject, keepFamily, State.REVOKED, now);
        return store.familiesOf(subject).stream()
                .filter(family -> family.state() == State.REVOKED && family.endedAt() == now)
                .map(StoredFamily::id)
                .toList();
    }

    /**
     * The live families of a subject, for a list of sessions (OWASP ASVS 5.0 7.5.2).
     *
     * @param subject whose
     * @return the one that was used last comes first
     */
    public List<RefreshFamily> familiesOf(Subject subject) {
        long now = clock.millis();
        return store.familiesOf(subject).stream()
                .filter(family -> family.livesAt(now))
                .sorted(StoredFamily.LAST_USED_FIRST)
                .map(RefreshFamily::new)
                .toList();
    }

    /**
     * Removes some families whose absolute end has passed by a day. Each {@link #start} does it too, at most once in a minute;
     * for a schedule of one's own.
     *
     * @return how many were removed; call again while it is 1,000, the most that one call removes
     */
    @CanIgnoreReturnValue
    public int removeExpired() {
        return dead.remove(clock.millis());
    }

    private void removeBeyondMaximum(StoredFamily started, long now) {
        List<StoredFamily> kept = store.familiesOf(started.subject());
        if (kept.size() <= terms.maximumFamilies()) {
            return;
        }
        List<String> beyond = kept.stream()
                .filter(family -> !family.id().equals(started.id()))
                .sorted(Comparator.comparing((StoredFamily family) -> !family.livesAt(now))
                        .thenComparing(StoredFamily.LAST_USED_FIRST))
                .skip(terms.maximumFamilies() - 1L)
                .map(StoredFamily::id)
                .toList();
        store.remove(beyond);
    }

    /** Collects how long, how often and for whom. */
    public static final class Builder {
        private final RefreshStore store;
        private final MasterKey key;
        private RefreshTerms terms = RefreshTerms.STANDARD;
        private String audience = "";
        private SecurityEvents events = SecurityEvents.logged();
        private InstantSource clock = InstantSource.system();

        private Builder(RefreshStore store, MasterKey key) {
            this.store = store;
            this.key = key;
        }

        /**
         * After which time a family ends however much it is used; without this line, 30 days.
         *
         * @param life 1 second to 400 days; families that were started before keep theirs
         * @return this builder
         * @throws IllegalArgumentException if it is outside of that
         */
        @CanIgnoreReturnValue
        public Builder absoluteLifetime(Duration life) {
            terms = terms.withAbsolute(life);
            return this;
        }

        /**
         * After which time without use a family ends; without this line, 7 days.
         *
         * @param life 1 second to 400 days; what is longer than the absolute life has no effect
         * @return this builder
         * @throws IllegalArgumentException if it is outside of that
         */
        @CanIgnoreReturnValue
        public Builder idleLifetime(Duration life) {
            terms = terms.withIdle(life);
            return this;
        }

        /**
         * For how long the token just exchanged gives the same successor again; without this line, 10 seconds. Zero switches
         * it off: then of several who present one token at once, one gets the successor, and the others revoke the family, the
         * successor with it.
         *
         * @param window 0 to 60 seconds
         * @return this builder
         * @throws IllegalArgumentException if it is outside of that
         */
        @CanIgnoreReturnValue
        public Builder retryWindow(Duration window) {
            terms = terms.withRetry(window);
            return this;
        }

        /**
         * How many families a subject can have; without this line, 50. One more log-in and the one that was not used for the
         * longest time is gone, so that log-ins do not fill the store (CWE-770); its access tokens hold until they expire.
         *
         * @param most 1 to 1,000
         * @return this builder
         * @throws IllegalArgumentException if it is outside of that
         */
        @CanIgnoreReturnValue
        public Builder maximumFamilies(int most) {
            terms = terms.withMaximum(most);
            return this;
        }

        /**
         * The client and resource servers that the tokens are for (RFC 9700, 2.2.2 and 4.14.2); without this line, they are for
         * whoever has the same store and master key. Tokens for another audience are rejected as forged.
         *
         * @param name such as the audience of the access tokens that they are exchanged for
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder audience(String name) {
            audience = name;
            return this;
        }

        /**
         * Where rejections are told; without this line, to the log.
         *
         * @param told {@code AUTHN_TOKEN_REUSE} once for each family that a reuse revokes, else {@code AUTHN_TOKEN_REJECTED},
         *     with the reason and, where it is known, the subject
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder events(SecurityEvents told) {
            events = told;
            return this;
        }

        /**
         * What tells the time; without this line, the system.
         *
         * @param source read once for each call, in milliseconds; instances that share a store agree to within the retry window
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /**
         * The refresh tokens.
         *
         * @return refresh tokens over that store
         */
        public RefreshTokens build() {
            return new RefreshTokens(
                    store, new TokenMint(key.macKeys("refresh tokens"), audience), terms, events, clock);
        }
    }
}
