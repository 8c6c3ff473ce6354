package io.github.secureblocks.access.sql;

/** The reason of the event that tells of a statement without the condition on its owner. */
enum OwnerBypass {
    /** The caller holds a role that may see the rows of others. */
    OWNER_CONDITION_LEFT_OUT
}
