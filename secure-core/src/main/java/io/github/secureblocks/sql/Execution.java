package io.github.secureblocks.sql;

import io.github.secureblocks.sql.DatabaseException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Runs statements on a connection within bounds. */
final class Execution {
    private static final int FETCH_SIZE = 500;

    private final Bounds bounds;

    Execution(Bounds bounds) {
        this.bounds = bounds;
    }

    Bounds bounds() {
        return bounds;
    }

    <T> List<T> list(Connection connection, Sql sql, Class<T> type) throws SQLException {
        RowMapping mapping = RowMapping.of(type);
        String jdbc = textOf(sql, false);
        try (Quietly<PreparedStatement> open = bound(connection.prepareStatement(jdbc), sql)) {
            PreparedStatement statement = open.it();
            // One row more than allowed tells "too many" from "just enough" without reading them all.
            boolean unlimited = sql.limit() == 0 || sql.limit() > bounds.maximumRows();
            setMaxRows(statement, unlimited ? bounds.maximumRows() + 1 : 0);
            try (Quietly<ResultSet> found = new Quietly<>(statement.executeQuery())) {
                ResultSet rows = found.it();
                return read(rows, mapping.forColumnsOf(rows, jdbc), sql, type);
            }
        }
    }

    /** Where only the first row is asked for, others may follow. */
    <T> Optional<T> one(Connection connection, Sql sql, Class<T> type, boolean firstOfMany) throws SQLException {
        RowMapping mapping = RowMapping.of(type);
        String jdbc = textOf(sql, false);
        try (Quietly<PreparedStatement> open = bound(connection.prepareStatement(jdbc), sql)) {
            PreparedStatement statement = open.it();
            setMaxRows(statement, firstOfMany ? 1 : 2);
            try (Quietly<ResultSet> found = new Quietly<>(statement.executeQuery())) {
                ResultSet rows = found.it();
                RowMapping.Row row = mapping.forColumnsOf(rows, jdbc);
                if (!rows.next()) {
                    return Optional.empty();
                }
                Object value = row.read(rows);
                if (!firstOfMany && rows.next()) {
                    throw DatabaseException.of(
                            Reason.TOO_MANY_ROWS,
                            "More than one row; ask by a unique key, or write db.list(sql, " + type.getSimpleName()
                                    + ".class): " + sql);
                }
                return Optional.ofNullable(cast(value));
            }
        }
    }

    <T, R extends @Nullable Object> R stream(
            Connection connection, Sql sql, Class<T> type, Function<? super Stream<T>, ? extends R> use)
            throws SQLException {
        RowMapping mapping = RowMapping.of(type);
        String jdbc = textOf(sql, false);
        try (Quietly<PreparedStatement> open = bound(connection.prepareStatement(jdbc), sql)) {
            PreparedStatement statement = open.it();
            setMaxRows(statement, 0);
            statement.setFetchSize(fetchSize(connection));
            try (Quietly<ResultSet> found = new Quietly<>(statement.executeQuery());
                    RowCursor<T> cursor =
                            new RowCursor<>(found.it(), mapping.forColumnsOf(found.it(), jdbc), sql, type)) {
                R answer = use.apply(StreamSupport.stream(cursor, false));
                cursor.requireNoFailure();
                return answer;
            }
        }
    }

    int update(Connection connection, Sql sql, boolean everyRowAllowed) throws SQLException {
        String jdbc = textOf(sql, everyRowAllowed);
        try (Quietly<PreparedStatement> open = bound(connection.prepareStatement(jdbc), sql)) {
            return open.it().executeUpdate();
        }
    }

    int destroy(Connection connection, Sql sql) throws SQLException {
        try (Quietly<PreparedStatement> open = bound(connection.prepareStatement(sql.jdbc(true)), sql)) {
            return open.it().executeUpdate();
        }
    }

    <K> K insert(Connection connection, Sql sql, String column, Class<K> type) throws SQLException {
        KeyColumn key = KeyColumn.of(column, type);
        String jdbc = textOf(sql, false);
        try (Quietly<PreparedStatement> open = bound(connection.prepareStatement(jdbc, new String[] {column}), sql)) {
            PreparedStatement statement = open.it();
            statement.executeUpdate();
            try (Quietly<ResultSet> keys = new Quietly<>(statement.getGeneratedKeys())) {
                return Execution.<K>cast(key.read(keys.it(), sql));
            }
        }
    }

    int batch(Connection connection, Sql sql, List<? extends Record> rows) throws SQLException {
        StatementKind.refuseDestructive(sql);
        Batch batch = Batch.of(sql, rows.get(0));
        try (Quietly<PreparedStatement> open = limited(connection.prepareStatement(batch.jdbc()))) {
            return batch.run(open.it(), rows);
        }
    }

    private <T> List<T> read(ResultSet rows, RowMapping.Row row, Sql sql, Class<T> type) throws SQLException {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
            if (all.size() == bounds.maximumRows()) {
                throw DatabaseException.of(
                        Reason.TOO_MANY_ROWS,
                        "More than " + bounds.maximumRows() + " rows; add .limit(50), raise maximumRows, or stream: "
                                + sql);
            }
            all.add(required(row.read(rows), sql, type));
        }
        return all;
    }

    static <T> T required(@Nullable Object value, Sql sql, Class<T> type) {
        if (value == null) {
            throw DatabaseException.of(
                    Reason.MAPPING,
                    "A row is null, which a list of " + type.getSimpleName()
                            + " cannot hold; add \"is not null\", or write a record: " + sql);
        }
        return Execution.<T>cast(value);
    }

    private static String textOf(Sql sql, boolean everyRowAllowed) {
        StatementKind.refuseDestructive(sql);
        return sql.jdbc(everyRowAllowed);
    }

    private Quietly<PreparedStatement> bound(PreparedStatement statement, Sql sql) throws SQLException {
        Quietly<PreparedStatement> open = limited(statement);
        try {
            @Nullable Object[] values = sql.positional();
            for (int i = 0; i < values.length; i++) {
                BoundValue.set(statement, i + 1, values[i]);
            }
            return open;
        } catch (SQLException | RuntimeException failed) {
            Quietly.close(statement);
            throw failed;
        }
    }

    private Quietly<PreparedStatement> limited(PreparedStatement statement) throws SQLException {
        try {
            // Asking first is free; for some drivers, setting is a statement of its own.
            if (statement.getQueryTimeout() != bounds.timeoutSeconds()) {
                statement.setQueryTimeout(bounds.timeoutSeconds());
            }
            return new Quietly<>(statement);
        } catch (SQLException | RuntimeException failed) {
            Quietly.close(statement);
            throw failed;
        }
    }

    /** Some pools keep statements, and hand out the last one's number with them. */
    private static void setMaxRows(PreparedStatement statement, int rows) throws SQLException {
        if (statement.getMaxRows() != rows) {
            statement.setMaxRows(rows);
        }
    }

    /** MySQL's own driver reads all rows before the first, unless it is told by this number not to. */
    private static int fetchSize(Connection connection) throws SQLException {
        return connection.getMetaData().getDriverName().startsWith("MySQL Connector") ? Integer.MIN_VALUE : FETCH_SIZE;
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    private static <T> T cast(@Nullable Object value) {
        return (T) value;
    }
}
