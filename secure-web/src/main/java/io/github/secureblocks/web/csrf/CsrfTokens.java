package io.github.secureblocks.web.csrf;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.secureblocks.crypto.MacKey;
import io.github.secureblocks.crypto.MacKeys;
import io.github.secureblocks.crypto.MasterKey;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.random.SecureTokens;
import io.github.secureblocks.web.csrf.CsrfVerdict.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signed tokens in forms and headers that tell our own page's requests from others', for those who need a token beside the
 * {@link CrossSiteGuard}, which needs none.
 *
 * <p><b>Guarantees.</b> A token is valid for the session that it was made for and no other, until its lifetime is over. It
 * holds a time, 136 random bits and a code (HMAC-SHA-256) over them and the session, so that nothing has to be stored and a
 * cookie that another host of the domain sets is of no use. Each one is other text and holds no secret that comes
 * again, so that a compressed answer tells nothing of it by its length (BREACH). Tokens under an earlier master key stay
 * valid while that key is given. Comparison takes the same time wherever two codes differ. Each refusal is reported.
 *
 * <p><b>Does not guarantee</b> that a token is used once, nor anything against a script in our own page, which can read it.
 *
 * <p>CWE-352, CWE-208; OWASP ASVS 5.0 3.5.1, 11.2.4, 11.5.1.
 */
public final class CsrfTokens {
    /** The longest lifetime of a token. */
    public static final Duration MAX_LIFETIME = Duration.ofHours(24);

    /** By how much the clocks of two servers may differ. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final MacKeys keys;
    private final Duration lifetime;
    private final InstantSource clock;
    private final SecurityEvents events;

    private CsrfTokens(Builder settings) {
        this.keys = settings.key.macKeys("csrf tokens");
        this.lifetime = settings.lifetime;
        this.clock = settings.clock;
        this.events = settings.events;
    }

    /**
     * Tokens that are valid for 12 hours, by the system's clock.
     *
     * @param key the same in all instances of the service
     * @return the tokens
     */
    public static CsrfTokens of(MasterKey key) {
        return builder(key).build();
    }

    /**
     * Begins tokens; each line is optional.
     *
     * @param key the same in all instances of the service
     * @return a builder
     */
    public static Builder builder(MasterKey key) {
        return new Builder(key);
    }

    /**
     * A new token.
     *
     * @param session what is the same as long as the session goes on and given to no other, such as
     *     {@code VerifiedToken.session()}; not empty
     * @return 88 characters of {@code A-Z a-z 0-9 - _}, for a hidden field or a header
     * @throws IllegalArgumentException if the session is empty or holds half a character
     */
    public String issue(String session) {
        MacKey key = keys.current();
        byte[] body = CsrfTokenForm.body(
                clock.instant(),
                key.id(),
                Base64.getUrlDecoder().decode(SecureTokens.urlSafe(8 * CsrfTokenForm.NONCE_BYTES)));
        return CsrfTokenForm.text(body, key.of(message(body, session)));
    }

    /**
     * Judges the token of a request.
     *
     * @param session that of the request, as it was told to {@link #issue(String)}
     * @param presented any text, {@code null} where the request has no token or several
     * @return the verdict; a refusal has been reported
     * @throws IllegalArgumentException if the session is empty or holds half a character
     */
    public CsrfVerdict check(String session, @Nullable String presented) {
        Reason reason = judged(session, presented);
        if (reason != Reason.VALID) {
            events.report(
                    reason == Reason.EXPIRED
                            ? SecurityEvent.Type.AUTHN_TOKEN_REJECTED
                            : SecurityEvent.Type.MALICIOUS_CROSS_SITE_REQUEST,
                    reason);
        }
        return new CsrfVerdict(reason);
    }

    private Reason judged(String session, @Nullable String presented) {
        if (presented == null) {
            return Reason.MISSING;
        }
        CsrfTokenForm token = CsrfTokenForm.parse(presented);
        if (token == null) {
            return Reason.MALFORMED;
        }
        Optional<MacKey> key = keys.find(token.key());
        if (key.isEmpty()) {
            return Reason.KEY_UNKNOWN;
        }
        return key.get().matches(message(token.body(), session), token.code()) ? byTime(token.issued()) : Reason.FORGED;
    }

    private Reason byTime(Instant issued) {
        Instant now = clock.instant();
        if (issued.isAfter(now.plus(SKEW))) {
            return Reason.AHEAD;
        }
        return now.isBefore(issued.plus(lifetime)) ? Reason.VALID : Reason.EXPIRED;
    }

    /** The body has one length, so that no two pairs of body and session are the same bytes. */
    private static byte[] message(byte[] body, String session) {
        ByteBuffer name = utf8(session);
        return ByteBuffer.allocate(body.length + name.remaining())
                .put(body)
                .put(name)
                .array();
    }

    private static ByteBuffer utf8(String session) {
        try {
            if (!session.isEmpty()) {
                return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(session));
            }
        } catch (CharacterCodingException halfACharacter) {
            // The same answer as for an empty one.
        }
        throw new IllegalArgumentException(
                "A session is told from others by some text; write" + " tokens.issue(token.session().orElseThrow())");
    }

    /** Collects what tokens are told. */
    public static final class Builder {
        private final MasterKey key;
        private Duration lifetime = Duration.ofHours(12);
        private InstantSource clock = InstantSource.system();
        private SecurityEvents events = SecurityEvents.logged();

        private Builder(MasterKey key) {
            this.key = key;
        }

        /**
         * How long a form can be open; without this line 12 hours.
         *
         * @param time from one minute to {@link #MAX_LIFETIME}
         * @return this builder
         * @throws IllegalArgumentException if the time is out of that range
         */
        @CanIgnoreReturnValue
        public Builder lifetime(Duration time) {
            if (time.compareTo(Duration.ofMinutes(1)) < 0 || time.compareTo(MAX_LIFETIME) > 0) {
                throw new IllegalArgumentException(
                        "A token is valid from one minute to 24 hours; write" + " .lifetime(Duration.ofHours(12))");
            }
            lifetime = time;
            return this;
        }

        /**
         * Tells the time; without this line, the system's.
         *
         * @param source of the time
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /**
         * Where refusals are reported; without this line, to the log.
         *
         * @param told {@code AUTHN_TOKEN_REJECTED} where a token is over, else {@code MALICIOUS_CROSS_SITE_REQUEST}
         * @return this builder
         */
        @CanIgnoreReturnValue
        public Builder events(SecurityEvents told) {
            events = told;
            return this;
        }

        /**
         * The tokens.
         *
         * @return for any number of threads
         */
        public CsrfTokens build() {
            return new CsrfTokens(this);
        }
    }
}
