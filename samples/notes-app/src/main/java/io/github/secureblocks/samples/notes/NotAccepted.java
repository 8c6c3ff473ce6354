package io.github.secureblocks.samples.notes;

/** What somebody entered cannot be taken. */
final class NotAccepted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String advice;

    NotAccepted(String advice) {
        super(advice);
        this.advice = advice;
    }

    /** What that person can do; repeats nothing of what was entered. */
    String advice() {
        return advice;
    }
}
