package io.github.secureblocks.refresh.jwt;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.AccessToken;
import io.github.secureblocks.jwt.TokenIssuer;
import io.github.secureblocks.jwt.TokenRevocations;
import io.github.secureblocks.jwt.VerifiedToken;
import io.github.secureblocks.refresh.RefreshFamily;
import io.github.secureblocks.refresh.RefreshGrant;
import io.github.secureblocks.refresh.RefreshRejected;
import io.github.secureblocks.refresh.RefreshToken;
import io.github.secureblocks.refresh.RefreshTokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sessions out of short access tokens and long refresh tokens: begun by a log-in, renewed without one, ended for both
 * kinds of token at once.
 *
 * <pre>{@code
 * Sessions sessions = Sessions.of(issuer, refreshTokens);
 * SessionTokens first = sessions.start(subject, roles);
 * SessionTokens next = sessions.renew(presented, accounts::rolesOf);
 * sessions.end(verified);
 * }</pre>
 *
 * <p><b>Guarantees.</b> Every access token names its session (the {@code sid} claim is the refresh token's family), so that
 * what ends the session ends its access tokens too, at once and not when they expire, one that is being issued at that moment
 * included. An end that fails half way is done by the next attempt. Roles are asked for at each renewal: an account that is
 * gone or disabled is signed out by then; where they cannot be read, or the access token not be signed, the refresh token is
 * as before, however long that lasts. A refresh token that is presented a second time ends the
 * session of whoever holds its successor, access tokens included. Safe for use by many threads.
 *
 * <p><b>Does not guarantee</b> that other verifiers know what was revoked: they must share the {@link TokenRevocations}'
 * store, or live with the access token's lifetime. Nor that a role taken away shows before the next renewal: call
 * {@link #endAll(Subject)} where it must. An access token that was issued just before the session's idle or absolute life is
 * over holds until it expires, and so does one of a session that makes room for another log-in
 * ({@link RefreshTokens.Builder#maximumFamilies}). It does not end the session that a new log-in replaces: end it first.
 *
 * <p>RFC 9700, 4.14.2; OWASP ASVS 5.0 7.2.4, 7.4.1 to 7.4.3, 7.5.2, 10.4.5; CWE-613, CWE-384.
 */
public final class Sessions {
    private final TokenIssuer issuer;
    private final RefreshTokens refreshTokens;
    private final TokenRevocations revocations;

    private Sessions(TokenIssuer issuer, RefreshTokens refreshTokens, TokenRevocations revocations) {
        this.issuer = issuer;
        this.refreshTokens = refreshTokens;
        this.revocations = revocations;
    }

    /**
     * Sessions.
     *
     * @param issuer signs the access tokens, and takes them back by its revocations, which the verifier must know; let them
     *     live for minutes
     * @param refreshTokens keeps the sessions
     * @return the sessions
     * @throws IllegalArgumentException if the issuer has no revocations; the message says which line to write
     */
    public static Sessions of(TokenIssuer issuer, RefreshTokens refreshTokens) {
        TokenRevocations revocations = issuer.revocations()
                .orElseThrow(
                        () -> new IllegalArgumentException("A session that ends must end its access tokens too; give"
                                + " the issuer .revocations(TokenRevocations.builder(store, ring).build())"));
        return new Sessions(issuer, refreshTokens, revocations);
    }

    /**
     * Begins a session.
     *
     * @param subject whose identity was just proved
     * @param roles what the subject may be
     * @return the session's first tokens
     */
    public SessionTokens start(Subject subject, Roles roles) {
        RefreshToken refresh = refreshTokens.start(subject);
        return new SessionTokens(issuer.issue(subject, roles, refresh.family()), refresh);
    }

    /**
     * Demands the next tokens of a session.
     *
     * @param presented a refresh token, as it came from the client
     * @param roles what a subject may be now; empty where the account is gone or disabled, which ends the session (OWASP
     *     ASVS 5.0 7.4.2)
     * @return the next tokens; the same refresh token again for requests that present one token at the same time
     * @throws RefreshRejected if the token is not the session's latest, or the session has ended; it was reported
     */
    public SessionTokens renew(String presented, Function<Subject, Optional<Roles>> roles) {
        // First all that can fail: once exchanged, a token that is tried again after the retry window counts as stolen.
        Optional<AccessToken> access = refreshTokens
                .familyOf(presented)
                .flatMap(family -> roles.apply(family.subject())
                        .map(current -> issuer.issue(family.subject(), current, family.id())));
        RefreshGrant grant = redeemed(presented);
        if (access.isEmpty()) {
            end(grant.family());
            grant = redeemed(grant.token().revealAsString()); // rejected, as whatever is presented to an ended session
        }
        return new SessionTokens(access.orElseThrow(), grant.token());
    }

    private RefreshGrant redeemed(String presented) {
        try {
            return refreshTokens.redeem(presented);
        } catch (RefreshRejected rejected) {
            // Nothing is issued for it any more, so that once is enough: who presents a dead token again writes
            // nothing.
            rejected.family()
                    .filter(family -> !revocations.isSessionRevoked(family))
                    .ifPresent(revocations::revokeSession);
            throw rejected;
        }
    }

    /**
     * The sessions of a subject that have not ended, to be shown to it.
     *
     * @param subject whose
     * @return the sessions
     */
    public List<RefreshFamily> of(Subject subject) {
        return refreshTokens.familiesOf(subject);
    }

    /**
     * Logs out: ends the session that a verified token belongs to; a token of no session is taken back alone.
     *
     * @param token presented by whoever logs out
     */
    public void end(VerifiedToken token) {
        token.session().ifPresentOrElse(this::end, () -> revocations.revoke(token));
    }

    /**
     * Ends one session of a subject, such as one that it chose from {@link #of(Subject)}.
     *
     * @param owner whose it must be
     * @param session its identifier
     * @return false where the subject has no such session; nothing was ended then
     */
    @CheckReturnValue
    public boolean end(Subject owner, String session) {
        boolean own = of(owner).stream().map(RefreshFamily::id).anyMatch(session::equals);
        if (own) {
            revocations.revokeSession(session);
            refreshTokens.revokeFamily(session);
        }
        return own;
    }

    /**
     * Ends all sessions of a token's subject but its own, such as after a new password (OWASP ASVS 5.0 7.4.3).
     *
     * @param kept the token of the session that goes on
     */
    public void endOthers(VerifiedToken kept) {
        endAllBut(kept.subject(), kept.session().orElse(""));
    }

    /**
     * Ends all sessions of a subject: its account is disabled, its password was reset, its roles were taken away (OWASP ASVS
     * 5.0 7.4.2, 7.4.5).
     *
     * @param subject whose
     */
    public void endAll(Subject subject) {
        endAllBut(subject, "");
        revocations.revokeAllOf(subject);
    }

    /**
     * The access tokens first, so that what fails in between is still there for the next attempt; then those of log-ins that
     * came in between.
     */
    private void endAllBut(Subject subject, String kept) {
        Set<String> known = of(subject).stream()
                .map(RefreshFamily::id)
                .filter(id -> !id.equals(kept))
                .collect(Collectors.toSet());
        known.forEach(revocations::revokeSession);
        refreshTokens.revokeOthers(subject, kept).stream()
                .filter(id -> !known.contains(id))
                .forEach(revocations::revokeSession);
    }

    /** The refresh token first: what is renewed in between is taken back with the session. */
    private void end(String session) {
        refreshTokens.revokeFamily(session);
        revocations.revokeSession(session);
    }
}
