package io.github.secureblocks.web.auth;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.VerifiedToken;
import io.github.secureblocks.refresh.RefreshRejected;
import io.github.secureblocks.refresh.jwt.SessionTokens;
import io.github.secureblocks.refresh.jwt.Sessions;
import io.github.secureblocks.web.cookie.HostCookie;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A browser's session in two cookies: the access token, and the refresh token that renews both.
 *
 * <p><b>Guarantees.</b> Both are {@code __Host-} cookies, closed to scripts and to requests of other sites that change
 * something. Each is kept until its token expires, so that closing the browser does not sign out and no cookie outlives its
 * token. Immutable.
 *
 * <p><b>Does not guarantee</b> that a response that sets them is not cached, unless it goes through the
 * {@code SecurityHeadersFilter} or, where a request renews them, the {@code AuthenticationFilter}.
 *
 * <p>OWASP ASVS 5.0 3.3.1 to 3.3.5, 7.4.1, 14.3.3; CWE-613, CWE-1004.
 */
@CheckReturnValue
public final class SessionCookies {
    private static final HostCookie ACCESS = HostCookie.of("session");
    private static final HostCookie REFRESH = HostCookie.of("refresh");

    private final Sessions sessions;
    private final Function<Subject, Optional<Roles>> roles;
    private final InstantSource clock;

    private SessionCookies(Sessions sessions, Function<Subject, Optional<Roles>> roles, InstantSource clock) {
        this.sessions = sessions;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * Cookies by the system's clock.
     *
     * @param sessions begins, renews and ends what the cookies hold
     * @param roles what a subject may be now; empty where its account is gone or disabled, which ends the session. Asked at
     *     each renewal
     * @return cookies named {@code __Host-session} and {@code __Host-refresh}
     */
    public static SessionCookies of(Sessions sessions, Function<Subject, Optional<Roles>> roles) {
        return of(sessions, roles, InstantSource.system());
    }

    /**
     * Cookies.
     *
     * @param sessions begins, renews and ends what the cookies hold
     * @param roles what a subject may be now; empty where its account is gone or disabled, which ends the session. Asked at
     *     each renewal
     * @param clock that of the sessions
     * @return cookies named {@code __Host-session} and {@code __Host-refresh}
     */
    public static SessionCookies of(Sessions sessions, Function<Subject, Optional<Roles>> roles, InstantSource clock) {
        return new SessionCookies(sessions, roles, clock);
    }

    /**
     * Signs in: begins a session.
     *
     * @param subject whose identity was just proved
     * @param roles what the subject may be
     * @return the values of two {@code Set-Cookie} headers
     */
    public List<String> start(Subject subject, Roles roles) {
        return setting(sessions.start(subject, roles));
    }

    /**
     * Signs out: ends the session of a request's token, for every copy of its cookies.
     *
     * @param token presented by the request
     * @return the values of two {@code Set-Cookie} headers, which remove both
     */
    public List<String> end(VerifiedToken token) {
        sessions.end(token);
        return clear();
    }

    /**
     * Removes both cookies from a browser; the session goes on.
     *
     * @return the values of two {@code Set-Cookie} headers
     */
    public List<String> clear() {
        return List.of(ACCESS.clear(), REFRESH.clear());
    }

    /**
     * The cookie of the access token.
     *
     * @return to find it in a request
     */
    public HostCookie access() {
        return ACCESS;
    }

    /**
     * The cookie of the refresh token.
     *
     * @return to find it in a request
     */
    public HostCookie refresh() {
        return REFRESH;
    }

    /** Throws {@link RefreshRejected}. */
    SessionTokens renew(String presented) {
        return sessions.renew(presented, roles);
    }

    List<String> setting(SessionTokens tokens) {
        return List.of(
                until(ACCESS, tokens.access().expiresAt())
                        .setCookie(tokens.access().revealAsString()),
                until(REFRESH, tokens.refresh().expiresAt())
                        .setCookie(tokens.refresh().revealAsString()));
    }

    /** A browser keeps no cookie for more than 400 days, and one that ends now must still be one. */
    private HostCookie until(HostCookie cookie, Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        return cookie.maxAge(clamped(left));
    }

    private static Duration clamped(Duration left) {
        Duration least = Duration.ofSeconds(1);
        Duration most = Duration.ofDays(400);
        return left.compareTo(least) < 0 ? least : left.compareTo(most) > 0 ? most : left;
    }
}
