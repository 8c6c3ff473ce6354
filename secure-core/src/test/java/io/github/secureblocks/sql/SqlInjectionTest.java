package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.secret.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each attack works on concatenated JDBC first. */
class SqlInjectionTest {
    private static final SortBy SORT = SortBy.of("title", "title").or("newest", "id desc");

    record Note(long id, String owner, String title) {}

    private final String url = InMemory.url();
    private Database db;

    @BeforeEach
    void twoOwners() {
        db = Database.open(DatabaseSettings.builder(url)
                .user("sa")
                .password(() -> Secret.of("pw"))
                .build());
        db.update(
                Sql.text("create table notes (id bigint primary key, owner varchar(100), title varchar, pin varchar)"));
        insert(1, "ann", "100% sure", "1111");
        insert(2, "bob", "private", "2222");
        insert(3, "ann", "1000 reasons", "3333");
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aSearchDoesNotReadOtherOwnersRows() throws Exception {
        String search = "x' or '1'='1";
        assertThat(rawTitles("select title from notes where owner = 'ann' and title = '" + search + "'"))
                .contains("private");

        assertThat(search(search)).isEmpty();
        assertThat(search("100% sure")).containsExactly(1L);
    }

    @Test
    void aSearchDoesNotReadOtherTables() throws Exception {
        String search = "x' union select pin from notes --";
        assertThat(rawTitles("select title from notes where title = '" + search + "'"))
                .contains("2222");

        assertThat(search(search)).isEmpty();
    }

    @Test
    void anAppendedConditionDoesNotEscapeAnOr() throws Exception {
        assertThat(rawTitles("select title from notes where owner = 'ann' and title = 'x' or title like '%'"))
                .contains("private");

        List<Note> notes = db.list(
                Sql.text("select id, owner, title from notes")
                        .where(
                                Sql.text("owner = :q").bind("q", "ann"),
                                Sql.text("title = :q or title like '%'").bind("q", "x"))
                        .orderBy(SORT.by(null)),
                Note.class);

        assertThat(notes).extracting(Note::owner).containsExactly("ann", "ann");
    }

    @Test
    void wildcardsInASearchMatchOnlyThemselves() throws Exception {
        assertThat(rawTitles("select title from notes where title like '100%'")).hasSize(2);

        assertThat(searchLike(Like.startsWith("100%"))).containsExactly(1L);
        assertThat(searchLike(Like.contains("%"))).containsExactly(1L);
        assertThat(searchLike(Like.contains("_"))).isEmpty();
        assertThat(searchLike(Like.endsWith("s"))).containsExactly(3L);
        assertThat(searchLike(Like.contains(""))).containsExactly(1L, 3L);
        insert(4, "ann", "wow! 50!%_\\", "4444");
        assertThat(searchLike(Like.contains("!"))).containsExactly(4L);
        assertThat(searchLike(Like.endsWith("!%_\\"))).containsExactly(4L);
        assertThat(searchLike(Like.startsWith("wow!"))).containsExactly(4L);
    }

    @Test
    void aSortReachesNothingButItsAllowList() throws Exception {
        String sort = "(case when (select pin from notes where id = 2) like '2%' then title else owner end)";
        assertThat(rawTitles("select title from notes order by " + sort))
                .containsExactly("100% sure", "1000 reasons", "private");

        for (String asked : List.of(sort, "pin", "title; drop table notes", "TITLE", "", " title", "title desc")) {
            assertThatExceptionOfType(UnknownSort.class)
                    .isThrownBy(() -> SORT.by(asked))
                    .withMessage("Unknown sort; expected one of [title, newest]");
        }
        assertThat(ids(SORT.by(null))).containsExactly(1L, 3L, 2L);
        assertThat(ids(SORT.by("title"))).containsExactly(1L, 3L, 2L);
        assertThat(ids(SORT.by("newest"))).containsExactly(3L, 2L, 1L);
    }

    @Test
    void anUpdateChangesOneRow() throws Exception {
        String title = "x', pin = '0000' where '1'='1' --";
        try (Connection raw = raw();
                Statement statement = raw.createStatement()) {
            assertThat(statement.executeUpdate("update notes set title = '" + title + "' where id = 1"))
                    .isEqualTo(3);
            statement.executeUpdate("update notes set pin = cast(id as varchar)");
        }

        assertThat(db.update(Sql.text("update notes set title = :t")
                        .where(Sql.text("id = :id").bind("id", 1))
                        .bind("t", title)))
                .isEqualTo(1);
        assertThat(db.one(Sql.text("select title from notes where id = 1"), String.class))
                .contains(title);
        assertThat(db.list(Sql.text("select pin from notes order by id"), String.class))
                .containsExactly("1", "2", "3");
    }

    @Test
    void hostileValuesComeBackAsTheyWent() {
        Random random = new Random(20261121);
        String[] pieces = {
            "'",
            "''",
            "\"",
            "`",
            ";",
            "--",
            "/*",
            "*/",
            "#",
            "?",
            ":id",
            "::",
            "$$",
            "\\",
            "\\'",
            "%",
            "_",
            "!",
            "(",
            ")",
            " or 1=1",
            "union select",
            "\n",
            "\r",
            "\u2028",
            "\u00a0",
            "é",
            "😀",
            "\u02bc",
            "{fn user()}",
            "drop"
        };
        db.update(Sql.text("create table box (id int primary key, v varchar)"));
        for (int i = 0; i < 2_000; i++) {
            StringBuilder value = new StringBuilder();
            for (int length = random.nextInt(6); length >= 0; length--) {
                value.append(pieces[random.nextInt(pieces.length)]);
            }
            String v = value.toString();
            db.update(Sql.text("insert into box (id, v) values (:id, :v)")
                    .bind("id", i)
                    .bind("v", v));
            assertThat(db.one(
                            Sql.text("select v from box where id = :id and v = :v")
                                    .bind("id", i)
                                    .bind("v", v),
                            String.class))
                    .contains(v);
            assertThat(db.list(
                            Sql.text("select id from box")
                                    .where(
                                            Sql.text("id = :x").bind("x", i),
                                            Sql.text("v like :x").bind("x", Like.contains(v))),
                            Integer.class))
                    .containsExactly(i);
        }
        assertThat(db.one(Sql.text("select count(*) from box"), Long.class)).contains(2_000L);
    }

    @Test
    void concatenatedTextTripsTheWire() {
        for (String hostile :
                List.of("x' or '1'='1' --", "x'; drop table notes", "x' /* ", "x'#", "hunter2", "1) or (1=1")) {
            assertThatExceptionOfType(SqlRefused.class)
                    .as(hostile)
                    .isThrownBy(() -> Sql.text("select id from notes where (title = '" + hostile + ")"))
                    .withMessageNotContaining(hostile);
        }
    }

    private List<Long> search(String title) {
        return db.list(
                Sql.text("select id from notes")
                        .where(
                                Sql.text("owner = :o").bind("o", "ann"),
                                Sql.ifPresent(title, v -> Sql.text("title = :q").bind("q", v))),
                Long.class);
    }

    private List<Long> searchLike(Like like) {
        return db.list(
                Sql.text("select id from notes")
                        .where(
                                Sql.text("owner = :q").bind("q", "ann"),
                                Sql.text("title like :q").bind("q", like))
                        .limit(50),
                Long.class);
    }

    private List<Long> ids(OrderBy order) {
        return db.list(Sql.text("select id from notes").orderBy(order), Long.class);
    }

    private void insert(long id, String owner, String title, String pin) {
        db.update(Sql.text("insert into notes (id, owner, title, pin) values (:id, :owner, :title, :pin)")
                .bind("id", id)
                .bind("owner", owner)
                .bind("title", title)
                .bind("pin", pin));
    }

    private Connection raw() throws Exception {
        return DriverManager.getConnection(url, "sa", "pw");
    }

    private List<String> rawTitles(String sql) throws Exception {
        try (Connection raw = raw();
                Statement statement = raw.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> titles = new ArrayList<>();
            while (rows.next()) {
                titles.add(rows.getString(1));
            }
            return titles;
        }
    }
}
