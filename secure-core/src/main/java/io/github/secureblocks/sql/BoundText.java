package io.github.secureblocks.sql;

import io.github.secureblocks.sql.SqlRefused.Reason;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text and the values that its own parameters have so far. */
final class BoundText implements Head {
    private static final Object NO_VALUE = new Object();
    private static final @Nullable Object[] NO_VALUES = {};

    private final Template template;
    private final @Nullable Object[] values;
    private final boolean spliced;

    private BoundText(Template template, @Nullable Object[] values, boolean spliced) {
        this.template = template;
        this.values = values;
        this.spliced = spliced;
    }

    static BoundText open(Template template) {
        @Nullable Object[] values = NO_VALUES;
        if (template.hasParameters()) {
            values = new @Nullable Object[template.parameters()];
            Arrays.fill(values, NO_VALUE);
        }
        return new BoundText(template, values, false);
    }

    @Override
    public Template template() {
        return template;
    }

    @Override
    public BoundText bind(String name, @Nullable Object value) {
        int parameter = template.indexOf(name);
        if (parameter < 0) {
            throw new SqlRefused(
                    Reason.NO_PARAMETER,
                    "The text has no parameter of that name, its parameters are " + template.names()
                            + "; write :name into the text, and bind a condition's values on the condition" + in());
        }
        return with(parameter, splicedOrValue(parameter, value));
    }

    private BoundText with(int parameter, @Nullable Object bound) {
        Object before = values[parameter];
        if (before != NO_VALUE) {
            if (!Objects.deepEquals(before, bound)) {
                throw new SqlRefused(
                        Reason.BOUND_TWICE,
                        "Parameter :" + template.name(parameter)
                                + " has another value already; give the second value a name of its own" + in());
            }
            return this;
        }
        @Nullable Object[] more = values.clone();
        more[parameter] = bound;
        return new BoundText(template, more, spliced || bound instanceof Piece);
    }

    private @Nullable Object splicedOrValue(int parameter, @Nullable Object value) {
        if (value instanceof AllowedName name && !template.isPattern(parameter)) {
            return Splice.name(name);
        }
        if (value instanceof Sql query) {
            requirePlace(Place.QUERY, parameter, "A query stands alone in parentheses; write: where id in (:query)");
            return query.asQuery();
        }
        if (Splice.isList(value)) {
            requirePlace(
                    Place.LIST,
                    parameter,
                    "A list stands alone after in; write: id in (:ids), or"
                            + " bind SqlArray.of(Long.class, ids) where an array is meant: id = any(:ids)");
            return Splice.list(template.name(parameter), Objects.requireNonNull(value));
        }
        if (value instanceof SqlArray && template.takes(Place.LIST, parameter)) {
            throw new SqlRefused(
                    Reason.VALUE_TYPE,
                    "After in stands a list, not an array; bind the list itself, or write: id = any(:ids)" + in());
        }
        return jdbcValue(parameter, value);
    }

    private void requirePlace(Place place, int parameter, String expected) {
        if (!template.takes(place, parameter)) {
            throw new SqlRefused(Reason.VALUE_TYPE, expected + in());
        }
    }

    @Override
    public void requireValues() {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == NO_VALUE) {
                String name = template.name(i);
                throw new SqlRefused(
                        Reason.NO_VALUE,
                        "Parameter :" + name + " has no value; write .bind(\"" + name + "\", value)" + in());
            }
        }
    }

    /** Whether a parameter has no value yet. */
    boolean isOpen(int parameter) {
        return values[parameter] == NO_VALUE;
    }

    @Nullable
    Object value(int parameter) {
        return values[parameter];
    }

    /** The text for the driver. */
    String jdbc() {
        if (!spliced) {
            return template.jdbc();
        }
        StringBuilder out = new StringBuilder(template.jdbc().length() + 64);
        appendTo(out, false);
        return out.toString();
    }

    @Override
    public void appendTo(StringBuilder out, boolean shown) {
        String jdbc = template.jdbc();
        if (!spliced && !shown) {
            out.append(jdbc);
            return;
        }
        int[] marks = template.marks();
        int from = 0;
        for (int i = 0; i < marks.length; i++) {
            int parameter = template.order()[i];
            out.append(jdbc, from, marks[i]);
            if (values[parameter] instanceof Piece part) {
                part.appendTo(out, shown);
            } else if (shown) {
                out.append(':').append(template.name(parameter));
            } else {
                out.append('?');
            }
            from = marks[i] + 1;
        }
        out.append(jdbc, from, jdbc.length());
    }

    @Override
    public int positions() {
        if (!spliced) {
            return template.order().length;
        }
        int count = 0;
        for (int parameter : template.order()) {
            count += values[parameter] instanceof Piece part ? part.positions() : 1;
        }
        return count;
    }

    @Override
    public int copyTo(@Nullable Object[] all, int at) {
        int next = at;
        for (int parameter : template.order()) {
            if (values[parameter] instanceof Piece part) {
                next = part.copyTo(all, next);
            } else {
                all[next++] = values[parameter];
            }
        }
        return next;
    }

    @Override
    public int hidden() {
        return template.hidden();
    }

    /** The value as it is sent, if the parameter takes it. */
    @Nullable
    Object jdbcValue(int parameter, @Nullable Object value) {
        if (template.isPattern(parameter) != value instanceof Like) {
            throw new SqlRefused(
                    Reason.LIKE,
                    "A parameter directly after like takes a Like, and no other takes one; write: title like :q and"
                            + " .bind(\"q\", Like.contains(value)), and Sql.ifPresent where the value is optional"
                            + in());
        }
        return value instanceof Like like ? BoundCharacters.checked(like.pattern()) : BoundValue.toJdbc(value);
    }

    private String in() {
        return " (in: " + template.shown() + ")";
    }
}
