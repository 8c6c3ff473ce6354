package io.github.secureblocks.sql;

/** A column or table that an {@link AllowedNames} allows; nothing else can make one. */
public final class AllowedName {
    private final String sql;

    AllowedName(String sql) {
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
