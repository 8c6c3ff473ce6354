package io.github.secureblocks.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.sql.SqlRefused.Reason;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTest {
    private static final String SECRET = "s3cret-value";
    private static final SortBy SORT = SortBy.of("created", "created_at desc").or("title", "title");

    @Test
    void putsValuesBesideTheText() {
        Sql sql = Sql.text("select id from notes where owner = :o and (a = :x or b = :x)")
                .bind("x", 7)
                .bind("o", Subject.of("ann"));

        assertThat(sql.jdbc(false)).isEqualTo("select id from notes where owner = ? and (a = ? or b = ?)");
        assertThat(sql.positional()).containsExactly("ann", 7, 7);
    }

    @Test
    void scopesNamesAndParenthesisesEachCondition() {
        Sql sql = Sql.text("select id from notes")
                .where(Sql.text("a = :q or b = :q").bind("q", 1))
                .where(Sql.text("title like :q").bind("q", Like.contains("50%")))
                .orderBy(SORT.by("title"))
                .limit(50);

        assertThat(sql.jdbc(false))
                .isEqualTo(
                        "select id from notes where (a = ? or b = ?) and (title like ? escape '!') order by title limit ?");
        assertThat(sql.positional()).containsExactly(1, 1, "%50!%%", 50);
    }

    @Test
    void leavesOutOptionalConditions() {
        Sql all = Sql.text("select id from notes")
                .where(
                        Sql.ifPresent((String) null, v -> Sql.text("a = :a").bind("a", v)),
                        Sql.ifPresent(
                                Optional.<Integer>empty(),
                                v -> Sql.text("b = :b").bind("b", v)));
        Sql some = Sql.text("select id from notes")
                .where(
                        Sql.ifPresent("x", v -> Sql.text("a = :a").bind("a", v)),
                        Sql.ifPresent(Optional.of(2), v -> Sql.text("b = :b").bind("b", v)));

        assertThat(all.jdbc(false)).isEqualTo("select id from notes");
        assertThat(some.jdbc(false)).isEqualTo("select id from notes where (a = ?) and (b = ?)");
        assertThat(some.positional()).containsExactly("x", 2);
    }

    @Test
    void isNotChangedByWhatIsMadeOfIt() {
        Sql base = Sql.text("select id from notes");
        Sql open = Sql.text("select :a");

        assertThat(base.where(Sql.text("a = 1")).limit(1).orderBy(SORT.by(null)).jdbc(false))
                .isEqualTo("select id from notes where (a = 1) order by created_at desc limit ?");
        assertThat(base.jdbc(false)).isEqualTo("select id from notes");
        assertThat(open.bind("a", 1).positional()).containsExactly(1);
        assertThat(open.bind("a", 2).positional()).containsExactly(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "select ':a' from t where b = :b | select ':a' from t where b = ?",
                "select 'it''s :a', \":a\" from t where b = :b | select 'it''s :a', \":a\" from t where b = ?",
                "select `:a?;--` from t where b = :b | select `:a?;--` from t where b = ?",
                "select :b::uuid, x::text | select ?::uuid, x::text",
                "select a[1:2] where b=:b | select a[1:2] where b=?",
                "select '--;?/*#$$' where b = :b| select '--;?/*#$$' where b = ?",
                "select a - -1, b / 2 * 3 where b =:b_1B| select a - -1, b / 2 * 3 where b =?",
                "select v$session.x where b = (:b) | select v$session.x where b = (?)",
                "a not like :b and c = 1 | a not like ? escape '!' and c = 1",
                "a ilike :b or (c = 1) | a ilike ? escape '!' or (c = 1)",
                "a like 'x%' and b = :b | a like 'x%' and b = ?",
                "case when a like 'x%' then :b end | case when a like 'x%' then ? end",
                "(a like 'x%') and b in (:b) | (a like 'x%') and b in (?)"
            })
    void readsParametersOutsideOfQuotesAlone(String text, String jdbc) {
        assertThat(Template.of(text).jdbc()).isEqualTo(jdbc);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '~',
            value = {
                "select 1 -- s3cret-value ^ COMMENT ^ the comment marker --",
                "select 1 /* s3cret-value */ ^ COMMENT ^ the comment marker /*",
                "select 1 */ s3cret-value ^ COMMENT ^ the comment marker */",
                "select 1 # s3cret-value ^ COMMENT ^ the comment marker #",
                "select data #>> :a from s3cret-value ^ COMMENT ^ jsonb_extract_path_text(data, 'a', 'b')",
                "select data ? 'a' from s3cret-value ^ QUESTION_MARK ^ jsonb_exists(data, 'a')",
                "select 1; drop table s3cret-value ^ SECOND_STATEMENT ^ drop the semicolon",
                "select 1; ^ SECOND_STATEMENT ^ a semicolon at character 9",
                "select 's3cret-value ^ QUOTE ^ a quote that does not end at character 8; bind the value: write :name",
                "select \"s3cret-value ^ QUOTE ^ a quote that does not end",
                "select `s3cret-value ^ QUOTE ^ a quote that does not end",
                "select 's3cret-value\\' or 1=1' ^ QUOTE ^ a backslash in quotes",
                "select $$s3cret-value$$ ^ QUOTE ^ a dollar quote",
                "select $1 ^ QUOTE ^ write :name and .bind(\"name\", value)",
                "select ? ^ QUESTION_MARK ^ a raw ? at character 8; name the parameter: write :name and .bind(\"name\", value)",
                "a = 1) or (1 = 1 ^ PARENTHESIS ^ a parenthesis without its partner",
                "(a = 1 ^ PARENTHESIS ^ must be balanced",
                "a like '%' || :q ^ LIKE ^ write: title like :q and .bind(\"q\", Like.contains(value))",
                "a like concat('%', :q, '%') ^ LIKE ^ Like.contains(value)",
                "a like lower(:q) ^ LIKE ^ Like.contains(value)",
                "a like (:q) ^ LIKE ^ Like.contains(value)",
                "a ~~ :q ^ LIKE ^ Like.contains(value)",
                "a !~~* ('%' || :q) ^ LIKE ^ Like.contains(value)",
                "a like :q escape '!' ^ LIKE ^ drop the escape",
                "a like :q or b = :q ^ LIKE ^ give the pattern a name of its own"
            })
    void refusesTextThatInjectionNeeds(String text, Reason reason, String help) {
        refuses(() -> Sql.text(text), reason, help);
    }

    @Test
    void refusesTextThatIsEmptyTooLongOrHoldsControlCharacters() {
        refuses(() -> Sql.text(" "), Reason.TEXT, "write Sql.text(\"select id from notes\")");
        refuses(() -> Sql.text("x".repeat(65_537)), Reason.TEXT, "1 to 65536 characters, not 65537");
        refuses(() -> Sql.text("select\0 1"), Reason.TEXT, "a control character at character 7");
        assertThat(Sql.text("select\n\t1").jdbc(false)).isEqualTo("select\n\t1");
    }

    @Test
    void refusesAParameterWithoutValueAndAValueWithoutParameter() {
        refuses(
                () -> Sql.text("select :a, :b").bind("a", SECRET).jdbc(false),
                Reason.NO_VALUE,
                "write .bind(\"b\", value)");
        refuses(
                () -> Sql.text("select 1").where(Sql.text("a = :a")),
                Reason.NO_VALUE,
                "Parameter :a has no value; write .bind(\"a\", value) (in: a = :a)");
        refuses(() -> Sql.text("select :a").bind("b", SECRET), Reason.NO_PARAMETER, "its parameters are [a]");
        refuses(() -> Sql.text("select :a").bind("A", SECRET), Reason.NO_PARAMETER, "its parameters are [a]");
        refuses(
                () -> Sql.text("select 1")
                        .where(Sql.text("a = :a").bind("a", 1))
                        .bind("a", SECRET),
                Reason.NO_PARAMETER,
                "bind a condition's values on the condition");
    }

    @Test
    void refusesTwoValuesForOneName() {
        assertThat(Sql.text("select :a").bind("a", 1).bind("a", 1).positional()).containsExactly(1);
        refuses(() -> Sql.text("select :a").bind("a", SECRET).bind("a", 2), Reason.BOUND_TWICE, "a name of its own");
        refuses(() -> Sql.text("select :a").bind("a", null).bind("a", SECRET), Reason.BOUND_TWICE, ":a has another");
    }

    @Test
    void refusesHalfOfASurrogatePairBecauseItWouldBecomeAnotherCharacter() {
        assertThat(new String("\uD800".getBytes(UTF_8), UTF_8))
                .as("on its way to a database")
                .isEqualTo("?");

        for (String half : List.of("\uD800", "x\uDC00", "\uDC00\uD800", "\uD83D\uD83D\uDE00", "\uD83D'")) {
            refuses(() -> Sql.text("a = :a").bind("a", SECRET + half), Reason.VALUE_TEXT, "half of a surrogate pair");
            refuses(
                    () -> Sql.text("a like :a").bind("a", Like.contains(SECRET + half)),
                    Reason.VALUE_TEXT,
                    "half of a surrogate pair");
        }
        assertThat(Sql.text("a = :a").bind("a", "\uD83D\uDE00").positional()).containsExactly("\uD83D\uDE00");
    }

    @Test
    void refusesValuesThatNoColumnHolds() {
        Sql sql = Sql.text("select :a");

        refuses(() -> sql.bind("a", Optional.of(SECRET)), Reason.VALUE_TYPE, "write Sql.ifPresent(value, v ->");
        refuses(() -> sql.bind("a", List.of(SECRET)), Reason.VALUE_TYPE, "write: id in (:ids)");
        refuses(() -> sql.bind("a", new String[] {SECRET}), Reason.VALUE_TYPE, "write: id in (:ids)");
        refuses(
                () -> sql.bind("a", new StringBuilder(SECRET)),
                Reason.VALUE_TYPE,
                "java.lang.StringBuilder cannot be bound");
    }

    @Test
    void refusesAPatternThatIsNotALikeAndALikeThatIsNoPattern() {
        refuses(() -> Sql.text("a like :q").bind("q", SECRET), Reason.LIKE, ".bind(\"q\", Like.contains(value))");
        refuses(() -> Sql.text("a like :q").bind("q", null), Reason.LIKE, "Sql.ifPresent where the value is optional");
        refuses(() -> Sql.text("a = :q").bind("q", Like.contains(SECRET)), Reason.LIKE, "title like :q");
        assertThat(Like.contains(SECRET).toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from notes where a = 1", "select id from notes group by a",
                        "select id from notes order by a",
                "select id from notes limit 5", "select 1 union select 2", "select id from notes for update"
            })
    void refusesConditionsWhereTheyCannotStand(String text) {
        refuses(() -> Sql.text(text).where(Sql.text("a = 1")), Reason.CLAUSE, ".where(Sql.text(\"owner = :o\")");
    }

    @Test
    void takesConditionsAfterInnerSelects() {
        assertThat(Sql.text("select id, (select max(x) from y where z = 1 limit 1) from notes")
                        .where(Sql.text("a = 1"))
                        .jdbc(false))
                .endsWith("from notes where (a = 1)");
    }

    @Test
    void refusesClausesTwice() {
        Sql sql = Sql.text("select id from notes");

        refuses(() -> sql.limit(5).limit(6), Reason.CLAUSE, "keep one: .limit(50)");
        refuses(() -> Sql.text("select id from notes limit 5").limit(6), Reason.CLAUSE, "keep one: .limit(50)");
        refuses(() -> sql.orderBy(SORT.by(null)).orderBy(SORT.by(null)), Reason.CLAUSE, "keep one: .orderBy");
        refuses(() -> Sql.text("select 1 order by 1").orderBy(SORT.by(null)), Reason.CLAUSE, "keep one: .orderBy");
        refuses(() -> sql.where(sql.limit(1)), Reason.CLAUSE, "A condition has no clauses of its own");
        refuses(
                () -> Sql.ifPresent(Optional.<String>empty(), v -> Sql.text("a"))
                        .jdbc(false),
                Reason.CLAUSE,
                "write .where(Sql.ifPresent(...))");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 100_001, Integer.MAX_VALUE})
    void refusesALimitOutOfRange(int rows) {
        refuses(
                () -> Sql.text("select 1").limit(rows),
                Reason.CLAUSE,
                "A limit is 1 to 100000; bound what the client asks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update notes set a = 1",
                "DELETE FROM notes",
                "delete from notes limit 5",
                "truncate table notes",
                "with x as (select 1 where 1 = 1) delete from notes",
                "with gone as (delete from notes returning id) select id from gone",
                "update notes set a = (select b from c where d = 1)"
            })
    void refusesToChangeEveryRow(String text) {
        refuses(() -> Sql.text(text).jdbc(false), Reason.EVERY_ROW, ".where(Sql.text(\"id = :id\").bind(\"id\", id))");
        assertThat(Sql.text(text).jdbc(true)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update notes set a = 1 where id = 1", "with x as (select 1) delete from notes where id = 1",
                "insert into notes (a) values (1) on conflict (a) do update set a = 2",
                        "select id from notes for update",
                "create table a (b int references c on delete cascade)",
                        "alter table a add foreign key (b) references c on delete cascade",
                "merge into a using b on a.x = b.x when matched then delete", "select \"delete\", t.update from notes"
            })
    void takesStatementsThatDoNotChangeEveryRow(String text) {
        assertThat(Sql.text(text).jdbc(false)).isEqualTo(text);
    }

    @Test
    void anUpdateWhoseOptionalConditionsAreAllLeftOutChangesNothing() {
        Sql sql = Sql.text("delete from notes")
                .where(Sql.ifPresent((Integer) null, v -> Sql.text("id = :i").bind("i", v)));

        refuses(() -> sql.jdbc(false), Reason.EVERY_ROW, "The statement changes every row");
    }

    @Test
    void keepsLittleOfTextThatIsNotConstant() {
        for (int i = 0; i < 200; i++) {
            String text = "select " + "a".repeat(60_000) + i;
            assertThat(Template.of(text).jdbc()).isEqualTo(text);
        }

        assertThat(Template.cachedCharacters()).isPositive().isLessThanOrEqualTo(1 << 20);
    }

    @Test
    void showsTheTextAndNeverAValue() {
        Sql sql = Sql.text("select  id\n from notes")
                .where(Sql.text("a = :a").bind("a", SECRET), Sql.text("b = 1"))
                .orderBy(SORT.by(null))
                .limit(5);

        assertThat(sql).hasToString("select id from notes where (a = :a) and (b = 1) order by created_at desc limit 5");
    }

    @Test
    void refusesAnOrderWithParametersOrTwoOfOneName() {
        refuses(
                () -> SortBy.of("a", ":column"),
                Reason.CLAUSE,
                "add the column to the allow-list: .or(\"title\", \"title\")");
        refuses(() -> SortBy.of("a", "a; drop"), Reason.SECOND_STATEMENT, "a semicolon");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SortBy.of("a", "a").or("a", "b"))
                .withMessage("Two orders have one public name; give each its own");
    }

    private static void refuses(ThrowingCallable call, Reason reason, String help) {
        assertThatExceptionOfType(SqlRefused.class)
                .isThrownBy(call)
                .withMessageContaining(help)
                .withMessageNotContaining(SECRET)
                .matches(refused -> refused.reason() == reason, "reason is " + reason);
    }
}
