package io.github.secureblocks.web.auth;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.secureblocks.access.Caller;
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
        REPEATED_COOKIE
    }

    private static final AuthenticationOutcome ANONYMOUS = new AuthenticationOutcome(State.ANONYMOUS, null, null);

    private final State state;
    private final @Nullable Caller caller;
    private final @Nullable Reason reason;

    private AuthenticationOutcome(State state, @Nullable Caller caller, @Nullable Reason reason) {
        this.state = state;
        this.caller = caller;
        this.reason = reason;
    }

    static AuthenticationOutcome anonymous() {
        return ANONYMOUS;
    }

    static AuthenticationOutcome authenticated(Caller caller) {
        return new AuthenticationOutcome(State.AUTHENTICATED, caller, null);
    }

    static AuthenticationOutcome rejected(Reason reason) {
        return new AuthenticationOutcome(State.REJECTED, null, reason);
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
        return Optional.ofNullable(caller);
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
        return caller != null ? state + ", " + caller : reason != null ? state + ", " + reason : state.toString();
    }
}
