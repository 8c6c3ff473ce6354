package io.github.secureblocks.sql;

/**
 * Closes without a word: what was done stays done, whether or not its statement could be closed, and a driver's text does not
 * hang on the failure of somebody else.
 */
record Quietly<T extends AutoCloseable>(T it) implements AutoCloseable {
    @Override
    public void close() {
        close(it);
    }

    static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception brokenAlready) {
            // A connection that cannot go on is found and thrown away by its pool.
        }
    }
}
