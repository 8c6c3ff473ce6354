package io.github.secureblocks.jwt.sql;

import io.github.secureblocks.jwt.KeyRingStore;
import io.github.secureblocks.jwt.SealedKeys;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.Sql;
import java.util.Optional;

/**
 * Keeps the keys of a ring in one row of a database, for a service of several instances.
 *
 * <p><b>Guarantees.</b> Of several instances that change the ring at once, one does and the others learn of it. One table
 * definition for PostgreSQL, MariaDB, MySQL and H2. Inside of a transaction that another library ends every call is refused,
 * because a rollback would take back a key that signs already. Safe for use by many threads.
 *
 * <p><b>Does not guarantee</b> that nobody with rights on the table removes the row or puts an older one in its place; what
 * is in it nobody reads or changes without the master key.
 */
public final class SqlKeyRingStore implements KeyRingStore {
    /** The table, for a migration of one's own. */
    public static final String TABLE = "create table if not exists secure_key_ring ("
            + "id integer not null primary key, generation bigint not null, sealed varchar(16000) not null)";

    private final Database database;

    private SqlKeyRingStore(Database database) {
        this.database = database.outsideTransactions();
    }

    /**
     * The store.
     *
     * @param database has the table {@link #TABLE}, in which the service's user may select, insert and update
     * @return the store; nothing is read or written yet
     */
    public static SqlKeyRingStore of(Database database) {
        return new SqlKeyRingStore(database);
    }

    /**
     * Makes the table where it is not there, for tests and samples; a service has a migration of its own.
     *
     * @param database whose user may create tables
     */
    public static void createTable(Database database) {
        database.update(Sql.text(TABLE));
    }

    @Override
    public Optional<SealedKeys> read() {
        return database.one(Sql.text("select generation, sealed from secure_key_ring where id = 1"), Row.class)
                .map(row -> new SealedKeys(row.generation(), row.sealed()));
    }

    @Override
    public boolean replace(SealedKeys next) {
        try {
            return next.generation() == 1 ? insert(next) : update(next);
        } catch (DatabaseException failed) {
            if (failed.reason() == DatabaseException.Reason.UNIQUE_VIOLATION
                    || failed.reason().retryable()) {
                return false;
            }
            throw failed;
        }
    }

    private boolean insert(SealedKeys first) {
        return database.update(Sql.text(
                                "insert into secure_key_ring (id, generation, sealed) values (1, :generation, :sealed)")
                        .bind("generation", first.generation())
                        .bind("sealed", first.text()))
                == 1;
    }

    private boolean update(SealedKeys next) {
        return database.update(Sql.text("update secure_key_ring set generation = :generation, sealed = :sealed"
                                + " where id = 1 and generation = :before")
                        .bind("generation", next.generation())
                        .bind("sealed", next.text())
                        .bind("before", next.generation() - 1))
                == 1;
    }

    private record Row(long generation, String sealed) {}
}
