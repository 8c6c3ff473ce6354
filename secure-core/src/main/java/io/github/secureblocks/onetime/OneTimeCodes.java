package io.github.secureblocks.onetime;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.secureblocks.crypto.MacKey;
import io.github.secureblocks.crypto.MacKeys;
import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.onetime.OneTimeRejected.Reason;
import io.github.secureblocks.random.SecureTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Codes of some digits that work once: to be typed in by a subject that is known already.
 *
 * <pre>{@code
 * OneTimeCodes codes = OneTimeCodes.builder("verify-email", SqlOneTimeStore.of(db), masterKey).build();
 * mail("Your code is " + codes.issue(subject, address).revealAsString());
 * codes.redeem(subject, presented, address); // or OneTimeRejected
 * }</pre>
 *
 * <p><b>Guarantees.</b> 8 decimal digits by default, each as likely as any other; kept as an HMAC under the master key,
 * because a plain hash of so few digits is undone by trying. A code is redeemed once, by whoever of many threads and
 * instances comes first, before its time is over, for the purpose, the subject and the context that it was issued for. After
 * {@link #MAX_ATTEMPTS} wrong ones, counted before they are compared, it is burnt. A new one takes the place of the older of
 * the same subject and purpose. An unknown subject, one without a code, an expired and a burnt code cost what a wrong code
 * costs, and are one {@link OneTimeRejected} that does not tell why and is reported as an event. Safe for use by many threads.
 *
 * <p><b>Does not guarantee</b> that nobody guesses: each code can be tried {@link #MAX_ATTEMPTS} times, so how often one is
 * asked for must be limited by {@code RateLimiter}, by subject and by address of the client. Whoever tries wrong ones for a
 * subject burns its code; the subject asks for another. That an unknown address is answered faster when a code is asked for
 * is not prevented here: answer first and send the mail afterwards.
 *
 * <p>CWE-307, CWE-204, CWE-208, CWE-640; OWASP ASVS 5.0 6.3.8, 6.5.1, 6.5.2, 6.5.5, 6.6.3.
 */
public final class OneTimeCodes {
    /** The longest lifetime of a code (OWASP ASVS 5.0 6.5.5). */
    public static final Duration MAX_LIFETIME = Duration.ofMinutes(10);

    /** How often a code can be tried. */
    public static final int MAX_ATTEMPTS = 5;

    /** Spaces around a code are left out, but not any number of them. */
    private static final int MAX_PRESENTED = 64;

    private static final String NO_CONTEXT = "none";
    private static final String CONTEXT = "is";

    /** No subject has it. */
    private static final String NOBODY = "";

    private final Purpose purpose;
    private final OneTimeStore store;
    private final MacKeys keys;
    private final int digits;
    private final Duration lifetime;
    private final InstantSource clock;
    private final Reports reports;
    private final Decoys decoys;

    private OneTimeCodes(Builder settings) {
        this.purpose = settings.purpose;
        this.store = settings.store;
        this.keys = settings.keys;
        this.digits = settings.digits;
        this.lifetime = settings.lifetime;
        this.clock = settings.clock;
        this.reports = new Reports(settings.events);
        this.decoys = new Decoys(purpose, store);
    }

    /**
     * Begins codes.
     *
     * @param purpose what they are for: 1 to 64 of {@code a-z 0-9 -}; a code is of no use for another
     * @param store where they are kept, for any number of purposes
     * @param key the service's
     * @return a builder that needs nothing more
     * @throws IllegalArgumentException if the purpose is not of that form
     */
    public static Builder builder(@CompileTimeConstant String purpose, OneTimeStore store, MasterKey key) {
        return new Builder(new Purpose("code", purpose), store, key.macKeys("one-time codes"));
    }

    /**
     * A new code, in the place of the one that the subject had for this purpose.
     *
     * @param subject who is to type it in
     * @return to be sent to the subject
     */
    public OneTimeCode issue(Subject subject) {
        return issued(subject, NO_CONTEXT, "");
    }

    /**
     * A new code that dies when something changes, in the place of the one that the subject had for this purpose.
     *
     * @param subject who is to type it in
     * @param context what must be the same when it is redeemed, such as the e-mail address that it is sent to
     * @return to be sent to the subject
     */
    public OneTimeCode issue(Subject subject, String context) {
        return issued(subject, CONTEXT, context);
    }

    /**
     * Demands that a code is the subject's, and uses it up.
     *
     * @param subject who claims to have it; {@code null} for one whom the user's input does not name, which is rejected
     *     like a wrong code and costs as much
     * @param presented any text; spaces around it are left out
     * @throws OneTimeRejected if anything about it is wrong; a code that was issued with a context is
     */
    public void redeem(@Nullable Subject subject, String presented) {
        redeemed(subject, presented, NO_CONTEXT, "");
    }

    /**
     * Demands that a code is the subject's and that what it was bound to has not changed, and uses it up.
     *
     * @param subject who claims to have it; {@code null} for one whom the user's input does not name, which is rejected
     *     like a wrong code and costs as much
     * @param presented any text; spaces around it are left out
     * @param context what it is now
     * @throws OneTimeRejected if anything about it is wrong; a code that was issued without a context is
     */
    public void redeem(@Nullable Subject subject, String presented, String context) {
        redeemed(subject, presented, CONTEXT, context);
    }

    /**
     * Takes back the code that a subject has for this purpose, if any.
     *
     * @param subject whose
     */
    public void revoke(Subject subject) {
        store.bySlot(purpose.slot(subject.id())).ifPresent(store::remove);
    }

    private OneTimeCode issued(Subject subject, String mark, String context) {
        StringBuilder code = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            code.append((char) ('0' + SecureTokens.below(10)));
        }
        MacKey key = keys.current();
        String slot = purpose.slot(subject.id());
        Instant now = clock.instant();
        Instant end = Lifetime.end(now, lifetime);
        store.put(
                new OneTimeEntry(
                        slot, digest(key, slot, code.toString(), mark, context), null, key.id(), subject, 0, end),
                now);
        reports.issued(Reports.Issued.CODE, subject);
        return new OneTimeCode(code.toString(), end);
    }

    private void redeemed(@Nullable Subject subject, String presented, String mark, String context) {
        String code = presented.length() > MAX_PRESENTED ? "" : presented.strip();
        if (code.length() != digits || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw reports.rejected(Reason.MALFORMED, subject);
        }
        String slot = purpose.slot(subject == null ? NOBODY : subject.id());
        Optional<OneTimeEntry> found = store.bySlot(slot);
        boolean counted = decoys.attempt(found, slot, clock.instant());
        MacKey key = found.map(OneTimeEntry::key).flatMap(keys::find).orElse(keys.current());
        String expected = found.map(OneTimeEntry::digest).orElse(slot);
        boolean same = Digest.same(expected, digest(key, slot, code, mark, context));
        Reason wrong = found.isEmpty() ? Reason.UNKNOWN : reason(found.get(), counted, same);
        if (wrong == null && !store.remove(found.get())) {
            wrong = Reason.USED_AT_ONCE;
        }
        if (wrong != null) {
            throw reports.rejected(wrong, subject);
        }
    }

    private @Nullable Reason reason(OneTimeEntry entry, boolean counted, boolean same) {
        if (entry.isOver(clock.instant())) {
            return Reason.EXPIRED;
        }
        if (!counted) {
            return Reason.BURNT;
        }
        if (same) {
            return null;
        }
        return keys.find(String.valueOf(entry.key())).isEmpty() ? Reason.KEY_UNKNOWN : Reason.WRONG_CODE;
    }

    private static String digest(MacKey key, String slot, String code, String mark, String context) {
        return Digest.hex(key.of(Digest.joined(slot, code, mark, context)));
    }

    /** Collects what codes need; everything has a default. */
    public static final class Builder {
        private final Purpose purpose;
        private final OneTimeStore store;
        private final MacKeys keys;
        private int digits = 8;
        private Duration lifetime = MAX_LIFETIME;
        private InstantSource clock = InstantSource.system();
        private SecurityEvents events = SecurityEvents.logged();

        private Builder(Purpose purpose, OneTimeStore store, MacKeys keys) {
            this.purpose = purpose;
            this.store = store;
            this.keys = keys;
        }

        /**
         * How many digits a code has; without this line, 8.
         *
         * @param number 6 to 10
         * @return this builder
         * @throws IllegalArgumentException if the number is not of that form
         */
        @CanIgnoreReturnValue
        public Builder digits(int number) {
            if (number < 6 || number > 10) {
                throw new IllegalArgumentException("A code has 6 to 10 digits; write .digits(8)");
            }
            digits = number;
            return this;
        }

        /**
         * How long a code holds; without this line, 10 minutes.
         *
         * @param time 1 second to {@link #MAX_LIFETIME}
         * @return this builder
         * @throws IllegalArgumentException if the time is not of that form
         */
        @CanIgnoreReturnValue
        public Builder lifetime(Duration time) {
            lifetime = Lifetime.checked(time, MAX_LIFETIME, ".lifetime(Duration.ofMinutes(10))");
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
         * Where codes are reported; without this line, to the log.
         *
         * @param told {@code AUTHN_TOKEN_CREATED} for each code, {@code AUTHN_TOKEN_REJECTED} and the reason for each refusal
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder events(SecurityEvents told) {
            events = told;
            return this;
        }

        /**
         * The codes.
         *
         * @return codes of that purpose alone
         */
        public OneTimeCodes build() {
            return new OneTimeCodes(this);
        }
    }
}
