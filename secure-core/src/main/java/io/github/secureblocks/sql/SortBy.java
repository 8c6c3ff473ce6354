package io.github.secureblocks.sql;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.secureblocks.sql.SqlRefused.Reason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The orders that a client may ask for, by public name.
 *
 * <pre>{@code
 * private static final SortBy SORT = SortBy.of("created", "created_at desc").or("title", "title, id");
 * db.list(Sql.text("select id, title from notes").orderBy(SORT.by(request.sort())).limit(50), Note.class);
 * }</pre>
 *
 * <p><b>Guarantees.</b> Only the constant SQL of a listed name reaches the database: no injection, and no sorting by a
 * column that the client may not see. A column cannot be bound as a value, which is why this is an allow-list.
 *
 * <p>CWE-89; OWASP ASVS 5.0 1.2.4.
 */
public final class SortBy {
    private final Map<String, OrderBy> orders;

    private SortBy(Map<String, OrderBy> orders) {
        this.orders = Collections.unmodifiableMap(orders);
    }

    /**
     * The first order, which is also the one where none is asked for.
     *
     * @param name the public name
     * @param sql what follows {@code order by}, such as {@code created_at desc, id}
     * @return an allow-list of one
     * @throws SqlRefused if the SQL has a parameter or is refused as in {@link Sql#text}
     */
    public static SortBy of(@CompileTimeConstant String name, @CompileTimeConstant String sql) {
        return new SortBy(Map.of()).with(name, sql);
    }

    /**
     * A further order.
     *
     * @param name the public name, not yet in the list
     * @param sql what follows {@code order by}, such as {@code title, id}
     * @return an allow-list with this one too
     * @throws SqlRefused if the SQL has a parameter or is refused as in {@link Sql#text}
     */
    public SortBy or(@CompileTimeConstant String name, @CompileTimeConstant String sql) {
        return with(name, sql);
    }

    /**
     * The order that a client asks for.
     *
     * @param name from the request; {@code null} takes the first order
     * @return the order for {@link Sql#orderBy}
     * @throws UnknownSort if the list has no such name
     */
    public OrderBy by(@Nullable String name) {
        OrderBy order = name == null ? orders.values().iterator().next() : orders.get(name);
        if (order == null) {
            throw new UnknownSort(orders.keySet());
        }
        return order;
    }

    private SortBy with(String name, String sql) {
        Template template = Template.of(sql);
        if (template.hasParameters()) {
            throw new SqlRefused(
                    Reason.CLAUSE,
                    "An order has no parameters: a bound column would sort by a constant; add the column to the"
                            + " allow-list: .or(\"title\", \"title\")");
        }
        Map<String, OrderBy> more = new LinkedHashMap<>(orders);
        if (more.put(name, new OrderBy(sql)) != null) {
            throw new IllegalArgumentException("Two orders have one public name; give each its own");
        }
        return new SortBy(more);
    }
}
