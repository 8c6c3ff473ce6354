package io.github.secureblocks.samples.databases;

import static io.github.secureblocks.samples.databases.Failures.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException.Reason;
import io.github.secureblocks.sql.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows by a callback: however it ends, the only connection is there again and works. */
@OnEveryDatabase
class StreamIT {
    private static final int ROWS = 2_500;
    private static final Sql ALL = Sql.text("select id, title from items order by id");

    private final Engine engine;
    private final Server server;
    private Database db;

    StreamIT(Engine engine, Servers servers) {
        this.engine = engine;
        this.server = servers.of(engine);
    }

    record Item(int id, String title) {}

    @BeforeEach
    void open() throws SQLException {
        server.execute("create table items (id integer primary key, title varchar(200) not null)");
        db = Database.open(server.settings()
                .maximumConnections(1)
                .connectionTimeout(Duration.ofSeconds(1))
                .validationTimeout(Duration.ofMillis(500))
                .maximumRows(10)
                .build());
        List<Item> items = IntStream.rangeClosed(1, ROWS)
                .mapToObj(id -> new Item(id, "title ".repeat(30)))
                .toList();
        db.batch(Sql.text("insert into items (id, title) values (:id, :title)"), items);
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
        server.execute("drop table items");
    }

    @Test
    void everyRowComesInOrderBeyondTheGreatestNumberOfAList() {
        List<Integer> ids =
                db.stream(ALL, Item.class, items -> items.map(Item::id).toList());

        assertThat(ids).hasSize(ROWS).isSorted().doesNotHaveDuplicates();
        theConnectionIsThere();
    }

    @Test
    void itMayEndBeforeItsLastRow() {
        int first = db.stream(
                ALL, Item.class, items -> items.findFirst().orElseThrow().id());
        int middle = db.stream(
                ALL,
                Item.class,
                items -> items.skip(1_200).findFirst().orElseThrow().id());
        long none = db.stream(ALL, Item.class, items -> 0L);

        assertThat(List.of(first, middle)).containsExactly(1, 1_201);
        assertThat(none).isZero();
        theConnectionIsThere();
    }

    @Test
    void theReaderMayFailInTheMiddle() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> db.stream(
                        ALL,
                        Item.class,
                        items -> items.mapToInt(item -> 1 / (1_200 - item.id())).sum()));
        theConnectionIsThere();
    }

    @Test
    void theDatabaseMayFailInTheMiddle() {
        Sql dividing = Sql.text("select 1000000 / (id - 1200) as part from items order by id");

        // MariaDB divides by zero to null, which no list of numbers holds.
        Reason reason = engine == Engine.MARIADB ? Reason.MAPPING : Reason.DATA;
        fails(() -> db.stream(dividing, Integer.class, Stream::count), reason);
        theConnectionIsThere();
    }

    @Test
    void withinATransactionItsFailureRollsBackTheWhole() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    tx.update(Sql.text("delete from items where id < :n").bind("n", 100));
                    return tx.stream(
                            ALL,
                            Item.class,
                            items -> items.mapToInt(item -> 1 / (1_200 - item.id()))
                                    .sum());
                }));

        assertThat(count()).isEqualTo(ROWS);
    }

    @Test
    void itIsOverWhenTheFunctionReturns() {
        AtomicReference<Stream<Item>> kept = new AtomicReference<>();
        db.stream(ALL, Item.class, items -> {
            kept.set(items);
            return 0;
        });

        assertThatIllegalStateException().isThrownBy(() -> kept.get().count());
        theConnectionIsThere();
    }

    private void theConnectionIsThere() {
        assertThat(count()).isEqualTo(ROWS);
        assertThat(db.update(Sql.text("update items set title = :t where id = :id")
                        .bind("t", "after")
                        .bind("id", 1)))
                .isEqualTo(1);
        assertThat(seenFromOutside()).as("auto-commit is on").isEqualTo(1);
    }

    private int count() {
        return db.one(Sql.text("select count(*) from items"), Integer.class).orElseThrow();
    }

    private long seenFromOutside() {
        try {
            return server.number("select count(*) from items where title = 'after'");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
