package io.github.secureblocks.sql;

/** An order that a {@link SortBy} allows; nothing else can make one. */
public final class OrderBy {
    private final String sql;

    OrderBy(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    @Override
    public String toString() {
        return sql;
    }
}
