package io.github.secureblocks.jwt;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens that were taken back before they expired: log-out that ends them too.
 *
 * <pre>{@code
 * TokenRevocations revocations = TokenRevocations.builder(SqlRevocationStore.of(db), ring).build();
 * TokenIssuer issuer = TokenIssuer.builder(ring)....revocations(revocations).build();
 * TokenVerifier verifier = TokenVerifier.builder(issuer).build();
 * revocations.revokeAllOf(subject); // a changed password, a lost telephone
 * }</pre>
 *
 * <p><b>Guarantees.</b> What is revoked is in the store, and refused by this instance, before the call returns; other
 * instances of the store refuse it after their next reading, 5 seconds later by default. {@link #revokeAllOf} refuses every
 * token that was issued before it and none that was issued after it, in the same second too and whatever the clocks of the
 * instances say, because an issuer that knows these revocations writes into each token ({@code sb_rev}) the number of the
 * latest one. To ask costs nanoseconds and no I/O. A revocation is held until no token that it concerns can be valid, and
 * at most {@link Builder#maxEntries} are: the one that does not fit refuses <em>every</em> token issued before it instead,
 * whose holders must renew or sign in again, and is reported as {@link Notice#FULL}; none is ever forgotten. Safe for use by
 * many threads.
 *
 * <p><b>Does not guarantee</b> the same exactness for tokens of an issuer that was not given these revocations: those are
 * judged by their time of issue, and refused up to {@link TokenVerifier#SKEW} after the revocation. While the store does not
 * answer, {@link #revokeAllOf} and its like throw, what is known stays refused, and what other instances have revoked is
 * not known; {@link Notice#STORE_UNREACHABLE} is reported once. Nor that one account cannot fill the room by signing in and out: that takes everybody a renewal, so limit
 * log-ins by {@code RateLimiter}, and let {@link Builder#tokenLifetime} be that of the tokens. It does not end refresh tokens: revoke these first, or the
 * next renewal issues a new token.
 *
 * <p>CWE-613; OWASP ASVS 5.0 7.4.1, 7.4.2, 7.4.3, 7.4.5.
 */
public final class TokenRevocations implements AutoCloseable {
    /** What became of the revocations as a whole. May grow: keep a default branch. */
    public enum Notice {
        /** There is no room for one more, so that every token issued before now is refused. */
        FULL,
        /** The store does not answer: what other instances revoke is not known here. */
        STORE_UNREACHABLE,
        /** The store answers again, and what was missed is known. */
        STORE_REACHABLE
    }

    private static final int PAGE = 1_000;

    /** From a token's latest expiry on, by whichever clock, nothing is left to refuse. */
    private static final Duration CLOCKS = TokenVerifier.SKEW.multipliedBy(3);

    private final RevocationStore store;
    private final InstantSource clock;
    private final SecurityEvents events;
    private final RevocationTable table;
    private final Duration tokenLifetime;
    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable ScheduledExecutorService own;
    private @Nullable ScheduledFuture<?> readings;
    private long read;
    private boolean unreachable;

    private TokenRevocations(Builder settings) {
        this.store = settings.store;
        this.clock = settings.clock;
        this.events = settings.events;
        this.table = new RevocationTable(settings.maxEntries);
        this.tokenLifetime = settings.tokenLifetime;
    }

    /**
     * Revocations of one process, which a restart forgets: for tests, and where a restart ends the keys too.
     *
     * @param clock tells when an entry is not needed any more
     * @return no revocations yet
     */
    public static TokenRevocations inMemory(InstantSource clock) {
        return new TokenRevocations(builder(new LoneStore()).clock(clock));
    }

    /**
     * Revocations that several instances share and that outlive a restart.
     *
     * @param store such as {@code SqlRevocationStore.of(db)}
     * @param clock tells when an entry is not needed any more
     * @return what the store holds, read every 5 seconds from now on; close it
     * @throws RevocationsUnavailable if the store does not answer
     */
    public static TokenRevocations of(RevocationStore store, InstantSource clock) {
        return builder(store).clock(clock).build();
    }

    /**
     * Begins revocations that several instances share and that outlive a restart.
     *
     * @param store such as {@code SqlRevocationStore.of(db)}
     * @return a builder that needs nothing more
     */
    public static Builder builder(RevocationStore store) {
        return new Builder(store);
    }

    /**
     * Begins revocations of the tokens that a ring signs: held for the ring's {@link KeyRing.Builder#tokenLifetime}, by the
     * ring's clock.
     *
     * @param store such as {@code SqlRevocationStore.of(db)}
     * @param ring signs the tokens
     * @return a builder that needs nothing more
     */
    public static Builder builder(RevocationStore store, KeyRing ring) {
        Duration upToASecondMore = ring.tokenLifetime().plusMillis(999);
        return builder(store).clock(ring.clock()).tokenLifetime(upToASecondMore.truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * Takes back one token.
     *
     * @param token from now on refused
     * @throws RevocationsUnavailable if the store does not answer; the token holds, so try again
     */
    public void revoke(VerifiedToken token) {
        if (!table.containsToken(token.id())) {
            add(Revocation.Kind.TOKEN, token.id(), token.expiresAt().plus(CLOCKS), token.subject());
        }
    }

    /**
     * Takes back every token of a session, one that is being issued at this moment included.
     *
     * @param session as it was given to {@link TokenIssuer#issue(Subject, io.github.secureblocks.identity.Roles, String)};
     *     never used again
     * @throws IllegalArgumentException if it is not 1 to 255 visible characters
     * @throws RevocationsUnavailable if the store does not answer; the session's tokens hold, so try again
     */
    public void revokeSession(String session) {
        addFromNow(Revocation.Kind.SESSION, Subject.of(session).id(), null);
    }

    /**
     * Whether a session is known here to be taken back: asks no store, and holds for as long as its tokens could.
     *
     * @param session as it was given to {@link #revokeSession}
     * @return false as well where that is over, or is known to other instances alone
     */
    public boolean isSessionRevoked(String session) {
        return table.containsSession(session);
    }

    /**
     * Takes back every token that a subject has. Those that are issued after this has returned hold.
     *
     * @param subject whose tokens are refused
     * @throws RevocationsUnavailable if the store does not answer; the tokens hold, so try again
     */
    public void revokeAllOf(Subject subject) {
        addFromNow(Revocation.Kind.SUBJECT, subject.id(), subject);
    }

    /**
     * Takes back every token that there is, of all subjects. Those that are issued after this has returned hold.
     *
     * @throws RevocationsUnavailable if the store does not answer; the tokens hold, so try again
     */
    public void revokeAll() {
        addFromNow(Revocation.Kind.ALL, "", null);
    }

    /** Reads now what other instances have revoked, where that is not to wait for the next time. */
    public void synchronize() {
        try {
            load();
            store.removeEnded(clock.instant());
            if (reached(true)) {
                events.report(SecurityEvent.Type.SYS_MONITOR_ENABLED, Notice.STORE_REACHABLE);
            }
        } catch (Throwable failed) {
            // Whatever it is: a reading that throws would be the last one.
            if (reached(false)) {
                events.report(SecurityEvent.Type.SYS_MONITOR_DISABLED, Notice.STORE_UNREACHABLE);
            }
        }
    }

    /** Stops reading the store; what is known stays refused. */
    @Override
    public void close() {
        if (readings != null) {
            readings.cancel(false);
        }
        if (own != null) {
            own.shutdownNow();
        }
    }

    /** Whether the token was taken back, or lives for longer than a revocation is held. */
    boolean isRevoked(VerifiedToken token) {
        long seconds = token.expiresAt().getEpochSecond() - token.issuedAt().getEpochSecond();
        return seconds > tokenLifetime.toSeconds() || table.refuses(token);
    }

    /** For how long a token may live so that no revocation of it is forgotten. */
    Duration tokenLifetime() {
        return tokenLifetime;
    }

    /** What a token that is about to be issued is issued after; where the store does not answer, at least what is known. */
    long last() {
        long known = table.last();
        try {
            return Math.max(known, store.last());
        } catch (RuntimeException unreachable) {
            return known;
        }
    }

    int size() {
        return table.size();
    }

    private void addFromNow(Revocation.Kind kind, String name, @Nullable Subject subject) {
        add(kind, name, clock.instant().plus(tokenLifetime).plus(CLOCKS), subject);
    }

    private void add(Revocation.Kind kind, String name, Instant until, @Nullable Subject subject) {
        Instant now = clock.instant();
        long number = asked(() -> store.add(kind, name, now, until));
        enter(new Revocation(number, kind, name, now, until));
        if (subject == null) {
            events.report(SecurityEvent.Type.AUTHN_TOKEN_REVOKED, kind);
        } else {
            events.report(SecurityEvent.Type.AUTHN_TOKEN_REVOKED, kind, subject);
        }
    }

    private void enter(Revocation revocation) {
        if (table.add(revocation, clock.instant())) {
            events.report(SecurityEvent.Type.AUTHN_TOKEN_REVOKED, Notice.FULL);
        }
    }

    private void load() {
        reading.lock();
        try {
            List<Revocation> next;
            do {
                next = store.after(read, PAGE);
                for (Revocation each : next) {
                    enter(each);
                    read = each.number();
                }
            } while (next.size() == PAGE);
        } finally {
            reading.unlock();
        }
    }

    /** Whether that is news. */
    private boolean reached(boolean now) {
        reading.lock();
        try {
            boolean news = unreachable == now;
            unreachable = !now;
            return news;
        } finally {
            reading.unlock();
        }
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException failed) {
            throw new RevocationsUnavailable(
                    "The store of revocations does not answer; see the cause, and try again", failed);
        }
    }

    /** Collects what revocations need; everything has a default. */
    public static final class Builder {
        private final RevocationStore store;
        private InstantSource clock = InstantSource.system();
        private SecurityEvents events = SecurityEvents.logged();
        private Duration tokenLifetime = TokenIssuer.MAX_LIFETIME;
        private int maxEntries = 100_000;
        private Duration interval = Duration.ofSeconds(5);
        private @Nullable ScheduledExecutorService scheduler;

        private Builder(RevocationStore store) {
            this.store = store;
        }

        /**
         * What tells the time; without this line, the system's clock.
         *
         * @param source at most {@link TokenVerifier#SKEW} apart from that of every other instance
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /**
         * Where revocations are reported; without this line, to the log.
         *
         * @param told {@code AUTHN_TOKEN_REVOKED} with a {@link Revocation.Kind} or {@link Notice#FULL};
         *     {@code SYS_MONITOR_DISABLED} and {@code SYS_MONITOR_ENABLED} with another {@link Notice}
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder events(SecurityEvents told) {
            events = told;
            return this;
        }

        /**
         * How many revocations are held in memory; without this line, 100,000, which are some 30 MB. That is two log-outs
         * a second without end, and a hundred where {@link #tokenLifetime} is 15 minutes.
         *
         * @param most 1 to 10,000,000
         * @return this builder
         * @throws IllegalArgumentException if the number is not of that form
         */
        @CanIgnoreReturnValue
        public Builder maxEntries(int most) {
            if (most < 1 || most > 10_000_000) {
                throw new IllegalArgumentException("1 to 10,000,000 revocations; write .maxEntries(100_000)");
            }
            maxEntries = most;
            return this;
        }

        /**
         * The longest lifetime of the tokens, for which a revocation is held; without this line,
         * {@link TokenIssuer#MAX_LIFETIME}.
         *
         * @param time whole seconds, from one second to {@link TokenIssuer#MAX_LIFETIME}, alike in all instances: a token
         *     that lives longer is refused, and an issuer of such tokens cannot be built
         * @return this builder
         * @throws IllegalArgumentException if the time is not of that form
         */
        @CanIgnoreReturnValue
        public Builder tokenLifetime(Duration time) {
            if (time.compareTo(Duration.ofSeconds(1)) < 0
                    || time.compareTo(TokenIssuer.MAX_LIFETIME) > 0
                    || time.getNano() != 0) {
                throw new IllegalArgumentException("A token lives whole seconds, from 1 second to 12 hours; write"
                        + " .tokenLifetime(Duration.ofMinutes(15))");
            }
            tokenLifetime = time;
            return this;
        }

        /**
         * How long it takes at most until this instance knows what another has revoked, but for the time of the reading
         * itself; without this line, 5 seconds.
         *
         * @param time 100 milliseconds to 1 minute
         * @return this builder
         * @throws IllegalArgumentException if the time is not of that form
         */
        @CanIgnoreReturnValue
        public Builder interval(Duration time) {
            if (time.compareTo(Duration.ofMillis(100)) < 0 || time.compareTo(Duration.ofMinutes(1)) > 0) {
                throw new IllegalArgumentException(
                        "The store is read every 100 milliseconds to 1 minute; write .interval(Duration.ofSeconds(5))");
            }
            interval = time;
            return this;
        }

        /**
         * What runs the readings; without this line, a daemon thread of its own.
         *
         * @param executor is not closed together with the revocations
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder scheduler(ScheduledExecutorService executor) {
            scheduler = executor;
            return this;
        }

        /**
         * Reads the store, and does so again and again from then on.
         *
         * @return all that the store holds; close it
         * @throws RevocationsUnavailable if the store does not answer
         */
        public TokenRevocations build() {
            TokenRevocations made = new TokenRevocations(this);
            asked(() -> {
                made.load();
                return made;
            });
            ScheduledExecutorService executor = scheduler;
            if (executor == null) {
                executor = Executors.newSingleThreadScheduledExecutor(Builder::thread);
                made.own = executor;
            }
            long nanos = interval.toNanos();
            made.readings = executor.scheduleWithFixedDelay(made::synchronize, nanos, nanos, TimeUnit.NANOSECONDS);
            return made;
        }

        private static Thread thread(Runnable work) {
            Thread thread = new Thread(work, "token-revocations");
            thread.setDaemon(true);
            return thread;
        }
    }
}
