package io.github.secureblocks.samples.databases;

import static io.github.secureblocks.samples.databases.Failures.fails;
import static io.github.secureblocks.samples.databases.Failures.isRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException.Reason;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.SqlRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that destroy run by the method of their own, and the event is there before the rows are gone. */
@OnEveryDatabase
class DestructiveIT {
    private final Engine engine;
    private final Server server;
    private final List<SecurityEvent> events = new ArrayList<>();
    private Database db;

    DestructiveIT(Engine engine, Servers servers) {
        this.engine = engine;
        this.server = servers.of(engine);
    }

    @BeforeEach
    void open() throws SQLException {
        server.execute("create table notes (id integer primary key)", "insert into notes values (1), (2)");
        db = Database.open(server.settings()
                .events(SecurityEvents.to(events::add, InstantSource.system()))
                .build());
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
        server.execute("drop table if exists notes");
    }

    @Test
    void rawJdbcTruncatesByTheMethodThatChangesRows() throws SQLException {
        try (Connection connection = server.connect()) {
            connection.prepareStatement("truncate table notes").executeUpdate();
        }
        assertThat(server.number("select count(*) from notes")).isZero();
    }

    @Test
    void noOtherMethodRunsThem() throws SQLException {
        Sql truncate = Sql.text("truncate table notes");
        isRefused(() -> db.update(truncate), SqlRefused.Reason.DESTRUCTIVE);
        isRefused(() -> db.updateAll(truncate), SqlRefused.Reason.DESTRUCTIVE);
        isRefused(() -> db.list(truncate, Integer.class), SqlRefused.Reason.DESTRUCTIVE);
        isRefused(() -> db.stream(truncate, Integer.class, rows -> 0), SqlRefused.Reason.DESTRUCTIVE);
        isRefused(() -> db.transaction(tx -> tx.update(truncate)), SqlRefused.Reason.DESTRUCTIVE);
        isRefused(() -> db.insert(truncate, "id", Long.class), SqlRefused.Reason.DESTRUCTIVE);

        assertThat(server.number("select count(*) from notes")).isEqualTo(2);
        assertThat(events).isEmpty();
    }

    @Test
    void theirOwnMethodRunsThemAndTellsWhy() throws SQLException {
        db.destructive(Sql.text("truncate table notes"), "filled anew");
        assertThat(server.number("select count(*) from notes")).isZero();
        db.destructive(Sql.text("alter table notes add column title varchar(20)"), "notes have titles");
        db.update(Sql.text("insert into notes (id, title) values (:id, :title)")
                .bind("id", 1)
                .bind("title", "a"));
        db.destructive(Sql.text("drop table notes"), "no longer read");
        fails(() -> db.list(Sql.text("select id from notes"), Integer.class), Reason.STATEMENT);

        assertThat(events)
                .extracting(event -> event.type() + " " + event.reason() + " "
                        + event.explanation().orElseThrow())
                .containsExactly(
                        "SENSITIVE_DELETE TRUNCATE filled anew",
                        "SENSITIVE_UPDATE ALTER notes have titles",
                        "SENSITIVE_DELETE DROP no longer read");
    }

    @Test
    void onlyPostgresTakesThemBackWithTheirTransaction() throws SQLException {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    tx.update(Sql.text("delete from notes where id = :id").bind("id", 1));
                    tx.destructive(Sql.text("alter table notes add column title varchar(20)"), "a test");
                    return 1
                            / tx.list(Sql.text("select id from notes where id = 1"), Integer.class)
                                    .size();
                }));

        // The others end the transaction before it: what it had changed is kept, and what follows is on its own.
        assertThat(server.number("select count(*) from notes")).isEqualTo(engine == Engine.POSTGRESQL ? 2 : 1);
        assertThat(events).hasSize(1);
    }
}
