package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.SqlArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the guide to SQL writes for the signs that are refused is what PostgreSQL understands. */
@ExtendWith(OneRunOfServers.class)
class SqlGuideSyntaxIT {
    private static final List<Sql> READS = List.of(
            Sql.text("select id from orders where jsonb_exists(data, :key)").bind("key", "a"),
            Sql.text("select id from orders where jsonb_path_exists(data, '$.a')"),
            Sql.text("select jsonb_extract_path_text(data, 'a', 'b') from orders"),
            Sql.text("select regexp_replace(title, :pattern, '') from orders").bind("pattern", "\\d+"),
            Sql.text("select decode('00ff', 'hex')"),
            Sql.text("select id from orders where state = any(:states::order_state[])")
                    .bind("states", SqlArray.of(String.class, List.of("OPEN"))),
            Sql.text("select id from orders where at < now() - :days * interval '1 day'")
                    .bind("days", 30),
            Sql.text("select labels[1: n] from orders"),
            Sql.text("select set_config('app.tenant', :tenant, true)").bind("tenant", "t'"),
            Sql.text("select pg_notify('orders', :text)").bind("text", "t'"));

    private static final Sql STATE = Sql.text("update orders set state = :state::order_state where id = :id");
    private static final Sql DATA =
            Sql.text("update orders set data = jsonb_delete_path(data, array['a', 'b']) where id = :id");

    private final Server server;
    private Database db;

    SqlGuideSyntaxIT(Servers servers) {
        this.server = servers.of(Engine.POSTGRESQL);
    }

    @BeforeEach
    void open() throws SQLException {
        server.execute(
                "create type order_state as enum ('OPEN', 'DONE')",
                "create table orders (id bigint, title text, state order_state, data jsonb, labels text[], n int,"
                        + " at timestamptz)",
                "insert into orders values (1, 'a1', 'OPEN', '{\"a\":{\"b\":1}}', array['x', 'y'], 1, '2020-01-01')");
        db = Database.open(server.settings().build());
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
        server.execute("drop table orders", "drop type order_state");
    }

    @Test
    void eachReads() {
        for (Sql read : READS) {
            assertThatCode(() -> count(read)).as(read.toString()).doesNotThrowAnyException();
        }
    }

    private void count(Sql read) {
        long rows = db.stream(read, String.class, Stream::count);
        assertThat(rows).isEqualTo(1);
    }

    @Test
    void eachChanges() {
        assertThat(db.update(STATE.bind("state", "DONE").bind("id", 1))).isEqualTo(1);
        assertThat(db.update(DATA.bind("id", 1))).isEqualTo(1);
        assertThat(db.one(Sql.text("select state || ' ' || data from orders"), String.class))
                .contains("DONE {\"a\": {}}");
    }

    @Test
    void theTableOfTheGuideIsWhatRunsHere() throws IOException {
        String section = Files.readString(Path.of("../../docs/sql.md"))
                .split("## What a database writes in its own way\n", 2)[1]
                .split("\n## ", 2)[0];
        List<String> cells = Pattern.compile("(?m) \\| `([^|]*)` \\|$")
                .matcher(section)
                .results()
                .map(cell -> cell.group(1))
                .toList();
        String code = Files.readString(
                Path.of("src/test/java/io/github/secureblocks/samples/databases/SqlGuideSyntaxIT.java"));

        assertThat(cells).hasSize(12).allSatisfy(cell -> assertThat(code).contains("\"" + cell + "\""));
    }
}
