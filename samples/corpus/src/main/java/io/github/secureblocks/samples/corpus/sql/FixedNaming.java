package io.github.secureblocks.samples.corpus.sql;

final class FixedNaming implements ColumnNaming {
    @Override
    public String column(String field) {
        return "price";
    }
}
