package io.github.secureblocks.sql;

import org.jspecify.annotations.Nullable;

/** What a statement begins with: its own text, or several statements. */
interface Head extends Piece {
    /** What the text is, before its parameters have values. */
    Template template();

    Head bind(String name, @Nullable Object value);

    void requireValues();
}
