package io.github.secureblocks.jwt.net;

import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.jwt.SigningAlgorithm;
import io.github.secureblocks.net.HttpsFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads the document again and again, in the background alone, and keeps the last set that was good. */
final class Refresher implements AutoCloseable {
    /** At most one reading in this time because somebody wanted it; what is due by the clock is apart from that. */
    static final Duration APART = Duration.ofSeconds(30);

    /** How long before the end of its freshness a set is replaced. */
    static final Duration AHEAD = Duration.ofSeconds(30);

    /** What is told of a set, besides why one could not be read. */
    enum Change {
        /** The last good set is too old by now: no key of the issuer is believed. */
        KEYS_NO_LONGER_BELIEVED,
        /** The document has keys that are of no use to us. */
        KEYS_SKIPPED,
        /** Something that should not happen, such as no memory. */
        REFRESH_BROKE
    }

    private final JwksSource source;
    private final Set<SigningAlgorithm> allowed;
    private final Duration staleIfError;
    private final InstantSource clock;
    private final Background background;
    private final SecurityEvents events;
    private final AtomicReference<Attempt> latest;

    private volatile @Nullable KeySet set;
    private volatile @Nullable Instant failingSince;
    private volatile @Nullable Enum<?> trouble;
    private volatile boolean closed;

    /** These are the background's alone. */
    private int failures;

    private int plan;

    Refresher(
            JwksSource source,
            Set<SigningAlgorithm> allowed,
            Duration staleIfError,
            InstantSource clock,
            Background background,
            SecurityEvents events) {
        this.source = source;
        this.allowed = allowed;
        this.staleIfError = staleIfError;
        this.clock = clock;
        this.background = background;
        this.events = events;
        this.latest = new AtomicReference<>(Attempt.begunAt(clock.instant()));
    }

    /** Begins the first attempt. */
    void start() {
        Attempt first = latest();
        background.after(Duration.ZERO, () -> run(first));
    }

    /** The last good one, however old. */
    @Nullable
    KeySet set() {
        return closed ? null : set;
    }

    boolean isClosed() {
        return closed;
    }

    @Nullable
    Instant failingSince() {
        return failingSince;
    }

    @Nullable
    Enum<?> trouble() {
        return trouble;
    }

    /** One that runs, or a new one; {@code null} where the last one was begun a short time ago. */
    @Nullable
    Attempt wanted(Instant now) {
        Attempt last = latest();
        if (!last.over().isDone()) {
            return last;
        }
        if (closed || now.isBefore(last.begun().plus(APART))) {
            return null;
        }
        return begin(last, now);
    }

    private Attempt latest() {
        return Objects.requireNonNull(latest.get());
    }

    /** Whoever loses the race shares the winner's. */
    private Attempt begin(Attempt last, Instant now) {
        Attempt next = Attempt.begunAt(now);
        if (!latest.compareAndSet(last, next)) {
            return latest();
        }
        background.after(Duration.ZERO, () -> run(next));
        if (closed) {
            next.over().complete(false);
        }
        return next;
    }

    private void planned(int number) {
        Attempt last = latest();
        if (number == plan && last.over().isDone()) {
            begin(last, clock.instant());
        }
    }

    private void run(Attempt attempt) {
        Duration next = AHEAD;
        boolean loaded = false;
        try {
            next = load();
            loaded = true;
        } catch (HttpsFailed failed) {
            next = failed(failed.reason());
        } catch (JwksRefused refused) {
            next = failed(refused.reason());
        } catch (Throwable broke) {
            // Whatever it is, the keys must go on being read.
            next = failed(Change.REFRESH_BROKE);
        } finally {
            attempt.over().complete(loaded);
            plan++;
            int number = plan;
            background.after(next, () -> planned(number));
        }
    }

    private Duration load() throws HttpsFailed, JwksRefused {
        JwksSource.Fetched fetched = source.fetch();
        JwksDocument document = JwksDocument.read(fetched.document(), allowed);
        Instant now = clock.instant();
        Instant freshUntil = now.plus(fetched.fresh());
        KeySet earlier = set;
        if (document.skipped() > 0 && (earlier == null || earlier.skipped() != document.skipped())) {
            tell(Change.KEYS_SKIPPED);
        }
        set = KeySet.of(document, freshUntil, freshUntil.plus(staleIfError), earlier);
        failures = 0;
        failingSince = null;
        trouble = null;
        return fetched.fresh().minus(AHEAD);
    }

    private Duration failed(Enum<?> reason) {
        Instant now = clock.instant();
        failures = Math.min(failures + 1, 6);
        failingSince = failingSince == null ? now : failingSince;
        trouble = reason;
        tell(reason);
        KeySet last = set;
        if (last != null && !now.isBefore(last.believedUntil())) {
            set = null;
            tell(Change.KEYS_NO_LONGER_BELIEVED);
        }
        return Duration.ofSeconds(Math.min(APART.toSeconds(), 1L << (failures - 1)));
    }

    private void tell(Enum<?> reason) {
        if (!closed) {
            events.report(SecurityEvent.Type.CRYPT_KEYS_UNAVAILABLE, reason);
        }
    }

    @Override
    public void close() {
        closed = true;
        background.close();
        latest().over().complete(false);
    }
}
