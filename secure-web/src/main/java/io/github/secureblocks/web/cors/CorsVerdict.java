package io.github.secureblocks.web.cors;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.Map;

/** What a browser is told about reading an answer of ours from another origin; must be read. */
@CheckReturnValue
public final class CorsVerdict {
    /** Why, for the log. May grow: keep a default branch. */
    public enum Reason {
        /** The origin may do what it asks for. */
        ALLOWED,
        /** The request names no origin. */
        NO_ORIGIN,
        /** The origin is not on the list; our own is not either, and needs none of this. */
        OTHER_ORIGIN,
        /** A header that decides is there more than once. */
        REPEATED_HEADER,
        /** A page of the internet asks for a server inside a network. */
        PRIVATE_NETWORK,
        /** The origin may not use this method. */
        METHOD,
        /** The origin may not send such a header. */
        HEADER
    }

    private final boolean preflight;
    private final Reason reason;
    private final Map<String, String> headers;

    CorsVerdict(boolean preflight, Reason reason, Map<String, String> headers) {
        this.preflight = preflight;
        this.reason = reason;
        this.headers = headers;
    }

    /**
     * Whether the browser asks before it sends the request itself.
     *
     * @return true where the request is answered at once, with status 204 or 403, and never reaches the application
     */
    public boolean isPreflight() {
        return preflight;
    }

    /**
     * Whether a page of that origin may go on.
     *
     * @return false for a request that names no origin, too
     */
    public boolean allowed() {
        return reason == Reason.ALLOWED;
    }

    /**
     * Why, for the log and not for whoever asked.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * What the browser is told.
     *
     * @return names and values of headers, none unless {@link #allowed()}; cannot be changed
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * What the answer depends on.
     *
     * @return to be added to {@code Vary}, whatever the verdict
     */
    public String vary() {
        return preflight ? "Origin, Access-Control-Request-Method, Access-Control-Request-Headers" : "Origin";
    }

    @Override
    public String toString() {
        return (preflight ? "preflight, " : "") + reason;
    }
}
