package io.github.secureblocks.samples.corpus.sql;

/** Never anything else. */
final class InStock implements Clause {
    @Override
    public String text() {
        return " where stock > 0";
    }
}
