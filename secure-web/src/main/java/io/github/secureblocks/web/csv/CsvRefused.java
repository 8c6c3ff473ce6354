package io.github.secureblocks.web.csv;

/**
 * A table that is written wrongly; a fault of the program, not of its input.
 *
 * <p>The message tells what was expected and never holds a value.
 */
public final class CsvRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    CsvRefused(String message) {
        super(message);
    }
}
