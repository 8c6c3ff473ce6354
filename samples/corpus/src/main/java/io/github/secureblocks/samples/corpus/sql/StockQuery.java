package io.github.secureblocks.samples.corpus.sql;

/** A query as a template; subclasses fill in the condition. */
abstract class StockQuery {
    final String sql() {
        return "select * from stock where " + condition();
    }

    abstract String condition();
}
