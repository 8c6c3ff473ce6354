package io.github.secureblocks.web.csrf;

import com.google.errorprone.annotations.CheckReturnValue;

/** Whether a request may go on; must be read. */
@CheckReturnValue
public final class CrossSiteVerdict {
    /** Why, for the log. May grow: keep a default branch. */
    public enum Reason {
        /** Passes: the method changes nothing. */
        SAFE_METHOD,
        /** Passes: the browser says that our own page made it. */
        SAME_ORIGIN,
        /** Passes: the browser says that the user made it, by the address bar or a bookmark. */
        USER_INITIATED,
        /** Passes: no word of the browser on the site, but the origin is ours. */
        OWN_ORIGIN,
        /** Passes: another origin made it, which the guard was told to trust. */
        TRUSTED_ORIGIN,
        /** Passes: the request bears no sign of a browser, and the guard was told to let those through. */
        NOT_A_BROWSER,
        /** Refused: the browser says that another site, or another host of ours, made it. */
        OTHER_SITE,
        /** Refused: the origin is not ours, or no origin of a site. */
        OTHER_ORIGIN,
        /** Refused: a header that decides is there more than once. */
        REPEATED_HEADER,
        /** Refused: nothing says where it comes from. */
        UNKNOWN
    }

    private final boolean allowed;
    private final Reason reason;

    private CrossSiteVerdict(boolean allowed, Reason reason) {
        this.allowed = allowed;
        this.reason = reason;
    }

    static CrossSiteVerdict allowed(Reason reason) {
        return new CrossSiteVerdict(true, reason);
    }

    static CrossSiteVerdict refused(Reason reason) {
        return new CrossSiteVerdict(false, reason);
    }

    CrossSiteVerdict tolerated() {
        return new CrossSiteVerdict(true, reason);
    }

    /**
     * Whether the request may go on.
     *
     * @return false where it must be answered with status 403
     */
    public boolean allowed() {
        return allowed;
    }

    /**
     * Why, for the log and not for whoever asked.
     *
     * @return the reason; that of a refusal, too, while the guard only reports
     */
    public Reason reason() {
        return reason;
    }

    @Override
    public String toString() {
        return (allowed ? "allowed, " : "refused, ") + reason;
    }
}
