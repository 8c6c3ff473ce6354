package io.github.secureblocks.web.auth;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.secureblocks.access.Caller;
import io.github.secureblocks.jwt.VerifiedToken;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the credentials of a request prove; must be read.
 *
 * <p><b>Guarantees.</b> {@link #caller()} holds somebody only where a token was verified. A rejected request is not an
 * anonymous one.
 */
@CheckReturnValue
public final class AuthenticationOutcome {
    /** The three outcomes. */
    public enum State {
        /** The request presents nothing. */
        ANONYMOUS,
        /** The request presents one valid token. */
        AUTHENTICATED,
        /** The request presents something that proves nothing: status 401 wherever somebody must be signed in. */
        REJECTED
    }

    /** Why a request was rejected, for the log. May grow: keep a default branch. */
    public enum Reason {
        /** The token is not valid; the verifier has reported why. */
        TOKEN,
        /** The {@code Authorization} header is not {@code Bearer}, one space and a token. */
        SCHEME,
        /** A cookie and an {@code Authorization} header: two answers to one question. */
        TWO_CREDENTIALS,
        /** The cookie is there more than once. */
        REPEATED_COOKIE,
        /** The session cannot be renewed; the refresh tokens have reported why. */
        REFRESH
    }

    private static final AuthenticationOutcome ANONYMOUS =
            new AuthenticationOutcome(State.ANONYMOUS, null, null, List.of());

    private final State state;
    private final @Nullable VerifiedToken token;
    private final @Nullable Reason reason;
    private final List<String> setCookies;

    private AuthenticationOutcome(
            State state, @Nullable VerifiedToken token, @Nullable Reason reason, List<String> setCookies) {
        this.state = state;
        this.token = token;
        this.reason = reason;
        this.setCookies = setCookies;
    }

    static AuthenticationOutcome anonymous() {
        return ANONYMOUS;
    }

    static AuthenticationOutcome authenticated(VerifiedToken token) {
        return renewed(token, List.of());
    }

    static AuthenticationOutcome renewed(VerifiedToken token, List<String> setCookies) {
        return new AuthenticationOutcome(State.AUTHENTICATED, token, null, setCookies);
    }

    static AuthenticationOutcome rejected(Reason reason) {
        return rejected(reason, List.of());
    }

    static AuthenticationOutcome rejected(Reason reason, List<String> setCookies) {
        return new AuthenticationOutcome(State.REJECTED, null, reason, setCookies);
    }

    /**
     * Which of the three.
     *
     * @return the outcome
     */
    public State state() {
        return state;
    }

    /**
     * Who is calling.
     *
     * @return empty unless {@link State#AUTHENTICATED}
     */
    public Optional<Caller> caller() {
        return token().map(proved -> Caller.verified(proved.subject(), proved.roles()));
    }

    /**
     * What proves who is calling.
     *
     * @return empty unless {@link State#AUTHENTICATED}
     */
    public Optional<VerifiedToken> token() {
        return Optional.ofNullable(token);
    }

    /**
     * What the response must tell the browser, whatever becomes of the request: the cookies of a session that was renewed, or
     * that those of an ended one are to be forgotten. Such a response must not be kept by a cache.
     *
     * @return values of {@code Set-Cookie} headers; usually none
     */
    public List<String> setCookies() {
        return setCookies;
    }

    /**
     * Why the request was rejected, for the log and not for whoever sent it.
     *
     * @return empty unless {@link State#REJECTED}
     */
    public Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }

    @Override
    public String toString() {
        return token != null
                ? state + ", Caller[" + token.subject() + "]"
                : reason != null ? state + ", " + reason : state.toString();
    }
}
