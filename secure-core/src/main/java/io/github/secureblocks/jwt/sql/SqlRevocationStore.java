package io.github.secureblocks.jwt.sql;

import io.github.secureblocks.jwt.Revocation;
import io.github.secureblocks.jwt.RevocationStore;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.DatabaseException.Reason;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Revocations in a database, shared by as many instances as use it: PostgreSQL, MariaDB and H2.
 *
 * <p><b>Guarantees.</b> Revocations are committed in the order of their numbers, because each holds the row that counts them
 * until then; so whoever has read up to a number misses none. What the database gives up because of another transaction is
 * tried again. A failure is a {@link DatabaseException}.
 *
 * <p><b>Does not guarantee</b> anything where the database confirms what it may lose, such as a failover to a replica that
 * lags; nor within a transaction of yours: revoke before it begins or after it is committed.
 *
 * <p>The table is {@link #TABLE} with its two indexes; a row takes less than 3 KB, some 300 bytes where the name is short.
 * It holds the identifiers of tokens, which are no secret, and of subjects. CWE-613; OWASP ASVS 5.0 7.4.1.
 */
public final class SqlRevocationStore implements RevocationStore {
    /** Makes the table. All of it is ASCII, and lower case wherever a database compares it. */
    public static final String TABLE = """
            create table if not exists token_revocation (
                id varchar(64) not null primary key,
                kind varchar(16) not null,
                name varchar(2295) not null,
                place bigint not null,
                revoked_at bigint not null,
                ends_at bigint not null
            )""";

    /** Makes the index by which what is new is found. */
    public static final String INDEX_OF_PLACES =
            "create index if not exists token_revocation_place on token_revocation (place)";

    /** Makes the index by which revocations are found that are not needed any more. */
    public static final String INDEX_OF_ENDS =
            "create index if not exists token_revocation_end on token_revocation (ends_at)";

    private static final String COUNTER = "counter";
    private static final int MOST_REMOVED = 1_000;
    private static final int MOST_ATTEMPTS = 20;

    private final Database db;

    private SqlRevocationStore(Database db) {
        this.db = db;
    }

    /**
     * A store in a database that has the table.
     *
     * @param db reads where it writes; not closed by the store
     * @return a store that keeps nothing in memory
     */
    public static SqlRevocationStore of(Database db) {
        return new SqlRevocationStore(db);
    }

    /**
     * Makes the table and its indexes where they are missing: for samples and tests. A migration of yours takes the three
     * texts, so that the program's own user need not be allowed to create anything.
     *
     * @param db whose user may create tables
     */
    public static void createTable(Database db) {
        db.update(Sql.text(TABLE));
        db.update(Sql.text(INDEX_OF_PLACES));
        db.update(Sql.text(INDEX_OF_ENDS));
    }

    @Override
    public long add(Revocation.Kind kind, String name, Instant at, Instant until) {
        return again(() -> db.transaction(tx -> {
            long place = next(tx, at.toEpochMilli());
            if (!changed(tx, kind, name, place, at, until)) {
                insert(
                        tx,
                        RevocationRow.idOf(kind, name),
                        kind.name(),
                        new RevocationRow(
                                kind, RevocationRow.encoded(name), place, at.toEpochMilli(), until.toEpochMilli()));
            }
            return place;
        }));
    }

    @Override
    public long last() {
        return again(() -> db.one(
                        Sql.text("select place from token_revocation where id = :counter")
                                .bind("counter", COUNTER),
                        Long.class))
                .orElse(0L);
    }

    @Override
    public List<Revocation> after(long number, int most) {
        return again(() -> db.list(
                        Sql.text("select kind, name, place, revoked_at, ends_at from token_revocation"
                                        + " where place > :number and id <> :counter order by place")
                                .bind("number", number)
                                .bind("counter", COUNTER)
                                .limit(most),
                        RevocationRow.class))
                .stream()
                .map(RevocationRow::revocation)
                .toList();
    }

    @Override
    public void removeEnded(Instant now) {
        List<String> ended = again(() -> db.list(
                Sql.text("select id from token_revocation where ends_at <= :now")
                        .bind("now", now.toEpochMilli())
                        .limit(MOST_REMOVED),
                String.class));
        if (!ended.isEmpty()) {
            again(() -> db.update(Sql.text("delete from token_revocation where id in (:ended) and ends_at <= :now")
                    .bind("ended", ended)
                    .bind("now", now.toEpochMilli())));
        }
    }

    /** Locks the row that counts until the transaction is over. */
    private static long next(Transaction tx, long atLeast) {
        int counted = tx.update(
                Sql.text("update token_revocation set place = greatest(place + 1, :atLeast)" + " where id = :counter")
                        .bind("atLeast", atLeast)
                        .bind("counter", COUNTER));
        if (counted == 0) {
            insert(tx, COUNTER, COUNTER, new RevocationRow(Revocation.Kind.ALL, "", atLeast, atLeast, Long.MAX_VALUE));
            return atLeast;
        }
        return tx.one(
                        Sql.text("select place from token_revocation where id = :counter")
                                .bind("counter", COUNTER),
                        Long.class)
                .orElseThrow();
    }

    private static boolean changed(
            Transaction tx, Revocation.Kind kind, String name, long place, Instant at, Instant until) {
        return tx.update(Sql.text("update token_revocation set place = :place, revoked_at = :at,"
                                + " ends_at = greatest(ends_at, :until) where id = :id")
                        .bind("place", place)
                        .bind("at", at.toEpochMilli())
                        .bind("until", until.toEpochMilli())
                        .bind("id", RevocationRow.idOf(kind, name)))
                == 1;
    }

    private static void insert(Transaction tx, String id, String kind, RevocationRow row) {
        tx.update(Sql.text("insert into token_revocation (id, kind, name, place, revoked_at, ends_at)"
                        + " values (:id, :kind, :name, :place, :at, :until)")
                .bind("id", id)
                .bind("kind", kind)
                .bind("name", row.name())
                .bind("place", row.place())
                .bind("at", row.revokedAt())
                .bind("until", row.endsAt()));
    }

    /** Of two that count the first revocation, one finds the other's row when it is tried again. */
    private static <T> T again(Supplier<T> work) {
        for (int left = MOST_ATTEMPTS - 1; ; left--) {
            try {
                return work.get();
            } catch (DatabaseException failed) {
                if (left == 0 || !(failed.reason().retryable() || failed.reason() == Reason.UNIQUE_VIOLATION)) {
                    throw failed;
                }
            }
        }
    }
}
