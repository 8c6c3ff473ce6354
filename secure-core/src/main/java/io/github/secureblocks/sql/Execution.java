package io.github.secureblocks.sql;

import io.github.secureblocks.sql.DatabaseException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs statements on a connection within a database's bounds. */
final class Execution {
    private final int timeoutSeconds;
    private final int maximumRows;

    Execution(int timeoutSeconds, int maximumRows) {
        this.timeoutSeconds = timeoutSeconds;
        this.maximumRows = maximumRows;
    }

    <T> List<T> list(Connection connection, Sql sql, Class<T> type) throws SQLException {
        RowMapping mapping = RowMapping.of(type);
        try (PreparedStatement statement = prepare(connection, sql, false)) {
            // One row more than allowed tells "too many" from "just enough" without reading them all.
            if (sql.limit() == 0 || sql.limit() > maximumRows) {
                statement.setMaxRows(maximumRows + 1);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows, mapping.forColumnsOf(rows), sql, type);
            }
        }
    }

    <T> Optional<T> one(Connection connection, Sql sql, Class<T> type) throws SQLException {
        RowMapping mapping = RowMapping.of(type);
        try (PreparedStatement statement = prepare(connection, sql, false)) {
            statement.setMaxRows(2);
            try (ResultSet rows = statement.executeQuery()) {
                RowMapping.Row row = mapping.forColumnsOf(rows);
                if (!rows.next()) {
                    return Optional.empty();
                }
                Object value = row.read(rows);
                if (rows.next()) {
                    throw DatabaseException.of(
                            Reason.TOO_MANY_ROWS,
                            "More than one row; ask by a unique key, or write db.list(sql, " + type.getSimpleName()
                                    + ".class): " + sql);
                }
                return Optional.ofNullable(cast(value));
            }
        }
    }

    int update(Connection connection, Sql sql, boolean everyRowAllowed) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, everyRowAllowed)) {
            return statement.executeUpdate();
        }
    }

    private <T> List<T> read(ResultSet rows, RowMapping.Row row, Sql sql, Class<T> type) throws SQLException {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
            if (all.size() == maximumRows) {
                throw DatabaseException.of(
                        Reason.TOO_MANY_ROWS,
                        "More than " + maximumRows + " rows; add .limit(50), or raise maximumRows: " + sql);
            }
            T value = cast(row.read(rows));
            if (value == null) {
                throw DatabaseException.of(
                        Reason.MAPPING,
                        "A row is null, which a list of " + type.getSimpleName()
                                + " cannot hold; add \"is not null\", or write a record: " + sql);
            }
            all.add(value);
        }
        return all;
    }

    private PreparedStatement prepare(Connection connection, Sql sql, boolean everyRowAllowed) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.jdbc(everyRowAllowed));
        try {
            // Asking first is free; for some drivers, setting is a statement of its own.
            if (statement.getQueryTimeout() != timeoutSeconds) {
                statement.setQueryTimeout(timeoutSeconds);
            }
            @Nullable Object[] values = sql.positional();
            for (int i = 0; i < values.length; i++) {
                BoundValue.set(statement, i + 1, values[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException failed) {
            statement.close();
            throw failed;
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> @Nullable T cast(@Nullable Object value) {
        return (T) value;
    }
}
