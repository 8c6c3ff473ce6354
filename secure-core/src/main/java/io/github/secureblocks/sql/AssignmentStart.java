package io.github.secureblocks.sql;

/** Whether a text begins with a column, or with a parameter in place of one, and an equals sign. */
final class AssignmentStart {
    private enum State {
        COLUMN,
        AFTER_DOT,
        EQUALS,
        THERE,
        NONE
    }

    private State state = State.COLUMN;

    void name() {
        if (state != State.THERE) {
            state = state == State.COLUMN || state == State.AFTER_DOT ? State.EQUALS : State.NONE;
        }
    }

    void punctuation(char c) {
        if (state != State.THERE) {
            state = state != State.EQUALS
                    ? State.NONE
                    : switch (c) {
                        case '=' -> State.THERE;
                        case '.' -> State.AFTER_DOT;
                        default -> State.NONE;
                    };
        }
    }

    boolean isThere() {
        return state == State.THERE;
    }
}
