package io.github.secureblocks.jwt;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.jwt.KeysUnavailable.Reason;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.secret.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign access tokens and the keys that verify them, which take turns: each is published, then signs, then only
 * verifies, then is gone.
 *
 * <pre>{@code
 * KeyRing ring = KeyRing.builder(
 *                 KeyRingStore.inFile(Path.of("/var/lib/notes/keys")),
 *                 MasterKey.of(Secrets.fromEnvironment("MASTER_KEY")))
 *         .tokenLifetime(Duration.ofMinutes(15))
 *         .build();
 * }</pre>
 *
 * <p><b>Guarantees.</b> A key signs only after everybody who caches the published keys for {@link Builder#cacheTime} has had
 * to read it, and verifies for as long as a token that it signed can live: no instance of a service rejects another's valid
 * token, nor takes one by a key that is gone, while their clocks agree to half a minute. A rotation that was missed because
 * no process ran is begun late, and no step of it is left out. What is stored is encrypted and authenticated as a whole under the master key;
 * private halves are removed when they are spent. Of several instances that find a rotation due, one carries it out.
 * Nothing is read, written or generated on the thread of a request, except that a request waits, for two seconds at
 * most, where what was read is out of date, which an unknown identifier brings about once in ten seconds at most. Where
 * the store fails, the ring goes on with what it has read: it signs for another {@link Builder#cacheTime}, and verifies
 * for that and the lifetime of a token. Safe for use by many threads.
 *
 * <p><b>Does not guarantee</b> that who may write to the store cannot put an earlier state of it back before a restart, nor
 * that a revocation reaches others before they read again: other instances do within two minutes of use, others who read
 * the published keys when their cache ends. Whoever has the master key and reads the store can sign: a service that only
 * verifies is given neither, and reads {@link #jwks()} by {@code RemoteKeys}.
 *
 * <p><b>Another master key.</b> What is stored is sealed anew under the current one when a ring is built, and by every change
 * later; not in between. So an earlier one is left out only when every instance was built with the new one first, and none
 * of those reported {@code CRYPT_KEYS_UNAVAILABLE} while it was: an instance that still has the earlier one first seals under
 * that one at its next change. Where it was left out too soon, building fails with {@code MASTER_KEY} and loses nothing.
 *
 * <p>RS256, the default, is a signature that OWASP ASVS 5.0 11.6.1 (appendix C) disallows: {@link Builder#algorithm} takes
 * another. OWASP ASVS 5.0 11.1.1, 11.2.2, 11.2.3, 13.3.4; CWE-320, CWE-321, CWE-324.
 */
public final class KeyRing implements VerificationKeys {
    private static final int ATTEMPTS = 8;
    private static final int ID_LENGTH = 22;

    private final InstantSource clock;
    private final SecurityEvents events;
    private final SigningAlgorithm algorithm;
    private final Function<SigningAlgorithm, SigningKey> maker;
    private final Timing timing;
    private final RingStorage storage;
    private final Refresh refresh;

    /** What was revoked here and is not stored yet. */
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();

    private volatile RingView view;
    private volatile @Nullable SigningKey spare;

    /** Once for each ring, so that instances which are told different algorithms do not replace each other's keys for ever. */
    private volatile boolean goesOver = true;

    private KeyRing(Builder builder, Timing timing) {
        this.clock = builder.clock;
        this.events = builder.events;
        this.algorithm = builder.algorithm;
        this.maker = builder.maker;
        this.timing = timing;
        this.storage = builder.storage;
        long now = clock.millis();
        this.view = RingView.of(null, now, RingKeys.none(timing));
        this.refresh = new Refresh(builder.executor, now, this::keep);
    }

    /**
     * A ring whose keys live as long as this object; making the first one takes up to some seconds.
     *
     * @param clock tells the phases of the keys, and the time to the issuer and the verifier;
     *     {@code InstantSource.system()} outside tests
     * @return a ring of RS256 with one key
     */
    public static KeyRing inMemory(InstantSource clock) {
        MasterKey ownAlone = MasterKey.of(Secret.of(SecureTokens.urlSafe(8 * MasterKey.BYTES)));
        return builder(KeyRingStore.inMemory(), ownAlone).clock(clock).build();
    }

    /**
     * Begins a ring whose keys outlive the process.
     *
     * @param store where they are kept
     * @param key what they are sealed under; above is said how it is changed
     * @return a builder in which everything has a default
     */
    public static Builder builder(KeyRingStore store, MasterKey key) {
        return new Builder(store, key);
    }

    /**
     * Begins a rotation now: a new key is published, and signs after {@link Builder#cacheTime}. Where one is waiting to
     * sign already, nothing happens. For a key that somebody else may know, call {@link #revoke} instead.
     *
     * @throws IllegalStateException if 5 keys still verify; the ring is as before
     * @throws KeysUnavailable if the store fails; the ring is as before
     */
    public void rotate() {
        long now = clock.millis();
        RingKeys keys = view.keys();
        RingKey signing = keys.signing(now);
        if (signing != null && !keys.hasSuccessor(signing) && keys.isFull(now)) {
            throw new IllegalStateException("The ring holds " + RingKeys.MAX_LIVE
                    + " keys that still verify; rotate less often than every " + RingKeys.MAX_LIVE
                    + "th part of a token's lifetime");
        }
        pass(false, true, () -> {});
    }

    /**
     * Takes a key out of use at once, because somebody else may know it: here it neither signs nor verifies when this
     * method returns or throws, and every token that it signed is rejected. Where it was the one that signs, its successor
     * does at once, though others may not have read that one yet.
     *
     * @param id as the {@code kid} in {@link #jwks()} and in a token's header names it
     * @throws IllegalArgumentException if the ring has no such key
     * @throws KeysUnavailable if that could not be stored, so that other instances do not know of it: it is tried again with the
     *     next {@link #maintain()}; or if there is no such key in what could be read last: call again; or if it is
     *     stored, but no new key could be made
     */
    public void revoke(String id) {
        KeysUnavailable unread = keep(() -> {});
        long now = clock.millis();
        RingKeys keys = view.keys();
        if (!keys.isKnown(id)) {
            if (unread != null) {
                throw unread;
            }
            throw new IllegalArgumentException("The ring has no such key; the kid of every key is in ring.jwks()");
        }
        if (!keys.isLive(id)) {
            return;
        }
        try {
            if (keys.revoked(id, now).signing(now) == null) {
                made(keys);
            }
        } catch (KeysUnavailable withoutSuccessor) {
            // The revocation is stored all the same; then this is told.
        } finally {
            revoked.add(id);
            adopt(view);
            events.report(SecurityEvent.Type.CRYPT_KEY_REVOKED, RingChange.REVOKED_HERE);
        }
        pass(false, false, () -> {});
    }

    /**
     * Reads what other instances have written and carries out what is due. It happens by itself while the ring is used;
     * call it once a minute from a scheduler to have it happen without use as well. A failure is reported as an event and
     * not thrown, because schedulers stop what throws.
     */
    public void maintain() {
        keep(() -> {});
    }

    /**
     * The public keys of all who verify tokens of this ring: those that will sign, the one that signs, and those that still
     * verify.
     *
     * @return a JWK Set (RFC 7517, 5), to be answered as {@code application/jwk-set+json} with
     *     {@code Cache-Control: max-age=} {@link #jwksMaxAge()}
     */
    public String jwks() {
        long now = clock.millis();
        return PublishedKeys.json(current(now)
                .keys()
                .live(now)
                .map(RingKey::verification)
                .flatMap(key -> Optional.ofNullable(key).stream())
                .toList());
    }

    /**
     * How long whoever reads {@link #jwks()} may keep it: ask for this first.
     *
     * @return {@link Builder#cacheTime}, or less where the store could not be read lately
     */
    public Duration jwksMaxAge() {
        long now = clock.millis();
        return Duration.ofMillis(timing.maxAge(current(now).readAt(), now));
    }

    /**
     * The key of that identifier; {@code null} where the ring has none that verifies now.
     *
     * @param id as a token names it
     * @return the key, or {@code null}
     */
    @Override
    public @Nullable VerificationKey find(String id) {
        long now = clock.millis();
        RingView known = current(now);
        VerificationKey key = known.find(id, now);
        if (key == null && id.length() == ID_LENGTH && !known.keys().isKnown(id)) {
            Refresh.Attempt attempt = refresh.start(now);
            if (attempt == null) {
                return null;
            }
            attempt.await();
            known = view;
            key = known.find(id, now);
        }
        return key == null || known.age(now) >= timing.mayVerify() ? null : key;
    }

    InstantSource clock() {
        return clock;
    }

    /** The longest life of a token that the phases of the keys are made for. */
    Duration tokenLifetime() {
        return Duration.ofMillis(timing.lifetime());
    }

    SigningKey signing() {
        long now = clock.millis();
        RingView known = current(now);
        RingKey key = known.keys().signing(now);
        SigningKey signing = key == null ? null : key.signing();
        if (signing == null) {
            throw new KeysUnavailable(Reason.NO_KEY);
        }
        if (known.age(now) >= timing.maySign()) {
            throw new KeysUnavailable(Reason.TOO_OLD);
        }
        return signing;
    }

    /** What was read lately; what is out of date is read again, and where it is so for long, waited for. */
    private RingView current(long now) {
        RingView known = view;
        long age = known.age(now);
        if (age < timing.reload()) {
            return known;
        }
        Refresh.Attempt attempt = refresh.start(now);
        if (attempt != null && age >= timing.stale()) {
            attempt.await();
        }
        return view;
    }

    @CanIgnoreReturnValue
    private @Nullable KeysUnavailable keep(Runnable read) {
        try {
            pass(false, false, read);
            return null;
        } catch (KeysUnavailable failed) {
            events.report(SecurityEvent.Type.CRYPT_KEYS_UNAVAILABLE, failed.reason());
            return failed;
        }
    }

    private void pass(boolean starting, boolean rotating, Runnable read) {
        for (int i = 0; i < ATTEMPTS; i++) {
            adopt(storage.read(view, clock.millis()));
            read.run();
            RingView last = view;
            RingKeys next = last.keys().tidied(clock.millis());
            if (next.endsWith(algorithm)) {
                goesOver = false;
            }
            SigningKey made = null;
            KeysUnavailable notMade = null;
            if (next.wantsKey(rotating || goesOver, clock.millis())) {
                try {
                    made = made(next);
                } catch (KeysUnavailable failed) {
                    notMade = failed;
                }
            }
            if (isStored(last, next, made, starting)) {
                if (notMade != null) {
                    throw notMade;
                }
                return;
            }
        }
        throw new KeysUnavailable(Reason.BUSY);
    }

    /** A revocation is also stored where no key could be made that takes over; false where another instance has written. */
    private boolean isStored(RingView last, RingKeys tidied, @Nullable SigningKey made, boolean starting) {
        long now = clock.millis();
        RingKeys next = made == null ? tidied : tidied.with(made, now);
        boolean sealedAnew = starting && !storage.isSealedByCurrent(last);
        if (next.equals(last.written()) && !sealedAnew) {
            return true;
        }
        Optional<RingView> written = storage.write(last, next, now);
        written.ifPresent(view -> done(view, made));
        return written.isPresent();
    }

    /**
     * Kept where it could not be stored, so that a store which fails does not cost a key for each attempt; unless it was
     * stored and the answer was lost.
     */
    private SigningKey made(RingKeys known) {
        SigningKey key = spare;
        if (key == null || known.isKnown(key.id())) {
            try {
                key = maker.apply(algorithm);
            } catch (RuntimeException failed) {
                throw new KeysUnavailable(Reason.KEY_NOT_MADE, failed);
            }
            spare = key;
        }
        return key;
    }

    private void done(RingView written, @Nullable SigningKey made) {
        adopt(written);
        revoked.removeIf(id -> !written.written().isLive(id));
        if (made != null) {
            spare = null;
            events.report(SecurityEvent.Type.CRYPT_KEY_PUBLISHED, RingChange.PUBLISHED);
        }
    }

    /** Two threads may have read at once: what was changed later counts. */
    private void adopt(RingView read) {
        boolean revokedElsewhere;
        synchronized (this) {
            RingView last = view;
            if (read.generation() < last.generation()) {
                return;
            }
            view = read.without(revoked, clock.millis());
            revokedElsewhere = last.keys().keys().stream()
                    .anyMatch(key -> !key.isRevoked() && read.written().isRevoked(key.id()));
        }
        if (revokedElsewhere) {
            events.report(SecurityEvent.Type.CRYPT_KEY_REVOKED, RingChange.REVOKED_ELSEWHERE);
        }
    }

    /** What is reported of a ring. */
    private enum RingChange {
        PUBLISHED,
        REVOKED_HERE,
        REVOKED_ELSEWHERE
    }

    /** Collects how a ring rotates; whatever is left out has a default. */
    public static final class Builder {
        private final RingStorage storage;
        private SigningAlgorithm algorithm = SigningAlgorithm.RS256;
        private Duration tokenLifetime = TokenIssuer.MAX_LIFETIME;
        private Duration rotateEvery = Duration.ofDays(30);
        private Duration cacheTime = Duration.ofHours(1);
        private InstantSource clock = InstantSource.system();
        private SecurityEvents events = SecurityEvents.logged();
        private Executor executor = Builder::onDaemonThread;
        private Function<SigningAlgorithm, SigningKey> maker = SigningKey::generate;

        private Builder(KeyRingStore store, MasterKey key) {
            storage = new RingStorage(store, key.sealer("signing keys"));
        }

        /**
         * What the keys are for; without this line {@link SigningAlgorithm#RS256}, which every party of a token reads and
         * which OWASP ASVS 5.0 11.6.1 (appendix C) disallows. A ring that has keys of another algorithm goes over to this one
         * by a rotation once it is built: no token ends.
         *
         * @param chosen of every new key
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder algorithm(SigningAlgorithm chosen) {
            algorithm = chosen;
            return this;
        }

        /**
         * How long tokens live at most; without this line, 12 hours. The shorter, the sooner a key is gone. Where it was longer
         * before, or is on another instance, the keys that sign such tokens verify for as long as those live.
         *
         * @param longest from one second to {@link TokenIssuer#MAX_LIFETIME}; no issuer of this ring has a longer one
         * @return this builder
         * @throws IllegalArgumentException if the time is not of that form
         */
        @CanIgnoreReturnValue
        public Builder tokenLifetime(Duration longest) {
            Timing.require(
                    longest,
                    Duration.ofSeconds(1),
                    TokenIssuer.MAX_LIFETIME,
                    "A token lives from 1 second to 12 hours; write .tokenLifetime(Duration.ofMinutes(15))");
            tokenLifetime = longest;
            return this;
        }

        /**
         * How long a key signs; without this line, 30 days.
         *
         * @param time at most 366 days, at least a token's lifetime and twice the time that a key is published before it signs
         * @return this builder
         * @throws IllegalArgumentException if the time is longer
         */
        @CanIgnoreReturnValue
        public Builder rotateEvery(Duration time) {
            Timing.require(
                    time,
                    Duration.ofSeconds(1),
                    Duration.ofDays(366),
                    "A key signs for 366 days at most; write .rotateEvery(Duration.ofDays(30))");
            rotateEvery = time;
            return this;
        }

        /**
         * How long those who read {@link #jwks()} keep it; without this line, one hour. Where it was longer before, or is on
         * another instance, the next key waits for as long before it signs.
         *
         * @param time from one minute to one day
         * @return this builder
         * @throws IllegalArgumentException if the time is not of that form
         */
        @CanIgnoreReturnValue
        public Builder cacheTime(Duration time) {
            Timing.require(
                    time,
                    Duration.ofMinutes(1),
                    Duration.ofDays(1),
                    "Published keys are cached from 1 minute to 1 day; write .cacheTime(Duration.ofHours(1))");
            cacheTime = time;
            return this;
        }

        /**
         * What tells the time; without this line, the system's clock.
         *
         * @param source agrees with those of other instances to half a minute
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /**
         * Where published and revoked keys and failures of the store are reported; without this line, to the log.
         *
         * @param told {@code CRYPT_KEY_PUBLISHED}, {@code CRYPT_KEY_REVOKED} and {@code CRYPT_KEYS_UNAVAILABLE}
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder events(SecurityEvents told) {
            events = told;
            return this;
        }

        /**
         * What reads, writes and makes keys; without this line, a daemon thread of its own each time.
         *
         * @param taking one task at a time, which may take seconds
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder executor(Executor taking) {
            executor = taking;
            return this;
        }

        /** Makes keys faster than {@link SigningKey#generate}, in tests. */
        @CanIgnoreReturnValue
        Builder maker(Function<SigningAlgorithm, SigningKey> making) {
            maker = making;
            return this;
        }

        /**
         * The ring. Reads the store; where it is empty, makes the first key, which signs at once.
         *
         * @return a ring that can sign
         * @throws IllegalStateException if keys would change too often for the tokens' lifetime or the cache time
         * @throws KeysUnavailable if there is no key to sign with and none can be stored, or what is stored is damaged
         */
        public KeyRing build() {
            KeyRing ring = new KeyRing(this, Timing.of(cacheTime, tokenLifetime, rotateEvery));
            try {
                ring.pass(true, false, () -> {});
            } catch (KeysUnavailable failed) {
                if (ring.view.keys().signing(clock.millis()) == null) {
                    throw failed;
                }
                events.report(SecurityEvent.Type.CRYPT_KEYS_UNAVAILABLE, failed.reason());
            }
            return ring;
        }

        private static void onDaemonThread(Runnable task) {
            Thread thread = new Thread(task, "key-ring");
            thread.setDaemon(true);
            thread.start();
        }
    }
}
