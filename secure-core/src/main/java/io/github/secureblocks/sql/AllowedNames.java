package io.github.secureblocks.sql;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.secureblocks.sql.SqlRefused.Reason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The columns or tables that a client may choose from, by public name.
 *
 * <pre>{@code
 * private static final AllowedNames GROUPS = AllowedNames.of("month", "created_month").or("author", "owner");
 * Sql.text("select :by as name, count(*) as notes from notes group by :by").bind("by", GROUPS.by(request.group()));
 * }</pre>
 *
 * <p><b>Guarantees.</b> Only the constant name of a listed column or table becomes part of the text, in the place of the
 * parameter: no injection, and no column that the client may not see. For an order there is {@link SortBy}.
 *
 * <p>CWE-89; OWASP ASVS 5.0 1.2.4.
 */
public final class AllowedNames {
    private final Map<String, AllowedName> names;

    private AllowedNames(Map<String, AllowedName> names) {
        this.names = Collections.unmodifiableMap(names);
    }

    /**
     * The first name.
     *
     * @param name the public name
     * @param sql a column or table: letters, digits and underscores, parts separated by a dot
     * @return an allow-list of one
     * @throws SqlRefused if the SQL is not such a name
     */
    public static AllowedNames of(@CompileTimeConstant String name, @CompileTimeConstant String sql) {
        return new AllowedNames(Map.of()).with(name, sql);
    }

    /**
     * A further name.
     *
     * @param name the public name, not yet in the list
     * @param sql a column or table: letters, digits and underscores, parts separated by a dot
     * @return an allow-list with this one too
     * @throws SqlRefused if the SQL is not such a name
     */
    public AllowedNames or(@CompileTimeConstant String name, @CompileTimeConstant String sql) {
        return with(name, sql);
    }

    /**
     * The name that a client asks for.
     *
     * @param name from the request
     * @return what to bind to a parameter that stands where a column or table does
     * @throws UnknownName if the list has no such name
     */
    public AllowedName by(String name) {
        AllowedName known = names.get(name);
        if (known == null) {
            throw new UnknownName(names.keySet());
        }
        return known;
    }

    private AllowedNames with(String name, String sql) {
        if (!isName(sql)) {
            throw new SqlRefused(
                    Reason.TEXT,
                    "A column or table is letters, digits and underscores, parts separated by a dot; write"
                            + " AllowedNames.of(\"author\", \"notes.owner\")");
        }
        Map<String, AllowedName> more = new LinkedHashMap<>(names);
        if (more.put(name, new AllowedName(sql)) != null) {
            throw new IllegalArgumentException("Two columns or tables have one public name; give each its own");
        }
        return new AllowedNames(more);
    }

    private static boolean isName(String sql) {
        boolean starts = true;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
            boolean inside = c == '.' || c >= '0' && c <= '9';
            if (!letter && (starts || !inside)) {
                return false;
            }
            starts = c == '.';
        }
        return !starts;
    }
}
