package io.github.secureblocks.sql;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Statements that take effect together or not at all; lent by {@link Database#transaction}.
 *
 * <p><b>Guarantees.</b> Usable only until the function that it was lent to returns, and rolled back where that throws.
 *
 * <p><b>Does not guarantee</b> more isolation than the database's default; it cannot be set yet. For one thread.
 */
public final class Transaction {
    private final Connection connection;
    private final Execution execution;
    private boolean over;

    Transaction(Connection connection, Execution execution) {
        this.connection = connection;
        this.execution = execution;
    }

    /**
     * All rows, as in {@link Database#list}.
     *
     * @param <T> the type of a row
     * @param sql a statement that answers rows
     * @param type a record or a scalar type
     * @return the rows in the database's order
     * @throws DatabaseException if the database fails, there are too many rows, or they do not fit the type
     */
    public <T> List<T> list(Sql sql, Class<T> type) {
        requireOpen();
        try {
            return execution.list(connection, sql, type);
        } catch (SQLException failed) {
            throw DatabaseException.failed(failed, sql.toString());
        }
    }

    /**
     * The only row, as in {@link Database#one}.
     *
     * @param <T> the type of the row
     * @param sql a statement that answers at most one row
     * @param type a record or a scalar type
     * @return empty where there is no row
     * @throws DatabaseException if the database fails, there is more than one row, or it does not fit the type
     */
    public <T> Optional<T> one(Sql sql, Class<T> type) {
        requireOpen();
        try {
            return execution.one(connection, sql, type);
        } catch (SQLException failed) {
            throw DatabaseException.failed(failed, sql.toString());
        }
    }

    /**
     * Changes rows, as in {@link Database#update}.
     *
     * @param sql an insert, an update or delete with a condition, or another statement without rows
     * @return how many rows were changed
     * @throws SqlRefused if an update or delete has no condition
     * @throws DatabaseException if the database fails
     */
    @CanIgnoreReturnValue
    public int update(Sql sql) {
        return change(sql, false);
    }

    /**
     * Changes rows, where every row is meant.
     *
     * @param sql an update or delete that needs no condition
     * @return how many rows were changed
     * @throws DatabaseException if the database fails
     */
    @CanIgnoreReturnValue
    public int updateAll(Sql sql) {
        return change(sql, true);
    }

    void end() {
        over = true;
    }

    private int change(Sql sql, boolean everyRowAllowed) {
        requireOpen();
        try {
            return execution.update(connection, sql, everyRowAllowed);
        } catch (SQLException failed) {
            throw DatabaseException.failed(failed, sql.toString());
        }
    }

    private void requireOpen() {
        if (over) {
            throw new IllegalStateException(
                    "The transaction is over; use tx only inside db.transaction(tx -> ...) and answer values from it");
        }
    }
}
