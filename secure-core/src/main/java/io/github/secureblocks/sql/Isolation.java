package io.github.secureblocks.sql;

import java.sql.Connection;

/**
 * How much of other transactions a transaction may see.
 *
 * <p>Reading what others have not committed is not offered.
 */
public enum Isolation {
    /** Each statement sees what was committed before it began. */
    READ_COMMITTED(Connection.TRANSACTION_READ_COMMITTED),
    /** What was read once reads the same again. */
    REPEATABLE_READ(Connection.TRANSACTION_REPEATABLE_READ),
    /** As if the transactions ran one after another; one that cannot is given up and can be tried again. */
    SERIALIZABLE(Connection.TRANSACTION_SERIALIZABLE);

    private final int level;

    Isolation(int level) {
        this.level = level;
    }

    int level() {
        return level;
    }
}
