package io.github.secureblocks.jwt;

import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a token says, after everything about it was checked.
 *
 * <p><b>Guarantees.</b> Only {@link TokenVerifier#verify(String)} makes it, so to hold one is the proof.
 *
 * <p><b>Does not guarantee</b> that the subject still has its account and its roles: they are those of the moment of
 * issue. It says what held when the token was verified: keep it for one request, not longer.
 */
public final class VerifiedToken {
    /** Of a token whose issuer was given no revocations. */
    static final long NO_REVOCATION = -1;

    private final String id;
    private final Subject subject;
    private final Roles roles;
    private final Instant issuedAt;
    private final Instant usableFrom;
    private final Instant expiresAt;
    private final @Nullable String session;
    private final long lastRevocation;

    private VerifiedToken(
            String id,
            Subject subject,
            Roles roles,
            Instant issuedAt,
            Instant usableFrom,
            Instant expiresAt,
            @Nullable String session,
            long lastRevocation) {
        this.id = id;
        this.subject = subject;
        this.roles = roles;
        this.issuedAt = issuedAt;
        this.usableFrom = usableFrom;
        this.expiresAt = expiresAt;
        this.session = session;
        this.lastRevocation = lastRevocation;
    }

    static VerifiedToken of(
            String id,
            Subject subject,
            Roles roles,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable String session,
            long lastRevocation) {
        return of(id, subject, roles, issuedAt, issuedAt, expiresAt, session, lastRevocation);
    }

    static VerifiedToken of(
            String id,
            Subject subject,
            Roles roles,
            Instant issuedAt,
            Instant usableFrom,
            Instant expiresAt,
            @Nullable String session,
            long lastRevocation) {
        return new VerifiedToken(id, subject, roles, issuedAt, usableFrom, expiresAt, session, lastRevocation);
    }

    /** Whether an instant lies past a token's end, give or take the clocks' difference. */
    static boolean isOver(Instant expiresAt, Instant now) {
        return !now.isBefore(expiresAt.plus(TokenVerifier.SKEW));
    }

    /** Whether an instant lies before a token's beginning, give or take the clocks' difference. */
    static boolean isEarly(Instant usableFrom, Instant now) {
        return usableFrom.isAfter(now.plus(TokenVerifier.SKEW));
    }

    /** Whether its times allow it to be used. */
    boolean holdsAt(Instant now) {
        return !isOver(expiresAt, now) && !isEarly(usableFrom, now);
    }

    /** How many characters it keeps. */
    int characters() {
        int all = id.length() + subject.id().length() + (session == null ? 0 : session.length());
        for (String role : roles.names()) {
            all += role.length();
        }
        return all;
    }

    /**
     * Which token it is: the {@code jti} claim.
     *
     * @return 1 to 255 visible characters, given to no other token
     */
    public String id() {
        return id;
    }

    /**
     * Who holds it: the {@code sub} claim.
     *
     * @return the proved name
     */
    public Subject subject() {
        return subject;
    }

    /**
     * What the subject may be: the {@code roles} claim.
     *
     * @return the roles of the moment of issue
     */
    public Roles roles() {
        return roles;
    }

    /**
     * When it was issued: the {@code iat} claim.
     *
     * @return a whole second
     */
    public Instant issuedAt() {
        return issuedAt;
    }

    /**
     * When it ends: the {@code exp} claim.
     *
     * @return a whole second
     */
    public Instant expiresAt() {
        return expiresAt;
    }

    /**
     * Which session it belongs to: the {@code sid} claim.
     *
     * @return empty where the issuer was given none
     */
    public Optional<String> session() {
        return Optional.ofNullable(session);
    }

    @Nullable
    String sessionOrNull() {
        return session;
    }

    /** The number of the latest revocation that its issuer knew, or {@link #NO_REVOCATION}. */
    long lastRevocation() {
        return lastRevocation;
    }

    /** The subject and when the token expires. */
    @Override
    public String toString() {
        return "VerifiedToken[" + subject + ", expires " + expiresAt + "]";
    }
}
