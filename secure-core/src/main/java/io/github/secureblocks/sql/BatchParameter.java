package io.github.secureblocks.sql;

import java.lang.invoke.MethodHandle;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How one question mark of a batch gets its value from each record; its types are resolved once for all of them. */
@FunctionalInterface
interface BatchParameter {
    void set(PreparedStatement statement, int position, Record row) throws SQLException;

    /** A number that needs neither a check nor a box; null for every other component. */
    static @Nullable BatchParameter number(RecordComponents components, int component) {
        Class<?> type = components.type(component);
        if (type != long.class && type != int.class) {
            return null;
        }
        MethodHandle handle = components.handle(component);
        return type == long.class
                ? (statement, position, row) -> statement.setLong(position, asLong(handle, row))
                : (statement, position, row) -> statement.setInt(position, asInt(handle, row));
    }

    private static long asLong(MethodHandle handle, Object row) {
        try {
            return (long) handle.invokeExact(row);
        } catch (Throwable thrown) {
            throw RecordComponents.thrownByTheRecord(thrown);
        }
    }

    private static int asInt(MethodHandle handle, Object row) {
        try {
            return (int) handle.invokeExact(row);
        } catch (Throwable thrown) {
            throw RecordComponents.thrownByTheRecord(thrown);
        }
    }
}
