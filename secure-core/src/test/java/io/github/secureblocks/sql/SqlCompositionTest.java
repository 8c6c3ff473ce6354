package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.sql.SqlRefused.Reason;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements made of statements, run on a database. */
class SqlCompositionTest {
    private static final String SECRET = "s3cret' or 1=1";
    private static final AllowedNames NAMES = AllowedNames.of("author", "owner").or("notes", "public.notes");

    private final Database db = InMemory.open();

    @BeforeEach
    void fourNotes() {
        db.update(Sql.text("create table notes (id int primary key, owner varchar(20), title varchar(20))"));
        for (int i = 1; i <= 4; i++) {
            db.update(Sql.text("insert into notes (id, owner, title) values (:i, :o, :t)")
                    .bind("i", i)
                    .bind("o", i < 3 ? "ann" : "bob")
                    .bind("t", "t" + i));
        }
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void findsTheElementsOfAListASetAndAnArray() {
        for (Object list : List.of(List.of(1, 2, 3), Set.of(1, 2, 3), new int[] {1, 2, 3}, new Integer[] {1, 2, 3})) {
            assertThat(ids(Sql.text("select id from notes where id in (:ids) and id <> :x order by id")
                            .bind("ids", list)
                            .bind("x", 2)))
                    .containsExactly(1, 3);
        }
        assertThat(ids(Sql.text("select id from notes where id not in ( :ids ) order by id")
                        .bind("ids", List.of(1, 2, 3))))
                .containsExactly(4);
        assertThat(ids(Sql.text("select id from notes where title in (:ts)").bind("ts", List.of(SECRET, "t2"))))
                .containsExactly(2);
    }

    @Test
    void listsOfAllLengthsMakeFewTexts() {
        Set<String> texts = new HashSet<>();
        for (int length = 1; length <= 1_000; length++) {
            Sql sql = Sql.text("select id from notes where id in (:ids)")
                    .bind("ids", IntStream.range(0, length).toArray());
            texts.add(sql.jdbc(false));
            assertThat(sql.positional())
                    .hasSize((int) sql.jdbc(false).chars().filter(c -> c == '?').count());
        }

        assertThat(texts).hasSize(11);
    }

    @Test
    void refusesListsThatAreEmptyTooLongOrHoldNull() {
        Sql sql = Sql.text("select id from notes where id in (:ids)");

        refuses(() -> sql.bind("ids", List.of()), Reason.EMPTY_LIST, "leave the condition out");
        refuses(() -> sql.bind("ids", new int[0]), Reason.EMPTY_LIST, "to match nothing");
        refuses(() -> sql.bind("ids", Collections.nCopies(1_001, SECRET)), Reason.LIST_TOO_LONG, "1001 elements");
        refuses(() -> sql.bind("ids", Arrays.asList(SECRET, null)), Reason.VALUE_TYPE, "or id is null");
        refuses(() -> sql.bind("ids", List.of(Like.contains(SECRET))), Reason.VALUE_TYPE, "a Like");
        refuses(() -> sql.bind("ids", List.of(List.of(SECRET))), Reason.VALUE_TYPE, "cannot be bound");
        refuses(() -> sql.bind("ids", List.of("a\0")), Reason.VALUE_TEXT, "NUL");
        refuses(() -> sql.bind("ids", List.of(SECRET)).bind("ids", List.of("b")), Reason.BOUND_TWICE, ":ids");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from notes where id = :ids",
                "select id from notes where id in (:ids, 5)",
                "select id from notes where id in (0, :ids)",
                "select id from notes where id = abs(:ids)",
                "select id from notes where within(:ids)",
                "select id from notes where id in (:ids) or id = :ids"
            })
    void refusesAListAnywhereElse(String text) {
        refuses(() -> Sql.text(text).bind("ids", List.of(SECRET)), Reason.VALUE_TYPE, "id in (:ids)");
    }

    @Test
    void theMessagesTwoWaysOutOfAnEmptyListWork() {
        List<Integer> ids = List.of();
        Sql all = Sql.text("select id from notes");

        assertThat(ids(all.where(
                        Sql.when(!ids.isEmpty(), () -> Sql.text("id in (:ids)").bind("ids", ids)))))
                .hasSize(4);
        assertThat(ids(all.where(
                        ids.isEmpty()
                                ? Sql.text("1 = 0")
                                : Sql.text("id in (:ids)").bind("ids", ids))))
                .isEmpty();
    }

    @Test
    void groupsConditions() {
        Sql sql = Sql.text("select id from notes")
                .where(
                        Sql.text("owner = :x").bind("x", "ann"),
                        Sql.anyOf(
                                Sql.text("id = :x or id = :y").bind("x", 1).bind("y", 3),
                                Sql.allOf(
                                        Sql.text("title like :x").bind("x", Like.startsWith("t")),
                                        Sql.text("id in (:x)").bind("x", List.of(4))),
                                Sql.when(false, () -> Sql.text("1 = 1"))));

        assertThat(sql.jdbc(false))
                .isEqualTo("select id from notes where (owner = ?) and ((id = ? or id = ?) or"
                        + " ((title like ? escape '!') and (id in (?))))");
        assertThat(sql.positional()).containsExactly("ann", 1, 3, "t%", 4);
        assertThat(ids(sql)).containsExactly(1);
        assertThat(sql.toString()).contains("id = :x or id = :y").doesNotContain("ann");
    }

    @Test
    void aGroupOfNothingIsLeftOutAndDoesNotDeleteEveryRow() {
        Sql nothing = Sql.anyOf(Sql.when(false, () -> Sql.text("1 = 1")), Sql.allOf());

        assertThat(ids(Sql.text("select id from notes").where(nothing))).hasSize(4);
        refuses(() -> db.update(Sql.text("delete from notes").where(nothing)), Reason.EVERY_ROW, "every row");
    }

    @Test
    void nestsQueries() {
        Sql mine = Sql.text("select id from notes")
                .where(Sql.text("owner = :x").bind("x", "ann"))
                .limit(10)
                .offset(1);
        Sql sql = Sql.text("select id from notes where id <> :x and id in (:mine) and id < :y")
                .bind("x", 7)
                .bind("y", 5)
                .bind("mine", mine);

        assertThat(sql.positional()).containsExactly(7, "ann", 10, 1, 5);
        assertThat(ids(sql)).containsExactly(2);
        assertThat(ids(Sql.text("select id from (:part) p where id > 1").bind("part", mine)))
                .containsExactly(2);
    }

    @Test
    void unitesQueries() {
        Sql one = Sql.text("select id from notes where id = :x").bind("x", 1);
        Sql two = Sql.text("select id from notes")
                .where(Sql.text("id in (:x)").bind("x", List.of(1, 2)))
                .limit(5);

        assertThat(ids(one.union(two).orderBy(SortBy.of("id", "id").by(null)).limit(10)))
                .containsExactly(1, 2);
        assertThat(ids(one.unionAll(two))).containsExactlyInAnyOrder(1, 1, 2);
        assertThat(ids(Sql.text("select id from notes where id in (:u)").bind("u", one.union(two))))
                .containsExactlyInAnyOrder(1, 2);
        assertThat(one.union(two).kind()).isEqualTo(StatementKind.HARMLESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from notes where id = 1",
                "drop table notes",
                "with x as (delete from notes where id = 1 returning id) select id from x",
                "select * into copied from notes",
                "1 = 1"
            })
    void refusesWhatIsNoQueryInsideAnother(String text) {
        Sql inner = Sql.text(text);
        Sql outer = Sql.text("select id from notes where id in (:q)");

        refuses(() -> outer.bind("q", inner), Reason.CLAUSE, "Only a query stands inside");
        refuses(() -> outer.bind("q", List.of(1)).union(inner), Reason.CLAUSE, "Only a query stands inside");
    }

    @Test
    void refusesAQueryOutsideOfParenthesesOrWithoutItsValues() {
        Sql query = Sql.text("select id from notes where owner = :o");

        refuses(
                () -> Sql.text("select id from notes where id = :q").bind("q", query),
                Reason.VALUE_TYPE,
                "alone in parentheses");
        refuses(() -> Sql.text("select (:q)").bind("q", query), Reason.NO_VALUE, ".bind(\"o\", value)");
        refuses(() -> query.union(query), Reason.NO_VALUE, ".bind(\"o\", value)");
    }

    @Test
    void choosesColumnsAndTablesFromAnAllowList() {
        Sql sql = Sql.text("select :by from :t where id = :i group by :by")
                .bind("by", NAMES.by("author"))
                .bind("t", NAMES.by("notes"))
                .bind("i", 3);

        assertThat(sql.jdbc(false)).isEqualTo("select owner from public.notes where id = ? group by owner");
        assertThat(db.one(sql, String.class)).contains("bob");
        assertThatExceptionOfType(UnknownName.class)
                .isThrownBy(() -> NAMES.by(SECRET))
                .withMessage("Unknown name; expected one of [author, notes]");
        refuses(
                () -> Sql.text("select 1 where a like :q").bind("q", NAMES.by("author")),
                Reason.LIKE,
                "Like.contains(value)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a--", "a;", "1a", "a..b", ".a", "a.", "a(1)", "\"a\"", "a,b", "ä"})
    void refusesAnAllowedNameThatIsMoreThanAName(String name) {
        refuses(() -> AllowedNames.of("x", name), Reason.TEXT, "letters, digits and underscores");
    }

    @Test
    void groupsWhatAnInnerQueryFinds() {
        Sql found =
                Sql.text("select owner from notes").where(Sql.text("id > :x").bind("x", 1));

        assertThat(db.one(
                        Sql.text("select owner from (:found) f group by owner having count(*) > :x")
                                .bind("found", found)
                                .bind("x", 1),
                        String.class))
                .contains("bob");
    }

    @Test
    void skipsRows() {
        Sql page = Sql.text("select id from notes")
                .orderBy(SortBy.of("id", "id").by(null))
                .limit(2);

        assertThat(ids(page.offset(1))).containsExactly(2, 3);
        assertThat(ids(page.offset(0))).containsExactly(1, 2);
        refuses(() -> page.offset(-1), Reason.CLAUSE, "An offset is 0 to 10000000");
        refuses(() -> page.offset(10_000_001), Reason.CLAUSE, "An offset is 0 to");
        refuses(() -> page.offset(1).offset(1), Reason.CLAUSE, "once and after a limit");
        refuses(() -> Sql.text("select 1").offset(1), Reason.CLAUSE, "once and after a limit");
    }

    private List<Integer> ids(Sql sql) {
        return db.list(sql, Integer.class);
    }

    private static void refuses(ThrowingCallable call, Reason reason, String help) {
        assertThatExceptionOfType(SqlRefused.class)
                .isThrownBy(call)
                .withMessageContaining(help)
                .withMessageNotContaining(SECRET)
                .matches(refused -> refused.reason() == reason, "reason is " + reason);
    }
}
