package io.github.secureblocks.sql;

import io.github.secureblocks.sql.SqlRefused.Reason;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One text for many records: where each of its values comes from. */
final class Batch {
    /** As many rows go to the database together. */
    private static final int CHUNK = 1_000;

    private final BoundText text;
    private final Class<?> type;
    private final RecordComponents components;
    private final BatchParameter[] parameters;

    private Batch(Sql sql, Class<?> type) {
        this.text = sql.batchText();
        this.type = type;
        this.components = RecordComponents.of(type);
        boolean[] met = new boolean[components.count()];
        BatchParameter[] distinct = new BatchParameter[text.template().parameters()];
        for (int parameter = 0; parameter < distinct.length; parameter++) {
            distinct[parameter] = text.isOpen(parameter)
                    ? open(parameter, componentFor(parameter, met, sql))
                    : bound(text.value(parameter));
        }
        this.parameters = Arrays.stream(text.template().order())
                .mapToObj(parameter -> distinct[parameter])
                .toArray(BatchParameter[]::new);
        for (int component = 0; component < met.length; component++) {
            if (!met[component]) {
                throw new SqlRefused(
                        Reason.NO_PARAMETER,
                        "Component " + components.name(component) + " of record " + type.getSimpleName()
                                + " meets no parameter without a value; write :" + components.name(component)
                                + " into the text, or hand in a record that holds only what is written (in: " + sql
                                + ")");
            }
        }
    }

    static Batch of(Sql sql, Record first) {
        return new Batch(sql, first.getClass());
    }

    String jdbc() {
        return text.template().jdbc();
    }

    /** Answers how many rows were changed. */
    int run(PreparedStatement statement, List<? extends Record> rows) throws SQLException {
        int changed = 0;
        int waiting = 0;
        for (Record row : rows) {
            bind(statement, row);
            statement.addBatch();
            if (++waiting == CHUNK) {
                changed += sum(statement.executeBatch());
                waiting = 0;
            }
        }
        return waiting == 0 ? changed : changed + sum(statement.executeBatch());
    }

    private void bind(PreparedStatement statement, Record row) throws SQLException {
        if (row.getClass() != type) {
            throw new SqlRefused(
                    Reason.VALUE_TYPE,
                    "A batch takes records of one type, not " + type.getSimpleName() + " and "
                            + row.getClass().getSimpleName() + "; write one batch for each");
        }
        for (int i = 0; i < parameters.length; i++) {
            parameters[i].set(statement, i + 1, row);
        }
    }

    private static BatchParameter bound(@Nullable Object value) {
        return (statement, position, row) -> BoundValue.set(statement, position, value);
    }

    private BatchParameter open(int parameter, int component) {
        BatchParameter number =
                text.template().isPattern(parameter) ? null : BatchParameter.number(components, component);
        return number != null
                ? number
                : (statement, position, row) ->
                        BoundValue.set(statement, position, text.jdbcValue(parameter, components.read(component, row)));
    }

    private int componentFor(int parameter, boolean[] met, Sql sql) {
        String name = text.template().name(parameter);
        int component = components.indexOf(name);
        if (component < 0) {
            throw new SqlRefused(
                    Reason.NO_VALUE,
                    "Parameter :" + name + " meets no component of record " + type.getSimpleName()
                            + "; add the component, or write .bind(\"" + name
                            + "\", value) where all rows have the same (in: " + sql + ")");
        }
        met[component] = true;
        return component;
    }

    private static int sum(int[] counts) {
        int sum = 0;
        for (int count : counts) {
            sum += count == Statement.SUCCESS_NO_INFO ? 1 : count;
        }
        return sum;
    }
}
