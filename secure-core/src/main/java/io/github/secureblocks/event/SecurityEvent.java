package io.github.secureblocks.event;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.text.OneLine;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened which a defender wants to know: what, when, about whom, and why.
 *
 * <p><b>Guarantees.</b> Built by {@link SecurityEvents} alone; the time is UTC; the reason is the name of an enum
 * constant and the explanation a constant of the source, so no text of an attacker and no secret can be in it.
 *
 * <p>OWASP Logging Vocabulary; OWASP ASVS 5.0 16.2.1, 16.3.1 to 16.3.3.
 */
public final class SecurityEvent {
    /** What happened, in the words of the OWASP Logging Vocabulary. May grow: keep a default branch. */
    public enum Type {
        /** A log-in succeeded. */
        AUTHN_LOGIN_SUCCESS,
        /** A log-in failed. */
        AUTHN_LOGIN_FAIL,
        /** A token was presented that is not valid. */
        AUTHN_TOKEN_REJECTED,
        /** Tokens were taken back before they expired. */
        AUTHN_TOKEN_REVOKED,
        /** A caller asked for what it may not have. */
        AUTHZ_FAIL,
        /** A caller uses a right that goes beyond its own data. */
        AUTHZ_ADMIN,
        /** A new signing key was published, to sign later on. */
        CRYPT_KEY_PUBLISHED,
        /** A signing key was taken out of use at once. */
        CRYPT_KEY_REVOKED,
        /** Keys cannot be read, written or used. */
        CRYPT_KEYS_UNAVAILABLE,
        /** More requests than a limit allows. */
        EXCESS_RATE_LIMIT_EXCEEDED,
        /** Input that no honest client sends. */
        INPUT_VALIDATION_FAIL,
        /** A request that another site made in the user's browser. */
        MALICIOUS_CROSS_SITE_REQUEST,
        /** Somebody's rights are about to change. */
        PRIVILEGE_PERMISSIONS_CHANGED,
        /** The form of stored data is about to change. */
        SENSITIVE_UPDATE,
        /** Stored data is about to be deleted as a whole. */
        SENSITIVE_DELETE,
        /** A control does not see what it should. */
        SYS_MONITOR_DISABLED,
        /** A control sees again what it should. */
        SYS_MONITOR_ENABLED
    }

    private final Type type;
    private final Instant at;
    private final @Nullable Subject subject;
    private final String reason;
    private final @Nullable String explanation;

    SecurityEvent(Type type, Instant at, @Nullable Subject subject, Enum<?> reason, @Nullable String explanation) {
        this.type = type;
        this.at = at;
        this.subject = subject;
        this.reason = reason.name();
        this.explanation = explanation;
    }

    /**
     * What happened.
     *
     * @return the kind of event
     */
    public Type type() {
        return type;
    }

    /**
     * When it happened.
     *
     * @return an instant of the clock that the block was given
     */
    public Instant at() {
        return at;
    }

    /**
     * Whom it is about.
     *
     * @return empty where nobody is known
     */
    public Optional<Subject> subject() {
        return Optional.ofNullable(subject);
    }

    /**
     * Why, in the words of the block that reports.
     *
     * @return the name of an enum constant
     */
    public String reason() {
        return reason;
    }

    /**
     * Why it was meant to happen, in the words that the program's source gives for it.
     *
     * @return empty where the program gave none
     */
    public Optional<String> explanation() {
        return Optional.ofNullable(explanation);
    }

    /** One line of space-separated parts; the subject comes last and only where one is known, so that none can pose as nobody. */
    @Override
    public String toString() {
        String known = type + " reason=" + reason + " at=" + at;
        if (explanation != null) {
            known += " explanation=\"" + OneLine.of(explanation).replace('"', '\'') + '"';
        }
        return subject == null ? known : known + " subject=" + OneLine.of(subject.id());
    }
}
