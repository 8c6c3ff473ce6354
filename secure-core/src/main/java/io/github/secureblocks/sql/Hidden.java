package io.github.secureblocks.sql;

/** What a statement inside of parentheses does, as bits. */
final class Hidden {
    static final int NOTHING = 0;
    static final int WRITE = 1;
    static final int EVERY_ROW = 2;
    static final int INTO = 4;

    private Hidden() {}
}
