package io.github.secureblocks.onetime;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.onetime.OneTimeRejected.Reason;
import io.github.secureblocks.random.SecureTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Links that work once: for the reset of a password, for the proof of an e-mail address.
 *
 * <pre>{@code
 * OneTimeLinks resets = OneTimeLinks.builder("password-reset", SqlOneTimeStore.of(db)).build();
 * mail("https://notes.example/reset#" + resets.issue(subject, passwordHash).revealAsString());
 * Subject who = resets.redeem(presented, subject -> users.passwordHash(subject)); // or OneTimeRejected
 * }</pre>
 *
 * <p><b>Guarantees.</b> A token of 256 random bits, of which a hash alone is kept. It is redeemed once, by whoever of many
 * threads and instances comes first, before its time is over, for the purpose that it was issued for. A new one takes the
 * place of the older of the same subject and purpose. Whatever text is presented, the answer is a subject or one
 * {@link OneTimeRejected} that does not tell why, and is reported as an event. Safe for use by many threads.
 *
 * <p><b>Does not guarantee</b> that the reader of the mail is its receiver. It does not limit how often a link is asked for:
 * that is {@code RateLimiter}'s, by subject and by address of the client. Whether the subject exists is told by nothing here,
 * but by an answer that is faster for an unknown address: answer first and send the mail afterwards.
 *
 * <p><b>In a page.</b> Redeem by POST: scanners of mail and browsers that look ahead open every link by GET. A page that
 * such a link opens shows a form with one button. Put the token behind {@code #}, which no server and no {@code Referer}
 * sees, and let the page's script fill the form; where that cannot be, answer with {@code Referrer-Policy: no-referrer}
 * and keep the query out of logs. Check the new password first and redeem then, so that a refused one does not cost the
 * link.
 *
 * <p>CWE-640, CWE-598, CWE-367; OWASP ASVS 5.0 6.4.3, 6.5.1, 6.5.3, 11.5.1, 14.2.1.
 */
public final class OneTimeLinks {
    /** The longest lifetime of a link. */
    public static final Duration MAX_LIFETIME = Duration.ofHours(24);

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String NO_CONTEXT = "none";
    private static final String CONTEXT = "is";

    private final Purpose purpose;
    private final OneTimeStore store;
    private final Duration lifetime;
    private final InstantSource clock;
    private final Reports reports;

    private OneTimeLinks(Builder settings) {
        this.purpose = settings.purpose;
        this.store = settings.store;
        this.lifetime = settings.lifetime;
        this.clock = settings.clock;
        this.reports = new Reports(settings.events);
    }

    /**
     * Begins links.
     *
     * @param purpose what they are for: 1 to 64 of {@code a-z 0-9 -}; a link is of no use for another
     * @param store where they are kept, for any number of purposes
     * @return a builder that needs nothing more
     * @throws IllegalArgumentException if the purpose is not of that form
     */
    public static Builder builder(@CompileTimeConstant String purpose, OneTimeStore store) {
        return new Builder(new Purpose("link", purpose), store);
    }

    /**
     * A new link, in the place of the one that the subject had for this purpose.
     *
     * @param subject who is to redeem it
     * @return to be sent to the subject
     */
    public OneTimeToken issue(Subject subject) {
        return issued(subject, NO_CONTEXT, "");
    }

    /**
     * A new link that dies when something changes, in the place of the one that the subject had for this purpose.
     *
     * @param subject who is to redeem it
     * @param context what must be the same when it is redeemed, such as the stored hash of the password, or the e-mail
     *     address that the link is sent to; a hash of it is kept
     * @return to be sent to the subject
     */
    public OneTimeToken issue(Subject subject, String context) {
        return issued(subject, CONTEXT, context);
    }

    /**
     * Demands that a link is valid, and uses it up.
     *
     * @param presented any text
     * @return whom it was issued for: act for this subject, and for none that the request names
     * @throws OneTimeRejected if anything about it is wrong; a link that was issued with a context is
     */
    @CheckReturnValue
    public Subject redeem(String presented) {
        return redeemed(presented, NO_CONTEXT, subject -> "");
    }

    /**
     * Demands that a link is valid and that what it was bound to has not changed, and uses it up.
     *
     * @param presented any text
     * @param context what it is now, for the subject that the link was issued for, and {@code null} where there is none any
     *     more, such as of an account that was closed; asked only where the link is valid otherwise
     * @return whom it was issued for: act for this subject, and for none that the request names
     * @throws OneTimeRejected if anything about it is wrong; a link that was issued without a context is
     */
    @CheckReturnValue
    public Subject redeem(String presented, Function<Subject, ? extends @Nullable String> context) {
        return redeemed(presented, CONTEXT, context);
    }

    /**
     * Takes back the link that a subject has for this purpose, if any.
     *
     * @param subject whose
     */
    public void revoke(Subject subject) {
        store.bySlot(purpose.slot(subject.id())).ifPresent(store::remove);
    }

    private OneTimeToken issued(Subject subject, String mark, String context) {
        String token = SecureTokens.urlSafe();
        Instant now = clock.instant();
        Instant end = Lifetime.end(now, lifetime);
        store.put(
                new OneTimeEntry(
                        purpose.slot(subject.id()), digest(token), bound(token, mark, context), null, subject, 0, end),
                now);
        reports.issued(Reports.Issued.LINK, subject);
        return new OneTimeToken(token, end);
    }

    private Subject redeemed(String presented, String mark, Function<Subject, ? extends @Nullable String> context) {
        if (!TOKEN.matcher(presented).matches()) {
            throw reports.rejected(Reason.MALFORMED, null);
        }
        OneTimeEntry entry =
                store.byDigest(digest(presented)).orElseThrow(() -> reports.rejected(Reason.UNKNOWN, null));
        Subject subject = entry.subject();
        if (entry.isOver(clock.instant())) {
            throw reports.rejected(Reason.EXPIRED, subject);
        }
        String now = context.apply(subject);
        if (now == null || entry.context() == null || !Digest.same(entry.context(), bound(presented, mark, now))) {
            throw reports.rejected(Reason.CONTEXT, subject);
        }
        if (!store.remove(entry)) {
            throw reports.rejected(Reason.USED_AT_ONCE, subject);
        }
        return subject;
    }

    private String digest(String token) {
        return Digest.of("link", purpose.name(), token);
    }

    /** The token is part of it, so that nobody can try out an address or a hash on what is stored. */
    private static String bound(String token, String mark, String context) {
        return Digest.of("context", token, mark, context);
    }

    /** Collects what links need; everything has a default. */
    public static final class Builder {
        private final Purpose purpose;
        private final OneTimeStore store;
        private Duration lifetime = Duration.ofMinutes(15);
        private InstantSource clock = InstantSource.system();
        private SecurityEvents events = SecurityEvents.logged();

        private Builder(Purpose purpose, OneTimeStore store) {
            this.purpose = purpose;
            this.store = store;
        }

        /**
         * How long a link holds; without this line, 15 minutes.
         *
         * @param time 1 second to {@link #MAX_LIFETIME}
         * @return this builder
         * @throws IllegalArgumentException if the time is not of that form
         */
        @CanIgnoreReturnValue
        public Builder lifetime(Duration time) {
            lifetime = Lifetime.checked(time, MAX_LIFETIME, ".lifetime(Duration.ofMinutes(30))");
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
         * Where links are reported; without this line, to the log.
         *
         * @param told {@code AUTHN_TOKEN_CREATED} for each link, {@code AUTHN_TOKEN_REJECTED} and the reason for each refusal
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder events(SecurityEvents told) {
            events = told;
            return this;
        }

        /**
         * The links.
         *
         * @return links of that purpose alone
         */
        public OneTimeLinks build() {
            return new OneTimeLinks(this);
        }
    }
}
