package io.github.secureblocks.refresh.sql;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.refresh.RefreshStore;
import io.github.secureblocks.refresh.StoredFamily;
import io.github.secureblocks.refresh.StoredFamily.State;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Families of refresh tokens in a database, shared by as many instances as use it: PostgreSQL, MariaDB and H2.
 *
 * <p><b>Guarantees.</b> Each change is one statement with its condition in it, at any isolation level of the database's. One
 * that the database gives up because of another is tried again. To exchange a token, and to find it used, is refused inside
 * of a transaction that another library ends: a rollback would let a thief go on. To start and to revoke takes part in it. A
 * failure is a {@link DatabaseException}, after which
 * nothing is half done.
 *
 * <p><b>Does not guarantee</b> anything where the database confirms what it may lose, such as a failover to a replica that
 * lags: a token that is newer than its row is rejected then, and the family lives.
 *
 * <p>The table is {@link #TABLE}, with {@link #INDEX_OF_SUBJECTS} and {@link #INDEX_OF_ENDS}; a row takes less than 3 KB,
 * some 400 bytes where the subject is short. CWE-362, CWE-613; OWASP ASVS 5.0 15.4.2.
 */
public final class SqlRefreshStore implements RefreshStore {
    /** Makes the table. All but long subjects is ASCII, and lower case wherever a database compares it. */
    public static final String TABLE = """
            create table if not exists refresh_family (
                id varchar(32) not null primary key,
                subject_key varchar(64) not null,
                subject varchar(2295) not null,
                generation integer not null,
                current_hash varchar(64) not null,
                previous_hash varchar(64) not null,
                key_id varchar(11) not null,
                created_at bigint not null,
                rotated_at bigint not null,
                idle_end bigint not null,
                absolute_end bigint not null,
                state varchar(16) not null,
                ended_at bigint not null
            )""";

    /** Makes the index by which a subject's families are found. */
    public static final String INDEX_OF_SUBJECTS =
            "create index if not exists refresh_family_subject on refresh_family (subject_key)";

    /** Makes the index by which families are found that ended long ago. */
    public static final String INDEX_OF_ENDS =
            "create index if not exists refresh_family_end on refresh_family (absolute_end)";

    private static final int MOST_AT_ONCE = 1_000;
    private static final int MOST_ATTEMPTS = 5;

    private final Database db;
    private final Database alone;

    private SqlRefreshStore(Database db) {
        this.db = db;
        this.alone = db.outsideTransactions();
    }

    /**
     * A store in a database that has the table.
     *
     * @param db reads where it writes; not closed by the store
     * @return a store that keeps nothing in memory
     */
    public static SqlRefreshStore of(Database db) {
        return new SqlRefreshStore(db);
    }

    /**
     * Makes the table and its indexes where they are missing: for samples and tests. A migration of yours takes the three
     * texts, so that the program's own user need not be allowed to create anything.
     *
     * @param db whose user may create tables
     */
    public static void createTable(Database db) {
        db.update(Sql.text(TABLE));
        db.update(Sql.text(INDEX_OF_SUBJECTS));
        db.update(Sql.text(INDEX_OF_ENDS));
    }

    @Override
    public void add(StoredFamily family) {
        FamilyRow row = FamilyRow.of(family);
        again(() -> db.update(Sql.text("insert into refresh_family (id, subject_key, subject, generation, current_hash,"
                        + " previous_hash, key_id, created_at, rotated_at, idle_end, absolute_end, state, ended_at)"
                        + " values (:id, :subjectKey, :subject, :generation, :currentHash, :previousHash, :keyId,"
                        + " :createdAt, :rotatedAt, :idleEnd, :absoluteEnd, :state, :endedAt)")
                .bind("id", row.id())
                .bind("subjectKey", FamilyRow.keyOf(family.subject()))
                .bind("subject", row.subject())
                .bind("generation", row.generation())
                .bind("currentHash", row.currentHash())
                .bind("previousHash", row.previousHash())
                .bind("keyId", row.keyId())
                .bind("createdAt", row.createdAt())
                .bind("rotatedAt", row.rotatedAt())
                .bind("idleEnd", row.idleEnd())
                .bind("absoluteEnd", row.absoluteEnd())
                .bind("state", row.state())
                .bind("endedAt", row.endedAt())));
    }

    @Override
    public Optional<StoredFamily> find(String id) {
        return again(() -> db.one(
                        Sql.text("select id, subject, generation, current_hash, previous_hash, key_id, created_at,"
                                        + " rotated_at, idle_end, absolute_end, state, ended_at from refresh_family"
                                        + " where id = :id")
                                .bind("id", id),
                        FamilyRow.class))
                .map(FamilyRow::family);
    }

    @Override
    public List<StoredFamily> familiesOf(Subject subject) {
        return again(() -> db.list(
                        Sql.text("select id, subject, generation, current_hash, previous_hash, key_id, created_at,"
                                        + " rotated_at, idle_end, absolute_end, state, ended_at from refresh_family"
                                        + " where subject_key = :subjectKey")
                                .bind("subjectKey", FamilyRow.keyOf(subject)),
                        FamilyRow.class))
                .stream()
                .map(FamilyRow::family)
                .toList();
    }

    @Override
    public boolean rotate(StoredFamily next) {
        return again(() -> alone.update(Sql.text("update refresh_family set generation = :generation,"
                                + " current_hash = :currentHash, previous_hash = :previousHash, key_id = :keyId,"
                                + " rotated_at = :rotatedAt, idle_end = :idleEnd"
                                + " where id = :id and state = :live and generation = :before")
                        .bind("generation", next.generation())
                        .bind("currentHash", next.currentHash())
                        .bind("previousHash", next.previousHash())
                        .bind("keyId", next.keyId())
                        .bind("rotatedAt", next.rotatedAt())
                        .bind("idleEnd", next.idleEnd())
                        .bind("id", next.id())
                        .bind("live", State.LIVE)
                        .bind("before", next.generation() - 1))
                == 1);
    }

    @Override
    public boolean end(String id, State reason, long now) {
        Database by = reason == State.REVOKED ? db : alone;
        return again(() -> by.update(Sql.text("update refresh_family set state = :reason, ended_at = :now"
                                + " where id = :id and state = :live")
                        .bind("reason", reason)
                        .bind("now", now)
                        .bind("id", id)
                        .bind("live", State.LIVE))
                == 1);
    }

    @Override
    public void endAll(Subject subject, String except, State reason, long now) {
        again(() -> db.update(Sql.text("update refresh_family set state = :reason, ended_at = :now"
                        + " where subject_key = :subjectKey and state = :live and id <> :except")
                .bind("reason", reason)
                .bind("now", now)
                .bind("subjectKey", FamilyRow.keyOf(subject))
                .bind("live", State.LIVE)
                .bind("except", except)));
    }

    @Override
    public void remove(Collection<String> ids) {
        List<String> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE));
            again(() -> db.update(
                    Sql.text("delete from refresh_family where id in (:ids)").bind("ids", some)));
        }
    }

    @Override
    public int removeEndedBefore(long time, int most) {
        List<String> over = again(() -> db.list(
                Sql.text("select id from refresh_family where absolute_end < :time")
                        .bind("time", time)
                        .limit(most),
                String.class));
        remove(over);
        return over.size();
    }

    private static <T> T again(Supplier<T> statement) {
        for (int left = MOST_ATTEMPTS - 1; ; left--) {
            try {
                return statement.get();
            } catch (DatabaseException failed) {
                if (left == 0 || !failed.reason().retryable()) {
                    throw failed;
                }
            }
        }
    }
}
