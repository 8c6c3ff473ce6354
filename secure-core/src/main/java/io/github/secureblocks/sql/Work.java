package io.github.secureblocks.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is done with a connection. */
@FunctionalInterface
interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
}
