package io.github.secureblocks.access.sql;

/** What a statement does to the table whose rows are guarded. */
enum OwnedKind {
    SELECT,
    /** An update or a delete. */
    CHANGE,
    /** One row, whose owner the caller becomes. */
    INSERT,
    /** A row of another table for each that is selected; not for what a caller may only read. */
    INSERT_SELECT
}
