package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.secureblocks.sql.DatabaseException.Reason;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamTest {
    private static final Sql NUMBERS = Sql.text("select x from system_range(1, 2500)");

    private final String url = InMemory.url();
    private Database db;

    record Numbered(int x) {}

    @BeforeEach
    void open() {
        db = Database.open(
                InMemory.settings(url).maximumRows(5).maximumConnections(1).build());
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void readsMoreRowsThanAListMayHave() {
        long sum = db.stream(
                NUMBERS, Numbered.class, rows -> rows.mapToLong(Numbered::x).sum());

        assertThat(sum).isEqualTo(2500 * 2501 / 2);
        assertThat(db.<Long>transaction(tx -> tx.stream(NUMBERS, Numbered.class, Stream::count)))
                .isEqualTo(2500);
    }

    @Test
    void handsOutEachRowAndTellsHowManyThereWere() {
        List<Integer> met = new ArrayList<>();

        assertThat(db.forEach(NUMBERS, Numbered.class, row -> met.add(row.x()))).isEqualTo(2500);
        assertThat(met).hasSize(2500).startsWith(1, 2, 3).endsWith(2500);
        assertThatIllegalStateException()
                .isThrownBy(() -> db.forEach(NUMBERS, Integer.class, row -> {
                    throw new IllegalStateException("no");
                }));
        assertThat(db.forEach(Sql.text("select 1 where false"), Integer.class, met::add))
                .as("the only connection is back")
                .isZero();
    }

    @Test
    void aRawResultLeavesWithItsConnectionAndAStreamDoesNot() throws Exception {
        try (var raw = DriverManager.getConnection(url, "sa", "s3cret-of-the-pool")) {
            var rows =
                    raw.prepareStatement("select x from system_range(1, 2500)").executeQuery();
            assertThat(rows.next())
                    .as("raw: read outside of the method that asked")
                    .isTrue();
        }
        AtomicReference<Iterator<Integer>> kept = new AtomicReference<>();
        Stream<Integer> leaked = db.stream(NUMBERS, Integer.class, rows -> rows);
        db.stream(NUMBERS, Integer.class, rows -> {
            kept.set(rows.iterator());
            return kept.get().next();
        });

        assertThatIllegalStateException()
                .isThrownBy(leaked::count)
                .withMessageStartingWith("The stream is over; use it only inside the function");
        assertThatIllegalStateException().isThrownBy(() -> kept.get().hasNext());
        assertThat(db.one(Sql.text("select 1"), Integer.class))
                .as("the only connection is back")
                .contains(1);
    }

    @Test
    void givesTheConnectionBackAfterAnyFailure() {
        for (int i = 0; i < 3; i++) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> db.stream(
                            NUMBERS,
                            Integer.class,
                            rows -> rows.map(x -> {
                                        throw new IllegalStateException("no");
                                    })
                                    .toList()));
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> db.stream(
                            Sql.text("select 1 / (x - 3) from system_range(1, 5)"), Integer.class, Stream::toList))
                    .matches(failed -> failed.reason() == Reason.DATA);
        }
        assertThat(db.one(Sql.text("select 1"), Integer.class)).contains(1);
    }

    @Test
    void isReadByOneThread() {
        List<Thread> threads = db.stream(
                NUMBERS,
                Integer.class,
                rows -> rows.parallel()
                        .map(x -> Thread.currentThread())
                        .distinct()
                        .toList());

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void refusesNullAsARow() {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> db.stream(Sql.text("select null"), String.class, Stream::toList))
                .withMessageContaining("A row is null");
    }

    @Test
    void firstAnswersOneOfMany() {
        assertThat(db.first(Sql.text("select x from system_range(1, 2500) order by x desc"), Integer.class))
                .contains(2500);
        assertThat(db.first(Sql.text("select x from system_range(1, 0)"), Integer.class))
                .isEmpty();
    }

    @Test
    void boundsChangeForOneCall() {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> db.list(NUMBERS, Integer.class))
                .withMessageContaining("More than 5 rows; add .limit(50), raise maximumRows, or stream");
        assertThat(db.withMaximumRows(2500).list(NUMBERS, Integer.class)).hasSize(2500);
        assertThat(db.<Integer>transaction(tx ->
                        tx.withMaximumRows(2500).list(NUMBERS, Integer.class).size()))
                .isEqualTo(2500);
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> db.withQueryTimeout(java.time.Duration.ofSeconds(1))
                        .one(
                                Sql.text(
                                        "select count(*) from system_range(1, 100000000) a, system_range(1, 100000000) b"),
                                Long.class))
                .matches(failed -> failed.reason() == Reason.TIMEOUT);
    }
}
