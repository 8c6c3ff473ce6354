package io.github.secureblocks.samples.databases;

import static io.github.secureblocks.samples.databases.Failures.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException.Reason;
import io.github.secureblocks.sql.Like;
import io.github.secureblocks.sql.SortBy;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.SqlRefused;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user of {@link Database} relies on, whichever database stands behind it; a further case is one method. */
@OnEveryDatabase
class DatabaseContractIT {
    private static final SortBy SORT = SortBy.of("id", "id").or("title", "title desc, id");

    private final Server server;
    private Database db;

    DatabaseContractIT(Engine engine, Servers servers) {
        this.server = servers.of(engine);
    }

    record Note(long id, String title, boolean openToAll) {}

    @BeforeEach
    void open() throws SQLException {
        server.execute(
                "create table notes (id bigint primary key, title varchar(40) not null, open_to_all boolean not null)");
        db = Database.open(server.settings()
                .queryTimeout(Duration.ofSeconds(1))
                .maximumRows(20)
                .build());
        insert(1, "first");
        insert(2, "100% sure");
        insert(3, "100 times");
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
        server.execute("drop table notes");
    }

    @Test
    void rowsBecomeRecordsByName() {
        assertThat(db.list(Sql.text("select open_to_all, title, id from notes where id < 3 order by id"), Note.class))
                .containsExactly(new Note(1, "first", true), new Note(2, "100% sure", false));
    }

    @Test
    void oneIsOneOrNoneAndNeverTheFirstOfMany() {
        assertThat(db.one(title(2), String.class)).contains("100% sure");
        assertThat(db.one(title(9), String.class)).isEmpty();
        fails(() -> db.one(Sql.text("select title from notes"), String.class), Reason.TOO_MANY_ROWS);
    }

    @Test
    void conditionsSortAndLimitCompose() {
        assertThat(db.list(
                        Sql.text("select id from notes")
                                .where(
                                        Sql.text("id > :least or id = :same")
                                                .bind("least", 1)
                                                .bind("same", 1),
                                        Sql.ifPresent(
                                                "first",
                                                t -> Sql.text("title <> :t").bind("t", t)))
                                .orderBy(SORT.by("title"))
                                .limit(1),
                        Long.class))
                .containsExactly(2L);
    }

    @Test
    void wildcardsInALikeAreThemselves() {
        assertThat(like(Like.contains("0%"))).containsExactly(2L);
        assertThat(like(Like.startsWith("100"))).containsExactly(2L, 3L);
        assertThat(like(Like.endsWith("_imes"))).isEmpty();
        insert(4, "50!_\\%");
        assertThat(like(Like.contains("!_\\%"))).containsExactly(4L);
    }

    @Test
    void anUpdateTellsHowManyRowsItChanged() {
        assertThat(db.update(Sql.text("update notes set title = :t")
                        .bind("t", "new")
                        .where(Sql.text("id >= :id").bind("id", 2))))
                .isEqualTo(2);
        assertThat(db.update(Sql.text("delete from notes where id = :id").bind("id", 9)))
                .isZero();
        assertThatExceptionOfType(SqlRefused.class).isThrownBy(() -> db.update(Sql.text("delete from notes")));
        assertThat(db.updateAll(Sql.text("delete from notes"))).isEqualTo(3);
    }

    @Test
    void aTransactionTakesEffectTogether() {
        int changed =
                db.transaction(tx -> tx.update(insertion(4, "a")) + tx.update(insertion(5, "b")) + (int) outside());

        assertThat(changed).as("two, and three seen from outside").isEqualTo(5);
        assertThat(outside()).isEqualTo(5);
    }

    @Test
    void aTransactionThatFailsTakesNoEffect() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    tx.update(insertion(4, "a"));
                    return 1 / (tx.list(title(9), String.class).size());
                }));
        fails(
                () -> db.transaction(tx -> {
                    tx.update(insertion(4, "a"));
                    return tx.update(insertion(1, "again"));
                }),
                Reason.UNIQUE_VIOLATION);
        assertThat(outside()).isEqualTo(3);
        insert(4, "after");
        assertThat(outside()).as("auto-commit is on again").isEqualTo(4);
    }

    @Test
    void aViolatedConstraintIsTypedAndTellsNoValue() {
        fails(() -> insert(1, "s3cret"), Reason.UNIQUE_VIOLATION);
        fails(() -> insert(7, null), Reason.CONSTRAINT);
        fails(() -> db.update(Sql.text("insert into notes (id, title) values (7, 'x')")), Reason.CONSTRAINT);
    }

    @Test
    void aValueThatDoesNotFitIsTypedAndTellsNoValue() {
        fails(() -> insert(7, "s3cret".repeat(9)), Reason.DATA);
    }

    @Test
    void aWrongNameIsTyped() {
        fails(() -> db.list(Sql.text("select id from nowhere"), Long.class), Reason.STATEMENT);
        fails(() -> db.list(Sql.text("select nothing from notes"), Long.class), Reason.STATEMENT);
        fails(() -> db.list(Sql.text("select id from notes a, notes b"), Long.class), Reason.STATEMENT);
    }

    @Test
    void moreRowsThanAllowedAreAnError() {
        for (int id = 4; id <= 21; id++) {
            insert(id, "one of many");
        }
        fails(() -> db.list(Sql.text("select id from notes"), Long.class), Reason.TOO_MANY_ROWS);
        assertThat(db.list(Sql.text("select id from notes").limit(20), Long.class))
                .hasSize(20);
    }

    @Test
    void aStatementThatTakesTooLongIsEndedAndTheConnectionGoesOn() {
        fails(() -> db.list(slow(), Long.class), Reason.TIMEOUT);
        fails(() -> db.transaction(tx -> tx.list(slow(), Long.class)), Reason.TIMEOUT);
        assertThat(db.one(title(1), String.class)).contains("first");
    }

    private List<Long> like(Like pattern) {
        return db.list(
                Sql.text("select id from notes where title like :q order by id").bind("q", pattern), Long.class);
    }

    private void insert(long id, String title) {
        db.update(insertion(id, title));
    }

    private static Sql insertion(long id, String title) {
        return Sql.text("insert into notes (id, title, open_to_all) values (:id, :title, :open)")
                .bind("id", id)
                .bind("title", title)
                .bind("open", id == 1);
    }

    private static Sql title(long id) {
        return Sql.text("select title from notes where id = :id").bind("id", id);
    }

    private long outside() {
        try {
            return server.number("select count(*) from notes");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Sql slow() {
        return switch (server.engine()) {
            case H2 -> Sql.text("select count(*) from system_range(1, 100000000) a, system_range(1, 100000000) b");
            case POSTGRESQL -> Sql.text("select count(*) from pg_sleep(60)");
            case MARIADB -> Sql.text("select sleep(60)");
        };
    }
}
