package io.github.secureblocks.samples.benchmarks.sql;

/**
 * A row, which everybody reads and writes.
 *
 * @param id the key
 * @param owner one of ten
 * @param title a short text
 * @param priority 0 to 9
 */
public record Note(long id, String owner, String title, int priority) {
    static Note numbered(long id) {
        return new Note(id, "owner" + id % 10, "title of the note " + id, (int) (id / 10 % 10));
    }
}
