package io.github.secureblocks.samples.corpus.sql;

/** Reads the number before it becomes text. */
final class PostgresDialect implements Dialect {
    @Override
    public String limit(String rows) {
        return " limit " + Integer.parseInt(rows.trim());
    }
}
