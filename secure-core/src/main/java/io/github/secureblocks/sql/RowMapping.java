package io.github.secureblocks.sql;

import io.github.secureblocks.sql.DatabaseException.Reason;
import io.github.secureblocks.text.OneLine;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How the rows of any statement become values of one type; resolved once for each type. */
interface RowMapping {
    /** How the rows of one statement become values. */
    @FunctionalInterface
    interface Row {
        @Nullable
        Object read(ResultSet rows) throws SQLException;
    }

    /** For the rows of a statement, whose text is the driver's form of it. */
    Row forColumnsOf(ResultSet rows, String jdbc) throws SQLException;

    ClassValue<RowMapping> BY_TYPE = new ClassValue<>() {
        @Override
        protected RowMapping computeValue(Class<?> type) {
            return type.isRecord() && ScalarReader.of(type) == null ? new RecordMapping(type) : scalar(type);
        }
    };

    static RowMapping of(Class<?> type) {
        return BY_TYPE.get(type);
    }

    /** Reads a cell; the failure names the column and never the value. */
    static @Nullable Object cell(ScalarReader reader, ResultSet rows, int column, Class<?> type) throws SQLException {
        try {
            return reader.read(rows, column);
        } catch (RuntimeException unfit) {
            throw unreadable(rows, column, type);
        } catch (SQLException unfit) {
            throw unfit(unfit, rows, column, type);
        }
    }

    /** What the driver could not read, unless it is the connection or the transaction that failed. */
    static DatabaseException unfit(SQLException unfit, ResultSet rows, int column, Class<?> type) throws SQLException {
        String state = unfit.getSQLState() == null ? "" : unfit.getSQLState();
        if (state.startsWith("08") || state.startsWith("57") || state.startsWith("40")) {
            throw unfit;
        }
        return unreadable(rows, column, type);
    }

    /** On one line, because a label is any text that a quoted name can hold. */
    static String label(ResultSet rows, int column) throws SQLException {
        return OneLine.of(rows.getMetaData().getColumnLabel(column), 128);
    }

    private static DatabaseException unreadable(ResultSet rows, int column, Class<?> type) throws SQLException {
        return DatabaseException.of(
                Reason.MAPPING,
                "Column " + label(rows, column) + " holds a value that cannot be read as " + type.getSimpleName()
                        + "; declare the type that the column has, or cast it in the select");
    }

    private static RowMapping scalar(Class<?> type) {
        ScalarReader reader = ScalarReader.of(type);
        if (reader == null) {
            throw DatabaseException.of(
                    Reason.MAPPING,
                    "Rows cannot be read as " + type.getName() + "; write a record with one component for each column,"
                            + " or ask for String.class, Long.class and the like");
        }
        boolean byColumn = ScalarReader.dependsOnColumn(type);
        return (rows, jdbc) -> {
            ResultSetMetaData meta = rows.getMetaData();
            int columns = meta.getColumnCount();
            if (columns != 1) {
                throw DatabaseException.of(
                        Reason.MAPPING,
                        "A " + type.getSimpleName() + " is one column, but the select has " + columns
                                + "; select one, or write a record with one component for each");
            }
            ScalarReader exact = byColumn ? reader.forColumn(type, meta.getColumnType(1)) : reader;
            return row -> cell(exact, row, 1, type);
        };
    }
}
