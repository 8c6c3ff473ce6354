package io.github.secureblocks.sql;

/**
 * SQL that the program itself put together in a way that is not safe, or not complete; a fault of the program, not of its
 * input.
 *
 * <p>The message tells what was found, what was expected and the line to write. It never holds a bound value, nor text
 * that was refused, because refused text may hold a value that was concatenated into it.
 */
public final class SqlRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What was found. May grow: keep a default branch. */
    public enum Reason {
        /** The text is empty, too long, or holds a control character. */
        TEXT,
        /** The text holds {@code --}, a slash and a star, or {@code #}. */
        COMMENT,
        /** The text holds a semicolon. */
        SECOND_STATEMENT,
        /** A quote does not end, holds a backslash, or is a dollar quote. */
        QUOTE,
        /** A parenthesis does not open or does not close. */
        PARENTHESIS,
        /** The text holds a raw {@code ?}. */
        QUESTION_MARK,
        /** A parameter and {@code like} do not fit together. */
        LIKE,
        /** A parameter has no value. */
        NO_VALUE,
        /** A value has no parameter. */
        NO_PARAMETER,
        /** A parameter was given two different values. */
        BOUND_TWICE,
        /** A value is of a type that cannot be bound. */
        VALUE_TYPE,
        /** A list for {@code in} has no element, or {@code anyOf} no part. */
        EMPTY_LIST,
        /** A list for {@code in} has too many elements. */
        LIST_TOO_LONG,
        /** A text value holds NUL or half of a surrogate pair, which not every database can hold. */
        VALUE_TEXT,
        /** A number, its exponent or a point in time is beyond what the database holds. */
        VALUE_RANGE,
        /** A clause was added where it cannot stand, or a limit is out of range. */
        CLAUSE,
        /** An update or delete without a condition. */
        EVERY_ROW,
        /** An update whose assignments are all left out. */
        NOTHING_TO_SET,
        /** A destructive statement where it was not asked for, or a harmless one where it was. */
        DESTRUCTIVE
    }

    /** What was found, of this class's reasons. */
    private final Reason reason;

    SqlRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * What was found.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
