package io.github.secureblocks.samples.corpus.sql;

/** What differs between databases. */
interface Dialect {
    String limit(String rows);

    default String now() {
        return "current_timestamp";
    }
}
