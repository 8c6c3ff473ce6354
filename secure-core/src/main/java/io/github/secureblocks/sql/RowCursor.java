package io.github.secureblocks.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of a stream, one after another, as long as the stream is lent. */
final class RowCursor<T> implements Spliterator<T>, AutoCloseable {
    private final ResultSet rows;
    private final RowMapping.Row row;
    private final Sql sql;
    private final Class<T> type;
    private boolean over;
    private @Nullable DatabaseException failure;

    RowCursor(ResultSet rows, RowMapping.Row row, Sql sql, Class<T> type) {
        this.rows = rows;
        this.row = row;
        this.sql = sql;
        this.type = type;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        if (over) {
            throw new IllegalStateException(
                    "The stream is over; use it only inside the function that it is lent to, and"
                            + " answer values from it");
        }
        T next = next();
        if (next == null) {
            return false;
        }
        action.accept(next);
        return true;
    }

    /** A connection is for one thread, so the rows are never divided. */
    @Override
    public @Nullable Spliterator<T> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL;
    }

    @Override
    public void close() {
        over = true;
    }

    /** Throws what a row could not be read for, also where it was swallowed: rows are missing. */
    void requireNoFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    private @Nullable T next() {
        try {
            return rows.next() ? Execution.required(row.read(rows), sql, type) : null;
        } catch (SQLException failed) {
            failure = DatabaseException.failed(failed, sql.toString());
            throw failure;
        }
    }
}
