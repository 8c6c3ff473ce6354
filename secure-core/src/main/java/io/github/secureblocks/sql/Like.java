package io.github.secureblocks.sql;

import org.jspecify.annotations.Nullable;

/**
 * A pattern for {@code like} in which the value's own wildcards stand for themselves.
 *
 * <pre>{@code Sql.text("title like :q").bind("q", Like.contains(query))}</pre>
 *
 * <p><b>Guarantees.</b> {@code %}, {@code _} and the escape character in the value match only themselves: each is
 * escaped, and the statement that is sent says {@code escape '!'}, so that it holds in every database and setting. A
 * parameter after {@code like} takes nothing but a {@code Like}.
 *
 * <p><b>Does not guarantee</b> speed: a pattern that starts with a wildcard cannot use an ordinary index. SQL Server's
 * further wildcard {@code [} is not escaped yet.
 *
 * <p>CWE-89, CWE-155; OWASP ASVS 5.0 1.2.4.
 */
public final class Like {
    static final String ESCAPE_CLAUSE = " escape '!'";

    private static final char ESCAPE = '!';

    private final String pattern;

    private Like(String pattern) {
        this.pattern = pattern;
    }

    /**
     * Matches text that has the value anywhere.
     *
     * @param value any text; the empty text matches every row
     * @return the pattern
     */
    public static Like contains(String value) {
        return new Like("%" + literally(value) + "%");
    }

    /**
     * Matches text that begins with the value.
     *
     * @param value any text; the empty text matches every row
     * @return the pattern
     */
    public static Like startsWith(String value) {
        return new Like(literally(value) + "%");
    }

    /**
     * Matches text that ends with the value.
     *
     * @param value any text; the empty text matches every row
     * @return the pattern
     */
    public static Like endsWith(String value) {
        return new Like("%" + literally(value));
    }

    String pattern() {
        return pattern;
    }

    /** Names the type, never the value. */
    @Override
    public String toString() {
        return "Like[...]";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Like that && pattern.equals(that.pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    private static String literally(String value) {
        StringBuilder out = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '%' || c == '_' || c == ESCAPE) {
                out.append(ESCAPE);
            }
            out.append(c);
        }
        return out.toString();
    }
}
