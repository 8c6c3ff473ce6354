package io.github.secureblocks.samples.databases;

import static io.github.secureblocks.samples.databases.Failures.fails;
import static io.github.secureblocks.samples.databases.Failures.isRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException.Reason;
import io.github.secureblocks.sql.Isolation;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.SqlRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a transaction refuses, and what is left of one that failed. */
@OnEveryDatabase
class TransactionIT {
    private final Engine engine;
    private final Server server;
    private Database db;

    TransactionIT(Engine engine, Servers servers) {
        this.engine = engine;
        this.server = servers.of(engine);
    }

    @BeforeEach
    void open() throws SQLException {
        server.execute("create table notes (id integer primary key)", "insert into notes values (1)");
        db = Database.open(server.settings().build());
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
        server.execute("drop table notes");
    }

    @Test
    void aReadOnlyOneReads() {
        List<Integer> read = db.readOnly(Isolation.REPEATABLE_READ, tx -> tx.list(all(), Integer.class));
        assertThat(read).containsExactly(1);
        db.update(insertion(2));
        assertThat(count()).as("the connection writes again").isEqualTo(2);
    }

    @Test
    void aReadOnlyOneRefusesEachMethodThatChanges() {
        assertThatIllegalStateException()
                .isThrownBy(() -> db.readOnly(Isolation.READ_COMMITTED, tx -> tx.update(insertion(2))))
                .withMessageContaining("The transaction is read-only");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aReadOnlyOneRefusesAChangeByAMethodThatReads() {
        Sql changing = engine == Engine.H2
                ? Sql.text("select id from final table (insert into notes values (2))")
                : Sql.text("insert into notes values (2) returning id");
        if (engine == Engine.POSTGRESQL || engine == Engine.MARIADB) {
            fails(
                    () -> db.readOnly(Isolation.READ_COMMITTED, tx -> tx.list(changing, Integer.class)),
                    Reason.READ_ONLY);
            assertThat(count()).isEqualTo(1);
        } else {
            db.readOnly(Isolation.READ_COMMITTED, tx -> tx.list(changing, Integer.class));
            assertThat(count()).as("H2 has no transaction that only reads").isEqualTo(2);
        }
    }

    @Test
    void anotherWithinItIsRefusedAndTakesTheOuterBack() {
        assertThatIllegalStateException()
                .isThrownBy(() -> db.transaction(tx -> {
                    tx.update(insertion(2));
                    return db.transaction(inner -> inner.update(insertion(3)));
                }))
                .withMessageContaining("in a transaction already; hand its tx on");
        assertThatIllegalStateException()
                .isThrownBy(() -> db.transaction(tx -> {
                    tx.update(insertion(2));
                    return db.update(insertion(3));
                }))
                .withMessageContaining("write tx.list, tx.one or tx.update");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void withinTheTransactionOfAnotherLibraryItIsAPartThatIsTakenBackAlone() throws SQLException {
        try (HikariDataSource source = server.pool("");
                Connection surrounding = source.getConnection()) {
            surrounding.setAutoCommit(false);
            Database part = Database.over(new Borrowed(surrounding), () -> true);

            part.update(insertion(2));
            fails(
                    () -> part.transaction(tx -> {
                        tx.update(insertion(3));
                        return tx.update(insertion(1));
                    }),
                    Reason.UNIQUE_VIOLATION);
            part.transaction(tx -> tx.update(insertion(4)));
            assertThat(count()).as("the commit is the other library's").isEqualTo(1);
            surrounding.commit();
        }
        assertThat(db.list(Sql.text("select id from notes order by id"), Integer.class))
                .containsExactly(1, 2, 4);
    }

    @Test
    void aFailureThatTheProgramSwallowsRollsBackAllTheSame() {
        fails(
                () -> db.transaction(tx -> {
                    tx.update(insertion(2));
                    try {
                        tx.update(insertion(1));
                    } catch (RuntimeException swallowed) {
                        return 0;
                    }
                    return 1;
                }),
                Reason.UNIQUE_VIOLATION);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void everyRowIsChangedOnlyByTheMethodThatSaysSo() {
        for (Sql sql : new Sql[] {Sql.text("delete from notes"), Sql.text("update notes set id = id + 10")}) {
            isRefused(() -> db.update(sql), SqlRefused.Reason.EVERY_ROW);
            isRefused(() -> db.transaction(tx -> tx.update(sql)), SqlRefused.Reason.EVERY_ROW);
            isRefused(() -> db.list(sql, Integer.class), SqlRefused.Reason.EVERY_ROW);
        }
        assertThat(db.updateAll(Sql.text("update notes set id = id + 10"))).isEqualTo(1);
        int deleted = db.transaction(tx -> tx.updateAll(Sql.text("delete from notes")));
        assertThat(deleted).isEqualTo(1);
    }

    @Test
    void aBoundOfOneCallHoldsForThatCall() {
        db.update(insertion(2));
        fails(() -> db.withMaximumRows(1).list(all(), Integer.class), Reason.TOO_MANY_ROWS);
        fails(() -> db.transaction(tx -> tx.withMaximumRows(1).list(all(), Integer.class)), Reason.TOO_MANY_ROWS);
        assertThat(db.list(all(), Integer.class)).hasSize(2);
    }

    @Test
    void nothingIsLeftOfATransactionThatThrowsAnything() {
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    tx.update(insertion(2));
                    throw new StackOverflowError();
                }));
        assertThat(count()).isEqualTo(1);
    }

    private static Sql all() {
        return Sql.text("select id from notes");
    }

    private static Sql insertion(int id) {
        return Sql.text("insert into notes (id) values (:id)").bind("id", id);
    }

    private long count() {
        try {
            return server.number("select count(*) from notes");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
