package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.Json;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.SqlArray;
import io.github.secureblocks.sql.SqlRefused;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JSON and array columns take and answer values without a cast in the text. */
@OnEveryDatabase
class JsonAndArraysIT {
    private static final List<String> HOSTILE = List.of(
            "\"it's\"",
            "{\"a\":[1,2.5,true,null,{}],\"b\":\"\\\\ \\\" ' ; -- \"}",
            "[]",
            "\"\\u00fc \uD83D\uDE00 %_\"",
            "null");

    private final Server server;
    private Database db;

    JsonAndArraysIT(Engine engine, Servers servers) {
        this.server = servers.of(engine);
    }

    record Document(long id, Json content) {}

    record Lists(
            List<String> texts,
            List<Integer> integers,
            List<Long> longs,
            List<UUID> uuids,
            List<BigDecimal> decimals,
            List<Boolean> booleans,
            List<LocalDate> dates,
            List<LocalTime> times,
            List<LocalDateTime> locals,
            List<Instant> instants) {}

    @BeforeEach
    void open() throws SQLException {
        db = Database.open(server.settings().build());
        server.execute("create table documents (id bigint primary key, content json)");
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
        server.execute("drop table documents", "drop table if exists lists");
    }

    @Test
    void jsonComesBackAsTheSameValue() {
        for (String json : HOSTILE) {
            db.update(Sql.text("insert into documents (id, content) values (1, :j)")
                    .bind("j", Json.of(json)));
            assertThat(db.one(Sql.text("select content from documents"), Json.class))
                    .as(json)
                    .hasValueSatisfying(read -> assertThat(plain(read)).isEqualTo(plain(Json.of(json))));
            db.update(Sql.text("update documents set content = :none where id = 1")
                    .bind("none", null));
            assertThat(db.one(Sql.text("select id, content from documents"), Document.class))
                    .contains(new Document(1, null));
            db.updateAll(Sql.text("delete from documents"));
        }
    }

    @Test
    void jsonGoesInByABatch() {
        db.batch(
                Sql.text("insert into documents (id, content) values (:id, :content)"),
                List.of(new Document(1, Json.of("{\"n\":1}")), new Document(2, Json.of("[2]"))));

        assertThat(db.list(Sql.text("select content from documents order by id"), Json.class))
                .containsExactly(Json.of("{\"n\":1}"), Json.of("[2]"));
    }

    @Test
    void textThatIsNoJsonIsATypedErrorWithoutTheText() {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> db.update(Sql.text("insert into documents (id, content) values (1, :j)")
                        .bind("j", Json.of("{s3cret"))))
                .withMessageNotContaining("s3cret");
    }

    @Test
    void binaryJsonOfPostgresIsAskedWithoutACast() throws SQLException {
        assumeTrue(server.engine() == Engine.POSTGRESQL);
        server.execute("alter table documents alter column content type jsonb");
        db.update(
                Sql.text("insert into documents (id, content) values (1, :j)").bind("j", Json.of("{\"b\":1,\"a\":2}")));

        assertThat(db.one(
                        Sql.text("select id from documents where content @> :j").bind("j", Json.of("{\"a\":2}")),
                        Long.class))
                .contains(1L);
        assertThat(db.one(
                        Sql.text("select id from documents where content = :j").bind("j", Json.of("{\"a\":2,\"b\":1}")),
                        Long.class))
                .contains(1L);
        assertThat(db.one(Sql.text("select content from documents"), Json.class))
                .contains(Json.of("{\"a\": 2, \"b\": 1}"));
    }

    @Test
    void arraysOfEachTypeComeBackAsLists() throws SQLException {
        assumeTrue(server.engine() != Engine.MARIADB);
        server.execute("create table lists (texts varchar(99) array, integers integer array, longs bigint array, uuids"
                + " uuid array, decimals numeric(40, 10) array, booleans boolean array, dates date array, times time(6)"
                + " array, locals timestamp(6) array, instants timestamp(6) with time zone array)");
        Lists lists = new Lists(
                List.of("it's", "", "a,b", "{\"\\}", "NULL", "ü \uD83D\uDE00", "' or 1=1 --"),
                List.of(Integer.MIN_VALUE, 0),
                List.of(Long.MAX_VALUE),
                List.of(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff")),
                List.of(new BigDecimal("-12345678901234567890.0123456789")),
                List.of(true, false),
                List.of(LocalDate.of(2026, 2, 28)),
                List.of(LocalTime.of(23, 59, 59, 123_456_000)),
                List.of(LocalDateTime.of(2026, 3, 29, 2, 30, 0, 123_456_000)),
                List.of(Instant.parse("2026-10-25T01:30:00.123456Z")));

        db.update(Sql.text("insert into lists values (:s, :i, :l, :u, :n, :b, :d, :t, :dt, :at)")
                .bind("s", SqlArray.of(String.class, lists.texts()))
                .bind("i", SqlArray.of(Integer.class, lists.integers()))
                .bind("l", SqlArray.of(Long.class, lists.longs()))
                .bind("u", SqlArray.of(UUID.class, lists.uuids()))
                .bind("n", SqlArray.of(BigDecimal.class, lists.decimals()))
                .bind("b", SqlArray.of(Boolean.class, lists.booleans()))
                .bind("d", SqlArray.of(LocalDate.class, lists.dates()))
                .bind("t", SqlArray.of(LocalTime.class, lists.times()))
                .bind("dt", SqlArray.of(LocalDateTime.class, lists.locals()))
                .bind("at", SqlArray.of(Instant.class, lists.instants())));

        assertThat(db.list(Sql.text("select * from lists"), Lists.class)).containsExactly(lists);
        assertThat(db.one(
                        Sql.text("select 1 from lists where texts = :s and uuids = :u and instants = :at")
                                .bind("s", SqlArray.of(String.class, lists.texts()))
                                .bind("u", SqlArray.of(UUID.class, lists.uuids()))
                                .bind("at", SqlArray.of(Instant.class, lists.instants())),
                        Integer.class))
                .as("a column is compared with the value")
                .contains(1);
    }

    @Test
    void anArrayStandsAfterAnyOrIsRefusedWithTheLineToWrite() {
        db.update(Sql.text("insert into documents (id) values (1), (2), (3)"));
        Sql sql = Sql.text("select id from documents where id = any(:ids) order by id");

        for (List<Long> ids : List.of(List.of(1L, 3L), List.<Long>of())) {
            Sql bound = sql.bind("ids", SqlArray.of(Long.class, ids));
            if (server.engine() == Engine.MARIADB) {
                assertThatExceptionOfType(SqlRefused.class)
                        .isThrownBy(() -> db.list(bound, Long.class))
                        .matches(refused -> refused.reason() == SqlRefused.Reason.VALUE_TYPE)
                        .withMessageContaining("id in (:ids)");
            } else {
                assertThat(db.list(bound, Long.class)).isEqualTo(ids);
            }
        }
    }

    /** Without the spaces between, which databases write as they like; no space stands inside of our strings but one. */
    private static String plain(Json json) {
        return json.text().replace(" ", "").replace("\\u00fc", "ü");
    }
}
