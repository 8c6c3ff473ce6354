package io.github.secureblocks.samples.corpus.sql;

/** Two ways of naming a column. */
interface ColumnNaming {
    String column(String field);
}
