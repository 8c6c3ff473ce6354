package io.github.secureblocks.jwt.net;

/** A document that is not believed as a whole; it holds no text of it. */
final class JwksRefused extends Exception {
    private static final long serialVersionUID = 1L;

    enum Reason {
        /** Not UTF-8, not JSON to the letter, a repeated member, too deep, or a text of more than 16 KiB. */
        DOCUMENT_MALFORMED,
        /** No object with a list of objects as {@code keys}. */
        DOCUMENT_IS_NO_KEY_SET,
        /** More than 100 keys. */
        DOCUMENT_HAS_TOO_MANY_KEYS,
        /** A secret or private key, which whoever read the document can now sign with. */
        DOCUMENT_HAS_PRIVATE_KEYS,
        /** Two keys of one identifier, so that it is not said which is meant. */
        DOCUMENT_REPEATS_A_KEY_ID,
        /** No key that could be used, which an empty document is too. */
        DOCUMENT_HAS_NO_USABLE_KEY
    }

    private final Reason reason;

    JwksRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
