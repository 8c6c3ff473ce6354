package io.github.secureblocks.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** Databases whose drivers take some values in a way of their own. */
enum Dialect {
    H2,
    POSTGRESQL,
    OTHER;

    /** Known to the connection: asks the database nothing. */
    static Dialect of(Connection connection) throws SQLException {
        return switch (connection.getMetaData().getDatabaseProductName()) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default -> OTHER;
        };
    }
}
