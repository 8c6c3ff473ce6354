package io.github.secureblocks.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.secureblocks.sql.DatabaseException.Reason;
import io.github.secureblocks.text.OneLine;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps rows to a record by the names of its components; the constructor is resolved once. */
final class RecordMapping implements RowMapping {
    private static final int MAX_PLANS = 128;

    /** Which column each component takes, for rows with these labels. */
    private record Plan(String[] labels, int[] columns) {
        boolean fits(ResultSetMetaData meta) throws SQLException {
            if (meta.getColumnCount() != labels.length) {
                return false;
            }
            for (int i = 0; i < labels.length; i++) {
                if (!labels[i].equals(meta.getColumnLabel(i + 1))) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Class<?> type;
    private final MethodHandle constructor;
    private final RecordComponent[] components;
    private final ScalarReader[] readers;
    private final Cache<List<String>, Plan> plans =
            Caffeine.newBuilder().maximumSize(MAX_PLANS).executor(Runnable::run).build();
    // Most records are read by one statement, whose plan is then found without a look-up.
    private volatile @Nullable Plan latest;

    RecordMapping(Class<?> type) {
        this.type = type;
        this.components = type.getRecordComponents();
        this.readers = new ScalarReader[components.length];
        for (int i = 0; i < components.length; i++) {
            readers[i] = readerOf(components[i]);
        }
        this.constructor = constructorOf();
    }

    @Override
    public Row forColumnsOf(ResultSet rows) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        Plan plan = latest;
        if (plan == null || !plan.fits(meta)) {
            plan = planFor(meta);
            latest = plan;
        }
        int[] columns = plan.columns();
        return row -> read(row, columns);
    }

    private Plan planFor(ResultSetMetaData meta) throws SQLException {
        List<String> labels = new ArrayList<>();
        for (int column = 1; column <= meta.getColumnCount(); column++) {
            labels.add(meta.getColumnLabel(column));
        }
        Plan known = plans.getIfPresent(labels);
        if (known == null) {
            known = new Plan(labels.toArray(String[]::new), columnsOf(labels));
            plans.put(labels, known);
        }
        return known;
    }

    private Object read(ResultSet rows, int[] columns) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            Object value = RowMapping.cell(readers[i], rows, columns[i], components[i].getType());
            if (value == null && components[i].getType().isPrimitive()) {
                throw DatabaseException.of(
                        Reason.MAPPING,
                        "Column " + RowMapping.label(rows, columns[i]) + " is null, but component "
                                + components[i].getName() + " of record " + type.getSimpleName() + " is a primitive "
                                + components[i].getType()
                                + "; declare the boxed type, or select coalesce(column, 0) as name");
            }
            values[i] = value;
        }
        return construct(values);
    }

    private Object construct(@Nullable Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (RuntimeException | Error refusedByTheRecord) {
            throw refusedByTheRecord;
        } catch (Throwable impossible) {
            throw new IllegalStateException("A record's constructor declares no exception", impossible);
        }
    }

    /** For each component its column, where every column meets a component and the other way about. */
    private int[] columnsOf(List<String> labels) {
        Map<String, Integer> byKey = new HashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            if (byKey.put(RecordComponents.key(labels.get(i)), i + 1) != null) {
                throw mapping("Two columns are both named " + OneLine.of(labels.get(i), 128)
                        + "; give one another name: select a.id, b.id as b_id");
            }
        }
        int[] columns = new int[components.length];
        for (int i = 0; i < columns.length; i++) {
            Integer column = byKey.remove(RecordComponents.key(components[i].getName()));
            if (column == null) {
                throw mapping("Component " + components[i].getName() + " of record " + type.getSimpleName()
                        + " meets no column of " + OneLine.of(labels) + "; select it: select "
                        + snakeCase(components[i].getName()) + ", or rename one: select x as "
                        + snakeCase(components[i].getName()));
            }
            columns[i] = column;
        }
        if (!byKey.isEmpty()) {
            String label = labels.get(byKey.values().iterator().next() - 1);
            throw mapping("Column " + OneLine.of(label, 128) + " meets no component of record " + type.getSimpleName()
                    + "; select only what the record holds, or add the component");
        }
        return columns;
    }

    private ScalarReader readerOf(RecordComponent component) {
        ScalarReader reader = ScalarReader.of(component);
        if (reader == null) {
            throw mapping(
                    "Component " + component.getName() + " of record " + type.getSimpleName() + " is a "
                            + component.getType().getName()
                            + ", which no column can be read as; use a String, number, boolean,"
                            + " java.time type, UUID, enum, Subject, Json, byte[], or for an array column a List of one of them");
        }
        return reader;
    }

    private MethodHandle constructorOf() {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(canonical)
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException | InaccessibleObjectException closed) {
            throw mapping("Record " + type.getName() + " is closed to this library; write in its module-info: opens "
                    + type.getPackageName() + " to io.github.secureblocks.core;");
        }
    }

    private static DatabaseException mapping(String message) {
        return DatabaseException.of(Reason.MAPPING, message);
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
