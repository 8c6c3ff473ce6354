package io.github.secureblocks.sql;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an array column as a list that cannot be changed. */
final class ArrayReader implements ScalarReader {
    /** By the standard, the first column of an array's rows counts them. */
    private static final int VALUE = 2;

    private final ScalarReader element;
    private final Class<?> type;

    private ArrayReader(ScalarReader element, Class<?> type) {
        this.element = element;
        this.type = type;
    }

    /** Answers null where the type is no list of what a column can be read as. */
    static @Nullable ScalarReader of(Type type) {
        boolean list = type instanceof ParameterizedType generic && generic.getRawType() == List.class;
        if (!list || !(((ParameterizedType) type).getActualTypeArguments()[0] instanceof Class<?> of)) {
            return null;
        }
        ScalarReader reader = ScalarReader.of(of);
        return reader == null ? null : new ArrayReader(reader, of);
    }

    @Override
    public @Nullable Object read(ResultSet rows, int column) throws SQLException {
        Array array = rows.getArray(column);
        if (array == null) {
            return null;
        }
        try (Quietly<ResultSet> found = new Quietly<>(array.getResultSet())) {
            ResultSet values = found.it();
            ScalarReader exact = element.forColumn(type, values.getMetaData().getColumnType(VALUE));
            List<Object> all = new ArrayList<>();
            while (values.next()) {
                Object value = exact.read(values, VALUE);
                if (value == null) {
                    throw new IllegalArgumentException("an element is null");
                }
                all.add(value);
            }
            return Collections.unmodifiableList(all);
        } finally {
            Quietly.close(array::free);
        }
    }
}
