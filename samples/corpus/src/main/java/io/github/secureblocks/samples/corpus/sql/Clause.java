package io.github.secureblocks.samples.corpus.sql;

/** The only clause of the stock queries. */
interface Clause {
    String text();
}
