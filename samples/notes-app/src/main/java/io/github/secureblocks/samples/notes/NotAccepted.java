package io.github.secureblocks.samples.notes;

/** What somebody entered cannot be taken; the message is for that person and repeats nothing of it. */
final class NotAccepted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAccepted(String message) {
        super(message);
    }
}
