package io.github.secureblocks.samples.corpus.sql;

final class StockOf extends StockQuery {
    private final String article;

    StockOf(String article) {
        this.article = article;
    }

    @Override
    String condition() {
        return "article = '" + article + "'";
    }
}
