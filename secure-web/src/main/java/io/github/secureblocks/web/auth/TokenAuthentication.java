package io.github.secureblocks.web.auth;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.jwt.TokenRejected;
import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.jwt.VerifiedToken;
import io.github.secureblocks.web.auth.AuthenticationOutcome.Reason;
import io.github.secureblocks.web.cookie.HostCookie;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells who is calling by the access token of a request: in a cookie for browsers, in the {@code Authorization} header
 * for programs.
 *
 * <p><b>Guarantees.</b> A request presents one credential or none. A cookie beside an {@code Authorization} header, a
 * repeated cookie, any scheme but {@code Bearer} and any token that the verifier does not accept is rejected, and never
 * taken for an anonymous request. A token is read from nowhere else: not from the address, not from a form. Each rejection
 * is reported as {@code AUTHN_TOKEN_REJECTED}, once.
 *
 * <p><b>Does not guarantee</b> that our own page made the request: where the cookie authenticates, a
 * {@code CrossSiteGuard} must stand before it. Nor that the token was not revoked: there is no such list yet.
 *
 * <p>RFC 6750, 2.1; RFC 9110, 11.1; CWE-287, CWE-598; OWASP ASVS 5.0 14.2.1, 9.1.1.
 */
public final class TokenAuthentication {
    /** The scheme is read in any case (RFC 9110, 11.1); all else to the letter. */
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) ([A-Za-z0-9._~+/-]++=*+)");

    /** The longest that is looked at: no token of the verifier is longer. */
    private static final int MAX_LENGTH = 16_384 + 7;

    private final TokenVerifier verifier;
    private final HostCookie cookie;
    private final SecurityEvents events;

    private TokenAuthentication(TokenVerifier verifier, HostCookie cookie, SecurityEvents events) {
        this.verifier = verifier;
        this.cookie = cookie;
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
        return new TokenAuthentication(verifier, cookie, events);
    }

    /**
     * The cookie that holds the token.
     *
     * @return to find it in a request, to set it and to clear it
     */
    public HostCookie cookie() {
        return cookie;
    }

    /**
     * Judges the credentials of a request.
     *
     * @param authorizationHeader {@code null} where it is absent; where it is there more than once, all lines joined by a
     *     comma, which is rejected
     * @param cookieValues of every cookie whose name is exactly that of {@link #cookie()}, in any order
     * @return the outcome; a rejection has been reported
     */
    public AuthenticationOutcome authenticate(@Nullable String authorizationHeader, List<String> cookieValues) {
        if (cookieValues.size() > 1) {
            return rejected(Reason.REPEATED_COOKIE);
        }
        if (authorizationHeader == null) {
            return cookieValues.isEmpty() ? AuthenticationOutcome.anonymous() : verified(cookieValues.get(0));
        }
        if (!cookieValues.isEmpty()) {
            return rejected(Reason.TWO_CREDENTIALS);
        }
        if (authorizationHeader.length() > MAX_LENGTH) {
            return rejected(Reason.SCHEME);
        }
        var bearer = BEARER.matcher(authorizationHeader);
        return bearer.matches() ? verified(bearer.group(1)) : rejected(Reason.SCHEME);
    }

    private AuthenticationOutcome verified(String token) {
        try {
            VerifiedToken who = verifier.verify(token);
            return AuthenticationOutcome.authenticated(Caller.verified(who.subject(), who.roles()));
        } catch (TokenRejected reportedByTheVerifier) {
            return AuthenticationOutcome.rejected(Reason.TOKEN);
        }
    }

    private AuthenticationOutcome rejected(Reason reason) {
        events.report(SecurityEvent.Type.AUTHN_TOKEN_REJECTED, reason);
        return AuthenticationOutcome.rejected(reason);
    }
}
