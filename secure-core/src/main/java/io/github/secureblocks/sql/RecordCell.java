package io.github.secureblocks.sql;

import io.github.secureblocks.sql.DatabaseException.Reason;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One column of the rows, as one component takes it. Primitives are read without a box; the compiler takes what a record
 * holds for constants, so that a whole row becomes straight code.
 */
record RecordCell(int column, ScalarReader reader, RecordComponent component) {
    private static final Map<Class<?>, MethodHandle> PRIMITIVES = Stream.of(
                    int.class, long.class, double.class, boolean.class)
            .collect(Collectors.toMap(Function.identity(), type -> method(type.getName() + "Value", type)));
    private static final MethodHandle BOXED = method("required", Object.class);
    private static final MethodHandle REFERENCE = method("value", Object.class);

    /** For a column of the JDBC type: takes the rows, and answers what the component is. */
    MethodHandle handle(int columnType) {
        ScalarReader exact = reader.forColumn(component.getType(), columnType);
        return reading(exact == reader)
                .bindTo(exact == reader ? this : new RecordCell(column, exact, component))
                .asType(MethodType.methodType(component.getType(), ResultSet.class));
    }

    private MethodHandle reading(boolean plain) {
        Class<?> type = component.getType();
        if (!type.isPrimitive()) {
            return REFERENCE;
        }
        return plain ? PRIMITIVES.getOrDefault(type, BOXED) : BOXED;
    }

    @Nullable
    Object value(ResultSet rows) throws SQLException {
        return RowMapping.cell(reader, rows, column, component.getType());
    }

    int intValue(ResultSet rows) throws SQLException {
        try {
            int value = rows.getInt(column);
            if (value == 0) {
                requirePresent(rows);
            }
            return value;
        } catch (SQLException unfit) {
            throw RowMapping.unfit(unfit, rows, column, int.class);
        }
    }

    long longValue(ResultSet rows) throws SQLException {
        try {
            long value = rows.getLong(column);
            if (value == 0) {
                requirePresent(rows);
            }
            return value;
        } catch (SQLException unfit) {
            throw RowMapping.unfit(unfit, rows, column, long.class);
        }
    }

    double doubleValue(ResultSet rows) throws SQLException {
        try {
            double value = rows.getDouble(column);
            if (value == 0) {
                requirePresent(rows);
            }
            return value;
        } catch (SQLException unfit) {
            throw RowMapping.unfit(unfit, rows, column, double.class);
        }
    }

    boolean booleanValue(ResultSet rows) throws SQLException {
        try {
            boolean value = rows.getBoolean(column);
            if (!value) {
                requirePresent(rows);
            }
            return value;
        } catch (SQLException unfit) {
            throw RowMapping.unfit(unfit, rows, column, boolean.class);
        }
    }

    Object required(ResultSet rows) throws SQLException {
        Object value = value(rows);
        if (value == null) {
            throw absent(rows);
        }
        return value;
    }

    /** A driver answers zero for a null, and only then is to be asked. */
    private void requirePresent(ResultSet rows) throws SQLException {
        if (rows.wasNull()) {
            throw absent(rows);
        }
    }

    private DatabaseException absent(ResultSet rows) throws SQLException {
        return DatabaseException.of(
                Reason.MAPPING,
                "Column " + RowMapping.label(rows, column) + " is null, but component " + component.getName()
                        + " of record " + component.getDeclaringRecord().getSimpleName() + " is a primitive "
                        + component.getType()
                        + "; declare the boxed type, or select coalesce(column, 0) as name");
    }

    private static MethodHandle method(String name, Class<?> type) {
        try {
            return MethodHandles.lookup()
                    .findVirtual(RecordCell.class, name, MethodType.methodType(type, ResultSet.class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("A method of this class is not found", impossible);
        }
    }
}
