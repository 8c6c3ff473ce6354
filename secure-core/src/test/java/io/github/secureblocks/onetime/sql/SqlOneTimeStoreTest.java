package io.github.secureblocks.onetime.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.HandClock;
import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.onetime.OneTimeEntry;
import io.github.secureblocks.onetime.OneTimeStore;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database, or another instance, does in between. */
class SqlOneTimeStoreTest {
    private static final String GIVEN_UP = "40001";
    private static final Instant NOW = new HandClock().instant();

    private final JdbcDataSource source = new JdbcDataSource();
    private final Database db = Database.over(source);
    private final OneTimeStore another = SqlOneTimeStore.of(db);

    @BeforeEach
    void createTable() {
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        source.setUser("sa");
        source.setPassword("s3cret");
        SqlOneTimeStore.createTable(db);
    }

    private static OneTimeEntry entry(String slot, String digest, Instant end) {
        return new OneTimeEntry(slot, digest, null, null, Subject.of("ada"), 0, end);
    }

    private static OneTimeEntry entry(String slot) {
        return entry(slot, "digest of " + slot, NOW.plusSeconds(900));
    }

    private OneTimeStore failing(List<String> failed, int times, String state) {
        return SqlOneTimeStore.of(Interrupted.over(source, text -> {
            if (failed.size() < times) {
                failed.add(text);
                throw new SQLException("made up", state);
            }
        }));
    }

    private static List<Consumer<OneTimeStore>> everything() {
        OneTimeEntry known = entry("slot");
        return List.of(
                store -> store.put(known, NOW),
                store -> store.bySlot("slot"),
                store -> store.byDigest("digest of slot"),
                store -> store.attempt(known, 5),
                store -> store.remove(known),
                store -> store.revokeAllOf(known.subject()));
    }

    @Test
    void triesFiveTimesWhatTheDatabaseGivesUp() {
        for (Consumer<OneTimeStore> each : everything()) {
            List<String> failed = new ArrayList<>();
            each.accept(failing(failed, 4, GIVEN_UP));
            assertThat(failed).hasSize(4);

            failed.clear();
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> each.accept(failing(failed, 9, GIVEN_UP)));
            assertThat(failed).hasSize(5);
        }
    }

    @Test
    void triesNothingAgainThatFailedForAnotherReason() {
        for (Consumer<OneTimeStore> each : everything()) {
            List<String> failed = new ArrayList<>();
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> each.accept(failing(failed, 9, "42000")));
            assertThat(failed).hasSize(1);
        }
    }

    @Test
    void supersedesWhatAnotherInstancePutFirst() {
        OneTimeEntry theirs = entry("slot", "theirs", NOW.plusSeconds(900));
        OneTimeEntry ours =
                new OneTimeEntry("slot", "ours", "context", "key", Subject.of("b\u00f6b"), 3, NOW.plusSeconds(60));
        boolean[] put = {false};
        OneTimeStore second = SqlOneTimeStore.of(Interrupted.over(source, text -> {
            if (text.startsWith("insert") && !put[0]) {
                put[0] = true;
                another.put(theirs, NOW);
            }
        }));

        second.put(ours, NOW);

        assertThat(put[0]).isTrue();
        assertThat(another.bySlot("slot")).contains(ours);
        assertThat(another.byDigest("theirs")).isEmpty();
        another.revokeAllOf(theirs.subject());
        assertThat(another.bySlot("slot")).isPresent();
        another.revokeAllOf(ours.subject());
        assertThat(another.bySlot("slot")).isEmpty();
    }

    @Test
    void removesAHundredOfThoseThatAreOverAndNoneThatHolds() {
        for (int i = 0; i < 150; i++) {
            another.put(entry("over " + i, "d" + i, NOW), NOW.minusMillis(1));
        }
        another.put(entry("holds", "d", NOW.plusMillis(1)), NOW.minusMillis(1));

        another.put(entry("new"), NOW);
        assertThat(rows()).isEqualTo(50 + 2);
        another.put(entry("new"), NOW);
        assertThat(rows()).isEqualTo(2);
        assertThat(another.bySlot("holds")).isPresent();
    }

    @Test
    void removesNothingThatWasSupersededAfterItWasOver() {
        another.put(entry("slot", "older", NOW), NOW.minusMillis(1));
        OneTimeEntry newer = entry("slot", "newer", NOW.plusSeconds(900));
        boolean[] put = {false};
        OneTimeStore cleaning = SqlOneTimeStore.of(Interrupted.over(source, text -> {
            if (text.startsWith("delete")) {
                put[0] = true;
                another.put(newer, NOW.minusMillis(1));
            }
        }));

        cleaning.put(entry("other"), NOW);

        assertThat(put[0]).isTrue();
        assertThat(another.bySlot("slot")).contains(newer);
    }

    @Test
    void countsAndRemovesTheEntryOfBothItsSlotAndItsDigest() {
        OneTimeEntry one = entry("one", "digest", NOW.plusSeconds(900));
        OneTimeEntry two = entry("two", "digest", NOW.plusSeconds(900));
        another.put(one, NOW);
        another.put(two, NOW);

        assertThat(another.attempt(one, 1)).isTrue();
        assertThat(another.attempt(one, 1)).isFalse();
        assertThat(another.attempt(two, 1)).isTrue();
        OneTimeEntry ofAnotherDigest = entry("one", "other", NOW.plusSeconds(900));
        assertThat(another.attempt(ofAnotherDigest, 9)).isFalse();
        assertThat(another.remove(ofAnotherDigest)).isFalse();
        assertThat(another.remove(one)).isTrue();
        assertThat(another.remove(one)).isFalse();
        assertThat(another.bySlot("two")).isPresent();
    }

    private long rows() {
        return db.one(Sql.text("select count(*) from one_time_entry"), Long.class)
                .orElseThrow();
    }
}
