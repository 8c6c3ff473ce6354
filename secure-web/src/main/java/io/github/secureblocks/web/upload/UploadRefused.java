package io.github.secureblocks.web.upload;

/** A file is not taken; at an HTTP edge status 400, 413, 415 or 507. Nothing of it is kept, and the message holds nothing of it. */
public final class UploadRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. May grow: keep a default branch. */
    public enum Reason {
        /** It has no bytes, or there is no file. */
        EMPTY("An upload has no bytes; expected a file with content"),
        /** It has more bytes than a file may have. */
        TOO_LARGE("An upload is larger than allowed; if it is not too large, raise Uploads.builder(..).maxBytes(..)"),
        /** There are more files than a request may have. */
        TOO_MANY(
                "A request has more files than allowed; if they are not too many, raise Uploads.builder(..).maxFiles(..)"),
        /** All files of a request have more bytes than they may have together. */
        TOTAL_TOO_LARGE("The files of a request are larger than allowed together; if they are not too large, raise"
                + " Uploads.builder(..).maxTotalBytes(..)"),
        /** Its content begins like none of the allowed types. */
        TYPE(
                "An upload is of none of the allowed types; if it should be, name its type in Uploads.builder(..).types(..)"),
        /** It begins like an allowed type and is not built like one. */
        MALFORMED("An upload is damaged, cut off, or followed by something else; expected one whole file of its type"),
        /** As an image it would fill more memory than allowed. */
        TOO_MANY_PIXELS("An image has more pixels than allowed; if they are not too many, raise"
                + " Uploads.builder(..).maxPixels(..)"),
        /** The disk has no room for a largest file beside what stays free; nobody's fault who sends one. */
        NO_ROOM("The disk for uploads is nearly full; make room on it, or lower Uploads.builder(..).minFreeBytes(..)");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    /** Why, of this class's reasons. */
    private final Reason reason;

    UploadRefused(Reason reason) {
        super(reason.words);
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
