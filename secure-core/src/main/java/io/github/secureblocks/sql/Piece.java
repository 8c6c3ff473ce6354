package io.github.secureblocks.sql;

import org.jspecify.annotations.Nullable;

/** Text for the driver that is complete in itself, and as many values as it has question marks. */
interface Piece {
    /** Where it is shown, names stand in place of the question marks. */
    void appendTo(StringBuilder out, boolean shown);

    int positions();

    /** Writes the values in the order of the question marks; answers the index after the last. */
    int copyTo(@Nullable Object[] values, int at);

    /** What its parentheses hide, of {@link Hidden}. */
    int hidden();
}
