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
    private static final int LATEST = 16;
    private static final MethodType READ = MethodType.methodType(Object.class, ResultSet.class);

    /** How a row with these labels becomes a record: one handle, which the compiler makes straight code of. */
    private record Plan(List<Column> columns, MethodHandle handle) implements Row {
        @Override
        public Object read(ResultSet rows) throws SQLException {
            try {
                return (Object) handle.invokeExact(rows);
            } catch (SQLException | RuntimeException | Error failed) {
                throw failed;
            } catch (Throwable impossible) {
                throw new IllegalStateException("A record's constructor declares no exception", impossible);
            }
        }

        boolean fits(ResultSetMetaData meta) throws SQLException {
            if (meta.getColumnCount() != columns.size()) {
                return false;
            }
            for (int i = 0; i < columns.size(); i++) {
                if (!columns.get(i).is(meta, i + 1)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** What a row has at one place: the label, and the JDBC type. */
    private record Column(String label, int type) {
        static Column of(ResultSetMetaData meta, int column) throws SQLException {
            return new Column(meta.getColumnLabel(column), meta.getColumnType(column));
        }

        boolean is(ResultSetMetaData meta, int column) throws SQLException {
            return label.equals(meta.getColumnLabel(column)) && type == meta.getColumnType(column);
        }
    }

    /** A text that was read before, the very object; a constant text has one form for the driver. */
    private record Known(String jdbc, Plan plan) {}

    private final Class<?> type;
    private final MethodHandle constructor;
    private final RecordComponent[] components;
    private final ScalarReader[] readers;
    private final Cache<List<Column>, Plan> plans =
            Caffeine.newBuilder().maximumSize(MAX_PLANS).executor(Runnable::run).build();
    private final @Nullable Known[] latest = new @Nullable Known[LATEST];

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
    public Row forColumnsOf(ResultSet rows, String jdbc) throws SQLException {
        Known known = latest[jdbc.length() % LATEST];
        if (known != null && known.jdbc() == jdbc) {
            return known.plan();
        }
        Plan plan = known != null && known.plan().fits(rows.getMetaData()) ? known.plan() : planFor(rows.getMetaData());
        if (namesItsColumns(jdbc)) {
            latest[jdbc.length() % LATEST] = new Known(jdbc, plan);
        }
        return plan;
    }

    /** Only an asterisk lets the tables decide which columns a select has, and in which order. */
    private static boolean namesItsColumns(String jdbc) {
        return jdbc.regionMatches(true, 0, "select", 0, 6) && jdbc.indexOf('*') < 0;
    }

    private Plan planFor(ResultSetMetaData meta) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int column = 1; column <= meta.getColumnCount(); column++) {
            columns.add(Column.of(meta, column));
        }
        Plan known = plans.getIfPresent(columns);
        if (known == null) {
            known = new Plan(columns, handleOf(columns));
            plans.put(columns, known);
        }
        return known;
    }

    /** Reads each component from its column, and hands all to the constructor. */
    private MethodHandle handleOf(List<Column> columns) {
        int[] places = placesIn(columns.stream().map(Column::label).toList());
        MethodHandle[] cells = new MethodHandle[places.length];
        for (int i = 0; i < places.length; i++) {
            cells[i] = new RecordCell(places[i], readers[i], components[i])
                    .handle(columns.get(places[i] - 1).type());
        }
        return MethodHandles.permuteArguments(
                MethodHandles.filterArguments(constructor, 0, cells), READ, new int[places.length]);
    }

    /** For each component its column, where every column meets a component and the other way about. */
    private int[] placesIn(List<String> labels) {
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
                    .asType(MethodType.methodType(Object.class, types));
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
