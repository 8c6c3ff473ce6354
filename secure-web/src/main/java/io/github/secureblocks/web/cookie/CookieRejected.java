package io.github.secureblocks.web.cookie;

/** A request's cookie that cannot be read; the message holds nothing of it. */
public final class CookieRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. May grow: keep a default branch. */
    public enum Reason {
        /** There are several of one name, and no telling which is ours. */
        REPEATED("A cookie is there more than once; answer with status 400"),
        /** Not what encodes a text. */
        ENCODING("A cookie's value is not the URL-safe Base64 of a text in UTF-8; answer with status 400");

        private final String message;

        Reason(String message) {
            this.message = message;
        }
    }

    /** Why, of this class's reasons. */
    private final Reason reason;

    CookieRejected(Reason reason) {
        super(reason.message);
        this.reason = reason;
    }

    /**
     * Why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
