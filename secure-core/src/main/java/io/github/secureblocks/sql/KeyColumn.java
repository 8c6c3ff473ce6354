package io.github.secureblocks.sql;

import io.github.secureblocks.sql.DatabaseException.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** The column whose value the database makes up for a new row. */
final class KeyColumn {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    private final ScalarReader reader;
    private final Class<?> type;

    private KeyColumn(ScalarReader reader, Class<?> type) {
        this.reader = reader;
        this.type = type;
    }

    static KeyColumn of(String name, Class<?> type) {
        if (!NAME.matcher(name).matches()) {
            throw new SqlRefused(
                    SqlRefused.Reason.TEXT,
                    "The key's column is not a plain name; write db.insert(sql, \"id\", Long.class)");
        }
        ScalarReader reader = ScalarReader.of(type);
        if (reader == null) {
            throw DatabaseException.of(
                    Reason.MAPPING,
                    "A key cannot be read as " + type.getName() + "; write db.insert(sql, \"id\", Long.class)");
        }
        return new KeyColumn(reader, type);
    }

    Object read(ResultSet keys, Sql sql) throws SQLException {
        ScalarReader exact = reader.forColumn(type, keys.getMetaData().getColumnType(1));
        Object key = keys.next() ? RowMapping.cell(exact, keys, 1, type) : null;
        if (key == null) {
            throw DatabaseException.of(
                    Reason.MAPPING,
                    "The row is inserted, but the database tells no key for it; write db.update(sql) where the"
                            + " program makes the key: " + sql);
        }
        if (keys.next()) {
            throw DatabaseException.of(
                    Reason.TOO_MANY_ROWS,
                    "More than one row is inserted, of which one key is no answer; write db.update(sql): " + sql);
        }
        return key;
    }
}
