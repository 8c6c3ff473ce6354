package io.github.secureblocks.sql;

import io.github.secureblocks.text.OneLine;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement that the database did not carry out, or a row that does not fit its type.
 *
 * <p><b>Guarantees.</b> The message holds the statement's text with the names of its parameters, the SQLSTATE and the
 * vendor's code, and never a value. The driver's exception is not kept as a cause, because drivers write values into their
 * messages ("Key (email)=(...) already exists").
 *
 * <p>CWE-209, CWE-532; OWASP ASVS 5.0 16.2.5, 16.5.1.
 */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, as far as a program can act on it. May grow: keep a default branch. */
    public enum Reason {
        /** No connection, in time or any more. */
        UNAVAILABLE("gave no connection in time"),
        /** The connection broke while a transaction was committed: whether it took effect has to be looked up. */
        OUTCOME_UNKNOWN("may or may not have committed"),
        /** The user or the password is wrong. */
        CREDENTIALS("refused the user or the password"),
        /** The user may not do this. */
        PERMISSION("does not permit the user this"),
        /** The statement took longer than the query timeout. */
        TIMEOUT("did not finish the statement in time"),
        /** A unique or primary key has this value already. */
        UNIQUE_VIOLATION("refused the statement by a unique key"),
        /** A reference, a check or a "not null" is violated. */
        CONSTRAINT("refused the statement by a constraint"),
        /** Two transactions waited for each other, and this one was given up. */
        DEADLOCK("gave up the statement because of a deadlock"),
        /** The transaction cannot be put in order with another one. */
        SERIALIZATION_FAILURE("gave up the statement because of a transaction beside it"),
        /** Another transaction was in the way, such as by a lock that it held for too long. */
        CONFLICT("gave up the statement because of another transaction"),
        /** A change in a transaction that only reads. */
        READ_ONLY("refused a change in a transaction that only reads"),
        /** The statement's syntax, or the name of a table or column, is wrong. */
        STATEMENT("does not understand the statement, or a table or column in it"),
        /** A value does not fit its column. */
        DATA("refused a value of the statement: its type, length or range"),
        /** More rows than expected or allowed. */
        TOO_MANY_ROWS("answered more rows than allowed"),
        /** A row does not fit the record or type that it is mapped to. */
        MAPPING("answered a row that does not fit"),
        /** Anything else. */
        OTHER("failed");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /**
         * Whether the whole transaction may succeed when it is run again; an attempt has taken no effect.
         *
         * @return true after a deadlock, a serialization failure and another conflict
         */
        public boolean retryable() {
            return this == DEADLOCK || this == SERIALIZATION_FAILURE || this == CONFLICT;
        }
    }

    /** Why, of this class's reasons. */
    private final Reason reason;

    /** The five characters of the SQL standard, where the database told them. */
    private final @Nullable String sqlState;

    private DatabaseException(Reason reason, @Nullable String sqlState, String message) {
        super(message);
        this.reason = reason;
        this.sqlState = sqlState;
    }

    static DatabaseException failed(SQLException failure, String work) {
        return failed(failure, FailureReason.of(failure), work);
    }

    static DatabaseException atCommit(SQLException failure) {
        Reason reason = FailureReason.of(failure);
        return failed(failure, reason == Reason.UNAVAILABLE ? Reason.OUTCOME_UNKNOWN : reason, "a commit");
    }

    private static DatabaseException failed(SQLException failure, Reason reason, String work) {
        String state = failure.getSQLState() == null ? null : OneLine.of(failure.getSQLState(), 16);
        return new DatabaseException(
                reason,
                state,
                "The database " + reason.words + " (SQLSTATE " + state + ", vendor code " + failure.getErrorCode()
                        + FailureHint.of(state) + "): " + work);
    }

    static DatabaseException of(Reason reason, String message) {
        return new DatabaseException(reason, null, message);
    }

    /**
     * Why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * The five characters of the SQL standard by which the database told why.
     *
     * @return empty where the database told nothing
     */
    public Optional<String> sqlState() {
        return Optional.ofNullable(sqlState);
    }

    /** Whether the database failed, rather than that it answered something else than was expected. */
    boolean cameFromDatabase() {
        return reason != Reason.TOO_MANY_ROWS && reason != Reason.MAPPING;
    }
}
