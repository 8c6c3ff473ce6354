package io.github.secureblocks.samples.corpus.sql;

final class LowStock extends StockQuery {
    @Override
    String condition() {
        return "amount < 10";
    }
}
