package io.github.secureblocks.onetime.sql;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.onetime.OneTimeEntry;
import io.github.secureblocks.onetime.OneTimeStore;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One-time links and codes in a database, shared by as many instances as use it: PostgreSQL, MariaDB and H2.
 *
 * <p><b>Guarantees.</b> To redeem and to count an attempt are one statement each with its condition in it, at any isolation
 * level of the database's. One that the database gives up because of another is tried again. A failure is a
 * {@link DatabaseException}, after which nothing is half done. Each new entry removes up to 100 that are over, so that the
 * table holds little but what still holds.
 *
 * <p><b>Does not guarantee</b> anything where the database confirms what it may lose, such as a failover to a replica that
 * lags; nor within a transaction of yours that is rolled back afterwards: what it used up is there again.
 *
 * <p>The table is {@link #TABLE} with its three indexes; a row takes less than 3 KB, some 500 bytes where the subject is
 * short. CWE-367; OWASP ASVS 5.0 15.4.2.
 */
public final class SqlOneTimeStore implements OneTimeStore {
    /** Makes the table. All of it is ASCII, and lower case wherever a database compares it. */
    public static final String TABLE = """
            create table if not exists one_time_entry (
                slot varchar(64) not null primary key,
                digest varchar(64) not null,
                context varchar(64),
                key_id varchar(16),
                subject_key varchar(64) not null,
                subject varchar(2295) not null,
                attempts integer not null,
                expires_at bigint not null
            )""";

    /** Makes the index by which a link is found. */
    public static final String INDEX_OF_DIGESTS =
            "create index if not exists one_time_entry_digest on one_time_entry (digest)";

    /** Makes the index by which a subject's entries are found. */
    public static final String INDEX_OF_SUBJECTS =
            "create index if not exists one_time_entry_subject on one_time_entry (subject_key)";

    /** Makes the index by which entries are found that are over. */
    public static final String INDEX_OF_ENDS =
            "create index if not exists one_time_entry_end on one_time_entry (expires_at)";

    private static final int MOST_REMOVED = 100;
    private static final int MOST_ATTEMPTS = 5;

    private static final String ENTRIES =
            "select slot, digest, context, key_id, subject, attempts, expires_at from one_time_entry";

    private final Database db;

    private SqlOneTimeStore(Database db) {
        this.db = db;
    }

    /**
     * A store in a database that has the table.
     *
     * @param db reads where it writes; not closed by the store
     * @return a store that keeps nothing in memory
     */
    public static SqlOneTimeStore of(Database db) {
        return new SqlOneTimeStore(db);
    }

    /**
     * Makes the table and its indexes where they are missing: for samples and tests. A migration of yours takes the four
     * texts, so that the program's own user need not be allowed to create anything.
     *
     * @param db whose user may create tables
     */
    public static void createTable(Database db) {
        db.update(Sql.text(TABLE));
        db.update(Sql.text(INDEX_OF_DIGESTS));
        db.update(Sql.text(INDEX_OF_SUBJECTS));
        db.update(Sql.text(INDEX_OF_ENDS));
    }

    @Override
    public void put(OneTimeEntry entry, Instant now) {
        removeOver(now.toEpochMilli());
        EntryRow row = EntryRow.of(entry);
        String subject = EntryRow.keyOf(entry.subject());
        again(() -> superseded(row, subject) || added(row, subject));
    }

    @Override
    public Optional<OneTimeEntry> bySlot(String slot) {
        return found(Sql.text(ENTRIES + " where slot = :slot").bind("slot", slot));
    }

    @Override
    public Optional<OneTimeEntry> byDigest(String digest) {
        return found(Sql.text(ENTRIES + " where digest = :digest").bind("digest", digest));
    }

    @Override
    public boolean attempt(OneTimeEntry entry, int most) {
        return again(() -> db.update(Sql.text("update one_time_entry set attempts = attempts + 1"
                                + " where slot = :slot and digest = :digest and attempts < :most")
                        .bind("slot", entry.slot())
                        .bind("digest", entry.digest())
                        .bind("most", most))
                == 1);
    }

    @Override
    public boolean remove(OneTimeEntry entry) {
        return again(() -> db.update(Sql.text("delete from one_time_entry where slot = :slot and digest = :digest")
                        .bind("slot", entry.slot())
                        .bind("digest", entry.digest()))
                == 1);
    }

    @Override
    public void revokeAllOf(Subject subject) {
        again(() -> db.update(Sql.text("delete from one_time_entry where subject_key = :subjectKey")
                .bind("subjectKey", EntryRow.keyOf(subject))));
    }

    private Optional<OneTimeEntry> found(Sql entries) {
        return again(() -> db.first(entries, EntryRow.class)).map(EntryRow::entry);
    }

    private boolean superseded(EntryRow row, String subjectKey) {
        return db.update(Sql.text("update one_time_entry set digest = :digest, context = :context, key_id = :keyId,"
                                + " subject_key = :subjectKey, subject = :subject, attempts = :attempts,"
                                + " expires_at = :expiresAt where slot = :slot")
                        .bind("digest", row.digest())
                        .bind("context", row.context())
                        .bind("keyId", row.keyId())
                        .bind("subjectKey", subjectKey)
                        .bind("subject", row.subject())
                        .bind("attempts", row.attempts())
                        .bind("expiresAt", row.expiresAt())
                        .bind("slot", row.slot()))
                == 1;
    }

    private boolean added(EntryRow row, String subjectKey) {
        return db.update(Sql.text("insert into one_time_entry (slot, digest, context, key_id, subject_key, subject,"
                                + " attempts, expires_at) values (:slot, :digest, :context, :keyId, :subjectKey,"
                                + " :subject, :attempts, :expiresAt)")
                        .bind("slot", row.slot())
                        .bind("digest", row.digest())
                        .bind("context", row.context())
                        .bind("keyId", row.keyId())
                        .bind("subjectKey", subjectKey)
                        .bind("subject", row.subject())
                        .bind("attempts", row.attempts())
                        .bind("expiresAt", row.expiresAt()))
                == 1;
    }

    /** What was superseded meanwhile is not over any more. */
    private void removeOver(long now) {
        List<String> over = again(() -> db.list(
                Sql.text("select slot from one_time_entry where expires_at <= :now")
                        .bind("now", now)
                        .limit(MOST_REMOVED),
                String.class));
        if (!over.isEmpty()) {
            again(() -> db.update(Sql.text("delete from one_time_entry where slot in (:slots) and expires_at <= :now")
                    .bind("slots", over)
                    .bind("now", now)));
        }
    }

    /** An insert that came second finds a row to supersede when it is tried again. */
    private static <T> T again(Supplier<T> statement) {
        for (int left = MOST_ATTEMPTS - 1; ; left--) {
            try {
                return statement.get();
            } catch (DatabaseException failed) {
                if (left == 0
                        || !(failed.reason().retryable()
                                || failed.reason() == DatabaseException.Reason.UNIQUE_VIOLATION)) {
                    throw failed;
                }
            }
        }
    }
}
