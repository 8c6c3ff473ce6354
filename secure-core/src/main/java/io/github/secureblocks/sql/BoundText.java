package io.github.secureblocks.sql;

import io.github.secureblocks.sql.SqlRefused.Reason;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text and the values that its own parameters have so far. */
final class BoundText {
    private static final Object NO_VALUE = new Object();
    private static final @Nullable Object[] NO_VALUES = {};

    private final Template template;
    private final @Nullable Object[] values;

    private BoundText(Template template, @Nullable Object[] values) {
        this.template = template;
        this.values = values;
    }

    static BoundText of(String text) {
        Template template = Template.of(text);
        @Nullable Object[] values = NO_VALUES;
        if (template.hasParameters()) {
            values = new @Nullable Object[template.parameters()];
            Arrays.fill(values, NO_VALUE);
        }
        return new BoundText(template, values);
    }

    Template template() {
        return template;
    }

    BoundText bind(String name, @Nullable Object value) {
        int parameter = template.indexOf(name);
        if (parameter < 0) {
            throw new SqlRefused(
                    Reason.NO_PARAMETER,
                    "The text has no parameter of that name, its parameters are " + template.names()
                            + "; write :name into the text, and bind a condition's values on the condition" + in());
        }
        Object bound = jdbcValue(parameter, value);
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
        return new BoundText(template, more);
    }

    void requireValues() {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == NO_VALUE) {
                String name = template.name(i);
                throw new SqlRefused(
                        Reason.NO_VALUE,
                        "Parameter :" + name + " has no value; write .bind(\"" + name + "\", value)" + in());
            }
        }
    }

    int positions() {
        return template.order().length;
    }

    /** Writes the values in the order of the question marks; answers the index after the last. */
    int copyTo(@Nullable Object[] all, int at) {
        int next = at;
        for (int parameter : template.order()) {
            all[next++] = values[parameter];
        }
        return next;
    }

    private @Nullable Object jdbcValue(int parameter, @Nullable Object value) {
        if (template.isPattern(parameter) != value instanceof Like) {
            throw new SqlRefused(
                    Reason.LIKE,
                    "A parameter directly after like takes a Like, and no other takes one; write: title like :q and"
                            + " .bind(\"q\", Like.contains(value)), and Sql.ifPresent where the value is optional"
                            + in());
        }
        Object bound = value instanceof Like like ? like.pattern() : BoundValue.toJdbc(value);
        if (bound instanceof String text && hasHalfOfAPair(text)) {
            throw new SqlRefused(
                    Reason.VALUE_TEXT,
                    "The value of :" + template.name(parameter)
                            + " holds half of a surrogate pair, which databases store"
                            + " as another character; refuse the input, or bind its bytes" + in());
        }
        return bound;
    }

    private static boolean hasHalfOfAPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private String in() {
        return " (in: " + template.shown() + ")";
    }
}
