package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.sql.SqlRefused.Reason;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JsonAndArraysTest {
    private static final String SECRET = "s3cret";

    private final String url = InMemory.url();
    private final Database db = Database.open(InMemory.settings(url).build());

    record Order(long id, Json items) {}

    record Tagged(long id, List<String> tags) {}

    record Nested(List<List<String>> tags) {}

    @BeforeEach
    void create() {
        db.update(Sql.text("create table orders (id bigint primary key, items json)"));
        db.update(Sql.text("create table notes (id bigint primary key, tags varchar array)"));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aPlainStringBecomesOneJsonStringAndNotAValue() throws Exception {
        try (var raw = DriverManager.getConnection(url, "sa", "s3cret-of-the-pool");
                var insert = raw.prepareStatement("insert into orders values (1, ?)")) {
            insert.setString(1, "{\"a\": 1}");
            insert.executeUpdate();
        }
        assertThat(db.one(Sql.text("select items from orders"), String.class)).contains("\"{\\\"a\\\": 1}\"");

        db.update(Sql.text("update orders set items = :j where id = 1").bind("j", Json.of("{\"a\": [1, null]}")));
        assertThat(db.list(Sql.text("select id, items from orders"), Order.class))
                .containsExactly(new Order(1, Json.of("{\"a\":[1,null]}")));
        assertThat(db.one(Sql.text("select items from orders"), Json.class)
                        .orElseThrow()
                        .text())
                .isEqualTo("{\"a\":[1,null]}");
        assertThat(db.one(
                        Sql.text("select id from orders where items = :j").bind("j", Json.of("{\"a\":[1,null]}")),
                        Long.class))
                .contains(1L);
    }

    @Test
    void jsonGoesInByABatchAndMayBeNull() {
        db.batch(
                Sql.text("insert into orders (id, items) values (:id, :items)"),
                List.of(new Order(1, Json.of("[\"it's\"]")), new Order(2, Json.of("null"))));
        db.update(Sql.text("insert into orders (id, items) values (3, :none)").bind("none", null));

        assertThat(db.list(Sql.text("select id, items from orders order by id"), Order.class))
                .extracting(order -> Optional.ofNullable(order.items()).map(Json::text))
                .containsExactly(Optional.of("[\"it's\"]"), Optional.of("null"), Optional.empty());
    }

    @Test
    void textThatIsNotJsonFailsInTheDatabaseAndIsNotRepeated() {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() ->
                        db.update(Sql.text("insert into orders values (1, :j)").bind("j", Json.of("{\"" + SECRET))))
                .withMessageNotContaining(SECRET);
        refuses(() -> Sql.text("select :j").bind("j", Json.of(SECRET + "\0")), Reason.VALUE_TEXT, "NUL");
        refuses(() -> Sql.text("select :j").bind("j", Json.of(SECRET + "\uD800")), Reason.VALUE_TEXT, "surrogate");
        assertThat(Json.of(SECRET)).asString().doesNotContain(SECRET);
        assertThat(Json.of(SECRET)).isEqualTo(Json.of(SECRET)).hasSameHashCodeAs(Json.of(SECRET));
    }

    @Test
    void anArrayFillsAColumnAndComesBackAsAListThatCannotBeChanged() {
        List<String> tags = List.of("it's", "", "a,b", "{\"\\}", "NULL");
        Sql insert = Sql.text("insert into notes (id, tags) values (:id, :tags)");
        db.update(insert.bind("id", 1).bind("tags", SqlArray.of(String.class, tags)));
        db.update(insert.bind("id", 2).bind("tags", SqlArray.of(String.class, List.of())));
        db.update(insert.bind("id", 3).bind("tags", null));

        List<Tagged> read = db.list(Sql.text("select id, tags from notes order by id"), Tagged.class);
        assertThat(read).extracting(Tagged::tags).containsExactly(tags, List.of(), null);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> read.get(0).tags().add("x"));
    }

    @Test
    void anArrayAfterAnyHasOneTextForAllLengths() {
        db.update(Sql.text("insert into notes (id) values (1), (2), (3)"));
        Sql sql = Sql.text("select id from notes where id = any(:ids) order by id");

        for (List<Long> ids : List.of(List.of(1L, 3L), List.<Long>of(), List.of(3L))) {
            assertThat(db.list(sql.bind("ids", SqlArray.of(Long.class, ids)), Long.class))
                    .isEqualTo(ids);
        }
        assertThat(sql.bind("ids", SqlArray.of(TimeUnit.class, List.of(TimeUnit.DAYS)))
                        .toString())
                .doesNotContain("DAYS");
    }

    @Test
    void refusesAnArrayThatNoColumnHolds() {
        Sql sql = Sql.text("select id from notes where id = any(:ids)");

        refuses(
                () -> SqlArray.of(Object.class, List.of(SECRET)),
                Reason.VALUE_TYPE,
                "SqlArray.of(String.class, texts)");
        refuses(() -> SqlArray.of(String.class, Arrays.asList(SECRET, null)), Reason.VALUE_TYPE, "leave it out");
        refuses(() -> SqlArray.of(String.class, List.of(SECRET + "\0")), Reason.VALUE_TEXT, "NUL");
        refuses(() -> sql.bind("ids", List.of(SECRET)), Reason.VALUE_TYPE, "SqlArray.of(Long.class, ids)");
        refuses(
                () -> Sql.text("a in (:ids)").bind("ids", SqlArray.of(String.class, List.of(SECRET))),
                Reason.VALUE_TYPE,
                "id = any(:ids)");
        refuses(
                () -> sql.bind("ids", SqlArray.of(String.class, List.of(SECRET)))
                        .bind("ids", SqlArray.of(String.class, List.of("b"))),
                Reason.BOUND_TWICE,
                ":ids");
        assertThat(SqlArray.of(String.class, List.of(SECRET)))
                .isEqualTo(SqlArray.of(String.class, List.of(SECRET)))
                .hasSameHashCodeAs(SqlArray.of(String.class, List.of(SECRET)))
                .asString()
                .doesNotContain(SECRET);
    }

    @Test
    void noElementLosesItsFraction() {
        record Whole(List<Integer> numbers) {}
        Sql numbers = Sql.text("select array[2, 1.9] as numbers");

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> db.list(numbers, Whole.class))
                .matches(failed -> failed.reason() == DatabaseException.Reason.MAPPING);
        assertThat(db.list(Sql.text("select array[2, 1.0] as numbers"), Whole.class))
                .containsExactly(new Whole(List.of(2, 1)));
    }

    @Test
    void refusesAnArrayThatTheListCannotHold() {
        db.update(Sql.text("insert into notes values (1, array['a', null])"));

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> db.list(Sql.text("select id, tags from notes"), Tagged.class))
                .withMessageContaining("Column TAGS");
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> db.list(Sql.text("select tags from notes"), Nested.class))
                .withMessageContaining("for an array column a List");
    }

    private static void refuses(ThrowingCallable call, Reason reason, String help) {
        assertThatExceptionOfType(SqlRefused.class)
                .isThrownBy(call)
                .withMessageContaining(help)
                .withMessageNotContaining(SECRET)
                .matches(refused -> refused.reason() == reason, "reason is " + reason);
    }
}
