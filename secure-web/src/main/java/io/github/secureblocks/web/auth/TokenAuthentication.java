package io.github.secureblocks.web.auth;

import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.jwt.TokenRejected;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.refresh.RefreshRejected;
import io.github.secureblocks.refresh.jwt.SessionTokens;
import io.github.secureblocks.web.auth.AuthenticationOutcome.Reason;
import io.github.secureblocks.web.cookie.HostCookie;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells who is calling by the access token of a request: in a cookie for browsers, in the {@code Authorization} header
 * for programs.
 *
 * <p><b>Guarantees.</b> A request presents one credential or none. A cookie beside an {@code Authorization} header, a
 * repeated cookie, any scheme but {@code Bearer} and any token that the verifier does not accept is rejected, and never
 * taken for an anonymous request. A token is read from nowhere else: not from the address, not from a form. Each rejection
 * is reported, once. With {@link SessionCookies}, a browser whose access token is missing or no longer accepted, and whose
 * refresh token is, goes on as the caller that it was: what it is told to keep is in
 * {@link AuthenticationOutcome#setCookies()}. A refresh token that is rejected removes both cookies; those of a session
 * that goes on once our clock, store or master key is mended ({@code CLOCK}, {@code AHEAD}, {@code KEY_UNKNOWN}) are kept.
 * Programs that send an {@code Authorization} header are never renewed.
 *
 * <p><b>Does not guarantee</b> that our own page made the request: where a cookie authenticates, a
 * {@code CrossSiteGuard} must stand before it. Nor that a token was not revoked: give the verifier its revocations.
 * Nor that an answer which removes the cookies of an ended session comes before a new log-in's: a browser forgets whatever it
 * holds under their names, so that a request which was under way during the log-in can cost another one. Within one session it
 * cannot happen: cookies are removed only where no tab's token is good any more.
 *
 * <p>RFC 6750, 2.1; RFC 9110, 11.1; CWE-287, CWE-598; OWASP ASVS 5.0 14.2.1, 9.1.1, 7.2.1.
 */
public final class TokenAuthentication {
    /** The scheme is read in any case (RFC 9110, 11.1); all else to the letter. */
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) ([A-Za-z0-9._~+/-]++=*+)");

    /** The longest that is looked at: no token of the verifier is longer. */
    private static final int MAX_LENGTH = 16_384 + 7;

    private final TokenVerifier verifier;
    private final HostCookie cookie;
    private final @Nullable SessionCookies session;
    private final SecurityEvents events;

    private TokenAuthentication(
            TokenVerifier verifier, HostCookie cookie, @Nullable SessionCookies session, SecurityEvents events) {
        this.verifier = verifier;
        this.cookie = cookie;
        this.session = session;
        this.events = events;
    }

    /**
     * Authentication that reports to the log.
     *
     * @param verifier says which tokens are valid
     * @param cookie holds the token of a browser
     * @return the authentication
     */
    public static TokenAuthentication of(TokenVerifier verifier, HostCookie cookie) {
        return of(verifier, cookie, SecurityEvents.logged());
    }

    /**
     * Authentication.
     *
     * @param verifier says which tokens are valid, and reports those that are not
     * @param cookie holds the token of a browser
     * @param events told of requests that are rejected before a token is read
     * @return the authentication
     */
    public static TokenAuthentication of(TokenVerifier verifier, HostCookie cookie, SecurityEvents events) {
        return new TokenAuthentication(verifier, cookie, null, events);
    }

    /**
     * Authentication that renews a browser's session.
     *
     * @param verifier says which tokens are valid, and reports those that are not
     * @param session holds the tokens of a browser
     * @param events told of requests that are rejected before a token is read
     * @return the authentication
     */
    public static TokenAuthentication of(TokenVerifier verifier, SessionCookies session, SecurityEvents events) {
        return new TokenAuthentication(verifier, session.access(), session, events);
    }

    /**
     * The cookie that holds the access token.
     *
     * @return to find it in a request, to set it and to clear it
     */
    public HostCookie cookie() {
        return cookie;
    }

    /**
     * The cookie that holds the refresh token.
     *
     * @return empty where sessions are not renewed
     */
    public Optional<HostCookie> refreshCookie() {
        return Optional.ofNullable(session).map(SessionCookies::refresh);
    }

    /**
     * Judges the credentials of a request, and renews nothing.
     *
     * @param authorizationHeader {@code null} where it is absent; where it is there more than once, all lines joined by a
     *     comma, which is rejected
     * @param cookieValues of every cookie whose name is exactly that of {@link #cookie()}, in any order
     * @return the outcome; a rejection has been reported
     */
    public AuthenticationOutcome authenticate(@Nullable String authorizationHeader, List<String> cookieValues) {
        return authenticate(authorizationHeader, cookieValues, List.of());
    }

    /**
     * Judges the credentials of a request, and renews the session where the access token does not prove who is calling.
     *
     * @param authorizationHeader {@code null} where it is absent; where it is there more than once, all lines joined by a
     *     comma, which is rejected
     * @param cookieValues of every cookie whose name is exactly that of {@link #cookie()}, in any order
     * @param refreshValues of every cookie whose name is exactly that of {@link #refreshCookie()}, in any order; none where
     *     the response can set no cookie any more
     * @return the outcome; a rejection has been reported
     */
    public AuthenticationOutcome authenticate(
            @Nullable String authorizationHeader, List<String> cookieValues, List<String> refreshValues) {
        if (cookieValues.size() > 1 || refreshValues.size() > 1) {
            return rejected(Reason.REPEATED_COOKIE);
        }
        if (authorizationHeader == null) {
            return byCookies(first(cookieValues), first(refreshValues));
        }
        if (!cookieValues.isEmpty() || !refreshValues.isEmpty()) {
            return rejected(Reason.TWO_CREDENTIALS);
        }
        if (authorizationHeader.length() > MAX_LENGTH) {
            return rejected(Reason.SCHEME);
        }
        var bearer = BEARER.matcher(authorizationHeader);
        return bearer.matches() ? verified(bearer.group(1)) : rejected(Reason.SCHEME);
    }

    private AuthenticationOutcome byCookies(@Nullable String access, @Nullable String refresh) {
        AuthenticationOutcome outcome = access == null ? AuthenticationOutcome.anonymous() : verified(access);
        return session == null || refresh == null || outcome.state() == AuthenticationOutcome.State.AUTHENTICATED
                ? outcome
                : renewed(session, refresh);
    }

    private AuthenticationOutcome verified(String token) {
        try {
            return AuthenticationOutcome.authenticated(verifier.verify(token));
        } catch (TokenRejected reportedByTheVerifier) {
            return AuthenticationOutcome.rejected(Reason.TOKEN);
        }
    }

    /** The new token is verified like any other: the session may have been ended in the meantime. */
    private AuthenticationOutcome renewed(SessionCookies cookies, String refresh) {
        try {
            SessionTokens tokens = cookies.renew(refresh);
            return AuthenticationOutcome.renewed(
                    verifier.verify(tokens.access().revealAsString()), cookies.setting(tokens));
        } catch (RefreshRejected reportedByTheTokens) {
            return mayHoldLater(reportedByTheTokens)
                    ? AuthenticationOutcome.rejected(Reason.REFRESH)
                    : AuthenticationOutcome.rejected(Reason.REFRESH, cookies.clear());
        } catch (TokenRejected reportedByTheVerifier) {
            return AuthenticationOutcome.rejected(Reason.TOKEN, cookies.clear());
        }
    }

    /** What is wrong is with our clock, store or key: the session goes on once that is mended. */
    private static boolean mayHoldLater(RefreshRejected rejected) {
        return switch (rejected.reason()) {
            case CLOCK, AHEAD, KEY_UNKNOWN -> true;
            default -> false;
        };
    }

    private AuthenticationOutcome rejected(Reason reason) {
        events.report(SecurityEvent.Type.AUTHN_TOKEN_REJECTED, reason);
        return AuthenticationOutcome.rejected(reason);
    }

    private static @Nullable String first(List<String> values) {
        return values.isEmpty() ? null : values.get(0);
    }
}
