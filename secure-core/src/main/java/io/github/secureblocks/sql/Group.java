package io.github.secureblocks.sql;

import io.github.secureblocks.sql.SqlRefused.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several statements, conditions or assignments in one text. */
final class Group implements Head {
    private static final Template CONDITIONS = Template.of("(:a) and (:b)");
    private static final Template QUERIES = Template.of("(:a) union (:b)");

    private final Template template;
    private final String open;
    private final String between;
    private final String close;
    private final Piece[] parts;
    private final int hidden;

    private Group(Template template, String open, String between, String close, List<Piece> parts) {
        this.template = template;
        this.open = open;
        this.between = between;
        this.close = close;
        this.parts = parts.toArray(Piece[]::new);
        int all = Hidden.NOTHING;
        for (Piece part : parts) {
            all |= part.hidden();
        }
        this.hidden = all;
    }

    /** Each in parentheses of its own. */
    static Group conditions(String operator, List<Piece> parts) {
        return new Group(CONDITIONS, "(", ") " + operator + " (", ")", parts);
    }

    /** Each in parentheses of its own. */
    static Group queries(String operator, Piece one, Piece other) {
        return new Group(QUERIES, "(", ") " + operator + " (", ")", List.of(one, other));
    }

    static Group assignments(List<Piece> parts) {
        return new Group(Template.of("a = :a"), "", ", ", "", parts);
    }

    @Override
    public Template template() {
        return template;
    }

    @Override
    public Head bind(String name, @Nullable Object value) {
        StringBuilder shown = new StringBuilder();
        appendTo(shown, true);
        throw new SqlRefused(
                Reason.NO_PARAMETER,
                "A group has no parameters of its own; write :name into one of its parts, and bind it there (in: "
                        + shown + ")");
    }

    @Override
    public void requireValues() {}

    @Override
    public void appendTo(StringBuilder out, boolean shown) {
        out.append(open);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                out.append(between);
            }
            parts[i].appendTo(out, shown);
        }
        out.append(close);
    }

    @Override
    public int positions() {
        int count = 0;
        for (Piece part : parts) {
            count += part.positions();
        }
        return count;
    }

    @Override
    public int copyTo(@Nullable Object[] values, int at) {
        int next = at;
        for (Piece part : parts) {
            next = part.copyTo(values, next);
        }
        return next;
    }

    @Override
    public int hidden() {
        return hidden;
    }
}
