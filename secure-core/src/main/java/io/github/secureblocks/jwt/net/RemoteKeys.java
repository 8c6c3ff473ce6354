package io.github.secureblocks.jwt.net;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.jwt.SigningAlgorithm;
import io.github.secureblocks.jwt.VerificationKey;
import io.github.secureblocks.jwt.VerificationKeys;
import io.github.secureblocks.net.HttpsService;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The keys that another issuer publishes (JWKS, RFC 7517), kept so that a token is verified without asking for them.
 *
 * <pre>{@code
 * RemoteKeys keys = RemoteKeys.builder(URI.create("https://login.example/keys"), SigningAlgorithm.RS256)
 *         .build();
 * keys.requireKeys();
 * TokenVerifier verifier = TokenVerifier.builder(keys)
 *         .issuer("https://login.example")
 *         .audience("notes")
 *         .acceptOtherClaims()
 *         .build();
 * }</pre>
 *
 * <p><b>Guarantees, in time.</b> The document is read at the start and then, by a thread of its own, half a minute before
 * it is no longer fresh: after the issuer's {@code max-age}, but within 1 to 15 minutes, and 5 where it says none. So a
 * key that the issuer takes back is gone 15 minutes later, while its document can be read; while it cannot, or is
 * refused, the last good keys stay for {@link Builder#staleIfError} more, an hour unless said otherwise, and then none is
 * believed. An identifier that is not known makes the document be read at most once in 30 seconds for all callers
 * together, whatever the tokens say, and one that was looked for in vain not again within a minute. A key that is known is
 * found without waiting, without a lock and without any of these limits, as long as its document is fresh or cannot be
 * read; where it could not yet be, as after a pause of the process, as one that is not known. At most 16 callers at a time wait for a reading,
 * each for at most the time-out; all of them do where nothing was read yet. An issuer that publishes a key 15 minutes before
 * it signs, or as long as its {@code max-age} says where that is a minute to 15, has no token rejected by its rotation; a
 * {@code KeyRing} does that.
 *
 * <p><b>Guarantees, in content.</b> HTTPS alone, no redirect, 256 KiB, 100 keys; JSON to the letter, no member twice, at
 * most eight deep. A document with a private or secret key, or with an identifier twice, or without any key that can be
 * used, is refused as a whole, and so takes no good key away. A key is used where it has an identifier, is for verifying
 * ({@code use}, {@code key_ops}), and names an algorithm that was allowed here and fits its kind; where it names none, the
 * only allowed one that fits; others are skipped and counted. {@code x5c}, {@code x5u} and {@code jku} are not looked at.
 *
 * <p><b>Does not guarantee</b> that the issuer is honest, that its clock or ours is right, or that a key which was taken
 * back is gone at once. {@link #close()} ends it; afterwards no key is found. Safe for use by many threads.
 *
 * <p>RFC 8725, 3.1, 3.8 and 3.10; CWE-347, CWE-400, CWE-918; OWASP ASVS 5.0 9.1.2, 9.1.3.
 */
public final class RemoteKeys implements VerificationKeys, AutoCloseable {
    private static final int MAX_WAITING = 16;
    private static final Duration SPARE = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Refresher refresher;
    private final UnknownIds unknown;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);
    private final Duration patience;

    private RemoteKeys(Builder from, JwksSource source, Background background) {
        clock = from.clock;
        patience = from.timeout.plus(SPARE);
        unknown = new UnknownIds(clock);
        refresher = new Refresher(source, from.allowed, from.staleIfError, clock, background, from.events);
        refresher.start();
    }

    /**
     * Begins with the address of the keys and what they may be for.
     *
     * @param jwksUri from the program or its configuration, never from a token: {@code https}
     * @param allowed the algorithms that this issuer signs by, so that no other is ever used
     * @return a builder
     * @throws IllegalArgumentException if the address is of another form, or no algorithm is given
     */
    public static Builder builder(URI jwksUri, SigningAlgorithm... allowed) {
        if (allowed.length == 0) {
            throw new IllegalArgumentException(
                    "Nothing is allowed; name what the issuer signs by: builder(uri, SigningAlgorithm.RS256)");
        }
        return new Builder(
                HttpsService.builder(jwksUri).header("Accept", "application/jwk-set+json, application/json"),
                Set.of(allowed));
    }

    /**
     * The key of an identifier. Known keys are found at once; the first call, before anything was read, waits for the
     * first reading, for at most the time-out.
     */
    @Override
    public @Nullable VerificationKey find(String id) {
        KeySet set = believed(clock.instant());
        if (set == null) {
            return null;
        }
        VerificationKey key = set.find(id);
        return key != null || id.length() > PublishedKey.MAX_ID_LENGTH ? key : sought(id);
    }

    /**
     * Demands that keys are believed, as a program does before it serves; waits as {@link #find} does.
     *
     * @throws RemoteKeysUnavailable if there are none
     */
    public void requireKeys() {
        if (believed(clock.instant()) == null) {
            Enum<?> trouble = refresher.trouble();
            throw new RemoteKeysUnavailable(
                    refresher.isClosed() ? "CLOSED" : trouble == null ? "NOT_READ_YET" : trouble.name());
        }
    }

    /**
     * Since when the document could not be read or was refused, for a health check: verifying goes on by the last good keys
     * until they are too old.
     *
     * @return empty where the last attempt was good, or none has ended
     */
    public Optional<Instant> failingSince() {
        return Optional.ofNullable(refresher.failingSince());
    }

    /**
     * How many keys of the document are of no use to us: of another kind, algorithm or purpose, too weak or without an
     * identifier.
     *
     * @return of the last good document; 0 where there is none
     */
    public int skipped() {
        KeySet set = refresher.set();
        return set == null ? 0 : set.skipped();
    }

    /** Ends the thread and a request that runs; no key is found any more. Safe to call twice. */
    @Override
    public void close() {
        refresher.close();
    }

    private @Nullable KeySet believed(Instant now) {
        KeySet set = refresher.set();
        if (set != null && now.isBefore(set.freshUntil())) {
            return set;
        }
        if (set == null || refresher.failingSince() == null) {
            awaitWanted(now, set == null && refresher.failingSince() == null);
            set = refresher.set();
        }
        return set != null && clock.instant().isBefore(set.believedUntil()) ? set : null;
    }

    private @Nullable VerificationKey sought(String id) {
        if (unknown.holds(id)) {
            return null;
        }
        Instant now = clock.instant();
        Attempt attempt = awaitWanted(now, false);
        // Also where nothing was begun: another reading may have ended since the first look.
        KeySet set = refresher.set();
        VerificationKey key = set == null ? null : set.find(id);
        // One that was under way before may have missed the key.
        if (attempt != null
                && key == null
                && attempt.hasLoaded()
                && !attempt.begun().isBefore(now)) {
            unknown.add(id);
        }
        return key;
    }

    private @Nullable Attempt awaitWanted(Instant now, boolean everybody) {
        Attempt attempt = refresher.wanted(now);
        if (attempt == null || attempt.over().isDone()) {
            return attempt;
        }
        if (everybody) {
            attempt.await(patience);
        } else if (waiting.tryAcquire()) {
            try {
                attempt.await(patience);
            } finally {
                waiting.release();
            }
        }
        return attempt;
    }

    /** Collects how the keys are read. */
    public static final class Builder {
        private static final Duration MAX_STALE = Duration.ofDays(1);
        private static final Duration MAX_TIMEOUT = Duration.ofSeconds(20);

        private final HttpsService.Builder service;
        private final Set<SigningAlgorithm> allowed;
        private Duration timeout = Duration.ofSeconds(5);
        private Duration staleIfError = Duration.ofHours(1);
        private InstantSource clock = InstantSource.system();
        private SecurityEvents events = SecurityEvents.logged();

        private Builder(HttpsService.Builder service, Set<SigningAlgorithm> allowed) {
            this.service = service;
            this.allowed = allowed;
        }

        /**
         * How long one reading may take in all; without this line, 5 seconds. Who presents a token that no known key signed
         * waits for as long, so that it ends before the next reading may begin.
         *
         * @param whole up to 20 seconds
         * @return this builder
         * @throws IllegalArgumentException if it is not positive, or longer
         */
        @CanIgnoreReturnValue
        public Builder timeout(Duration whole) {
            if (whole.isNegative() || whole.isZero() || whole.compareTo(MAX_TIMEOUT) > 0) {
                throw new IllegalArgumentException(
                        "Published keys are read in up to 20 seconds, because callers wait; write .timeout(Duration.ofSeconds(5))");
            }
            service.timeout(whole);
            timeout = whole;
            return this;
        }

        /**
         * How much longer the last good keys are believed while no others can be read; without this line, an hour. The longer,
         * the less an outage of the issuer is felt; and the longer a stolen key is believed where its thief can keep us from
         * reading that it was taken back. Where the issuer is down as a whole it issues no tokens either, so that more than
         * their lifetime gains nothing.
         *
         * @param after up to a day
         * @return this builder
         * @throws IllegalArgumentException if it is negative or longer
         */
        @CanIgnoreReturnValue
        public Builder staleIfError(Duration after) {
            if (after.isNegative() || after.compareTo(MAX_STALE) > 0) {
                throw new IllegalArgumentException(
                        "Old keys are believed for up to a day more; write .staleIfError(Duration.ofHours(1))");
            }
            staleIfError = after;
            return this;
        }

        /**
         * Which authorities are trusted; without this line, the JVM's.
         *
         * @param context such as one of a trust store that holds a private authority
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder tls(SSLContext context) {
            service.tls(context);
            return this;
        }

        /**
         * What tells the time; without this line, the system's clock.
         *
         * @param source such as {@code InstantSource.system()}
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /**
         * Where it is told that keys could not be read, were refused or skipped; without this line, to the log.
         *
         * @param told {@code CRYPT_KEYS_UNAVAILABLE} and the reason, once for each attempt
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder events(SecurityEvents told) {
            events = told;
            return this;
        }

        /**
         * The keys; the first reading begins in the background. Close them when they are no longer needed.
         *
         * @return keys for a verifier
         */
        public RemoteKeys build() {
            return build(JwksSource.of(service.build()), Background.daemon());
        }

        RemoteKeys build(JwksSource source, Background background) {
            return new RemoteKeys(this, source, background);
        }
    }
}
