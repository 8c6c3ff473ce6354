package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.sql.SqlRefused.Reason;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that grow by clauses and assignments. */
class SqlPartsTest {
    private static final String SECRET = "s3cret' or 1=1";
    private static final SortBy SORT = SortBy.of("id", "id");

    private final Database db = InMemory.open();

    record Count(String owner, long notes) {}

    @BeforeEach
    void fourNotes() {
        db.update(Sql.text("create table notes (id int primary key, owner varchar(20), title varchar(20))"));
        db.update(Sql.text("create table owners (name varchar(20), city varchar(20))"));
        db.update(Sql.text("insert into owners values ('ann', 'Rome'), ('bob', 'Bonn')"));
        db.update(Sql.text(
                "insert into notes values (1, 'ann', 't1'), (2, 'ann', 't2'), (3, 'bob', 't3'), (4, 'bob', 't4')"));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aPartStandsWhereItsFirstWordDoesWhateverTheOrderOfTheCalls() {
        Sql sql = Sql.text("select n.owner, count(*) as notes from notes n")
                .limit(5)
                .append(
                        Sql.text("group by n.owner"),
                        Sql.text("having count(*) > :x").bind("x", 0))
                .orderBy(SortBy.of("owner", "n.owner").by(null))
                .where(Sql.text("o.city = :x or n.id = :y").bind("x", "Rome").bind("y", 3))
                .append(Sql.text("join owners o on o.name = n.owner and n.id < :x")
                        .bind("x", 9));

        assertThat(sql.jdbc(false))
                .isEqualTo("select n.owner, count(*) as notes from notes n join owners o on o.name = n.owner and n.id"
                        + " < ? where (o.city = ? or n.id = ?) group by n.owner having count(*) > ? order by n.owner"
                        + " limit ?");
        assertThat(sql.positional()).containsExactly(9, "Rome", 3, 0, 5);
        assertThat(db.list(sql, Count.class)).containsExactly(new Count("ann", 2), new Count("bob", 1));
        assertThat(sql).asString().contains("o.city = :x").doesNotContain("Rome");
    }

    @Test
    void aPartThatIsLeftOutLeavesNothing() {
        Sql sql = Sql.text("select id from notes")
                .append(Sql.when(false, () -> Sql.text("join owners o on 1 = 1")))
                .append();

        assertThat(sql.jdbc(false)).isEqualTo("select id from notes");
    }

    @Test
    void aPartThatIsLeftOutStaysLeftOutWhateverIsAddedToIt() {
        Sql leftOut = Sql.when(false, () -> Sql.text("id = 4"));
        for (Sql still : List.of(leftOut.where(leftOut), leftOut.where(), leftOut.append(leftOut))) {
            assertThat(db.list(
                            Sql.text("select id from notes").where(Sql.anyOf(Sql.text("id = 1"), still)),
                            Integer.class))
                    .as("not \"id = 1 or true\"")
                    .containsExactly(1);
            refuses(
                    () -> db.update(Sql.text("update notes set title = 'x'").where(still)),
                    Reason.EVERY_ROW,
                    "updateAll");
        }
        refuses(
                () -> Sql.text("select id from notes").where(leftOut.where(Sql.text("id = 1"))),
                Reason.CLAUSE,
                "no clauses of its own");
    }

    @Test
    void noAlternativeAtAllIsRefusedAndNotEveryRow() {
        Sql[] ownersOfNoTeam = {};
        refuses(() -> Sql.anyOf(ownersOfNoTeam), Reason.EMPTY_LIST, "1 = 0");
    }

    @Test
    void theOrderWithinAnAggregateIsNoClauseOfTheStatement() {
        Sql titles = Sql.text("select listagg(title, '+') within group (order by id desc) from notes")
                .where(Sql.text("owner = :o").bind("o", "ann"));

        assertThat(db.one(titles, String.class)).contains("t2+t1");
    }

    @Test
    void locksAndLimitsInTheOrderThatDatabasesRead() {
        Sql sql = Sql.text("select id from notes")
                .append(Sql.text("for update"))
                .where(Sql.text("id = 1"))
                .orderBy(SORT.by(null))
                .limit(1)
                .offset(1);

        assertThat(sql.jdbc(false))
                .isEqualTo("select id from notes where (id = 1) order by id limit ? offset ? for update");
        assertThat(db.list(sql, Integer.class)).isEmpty();
    }

    @Test
    void theSourceOfAnUpdateFollowsItsAssignments() {
        Sql sql = Sql.text("update notes n")
                .append(Sql.text("from owners o"))
                .append(Sql.text("returning n.id"))
                .set(Sql.text("title = o.city"))
                .where(Sql.text("o.name = n.owner"));

        assertThat(sql.jdbc(false))
                .isEqualTo("update notes n set title = o.city from owners o where (o.name = n.owner) returning n.id");
    }

    /** Each is an attack that concatenation lets through: the row of another owner, or a file. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "or 1 = 1",
                "and 1 = 1",
                "|| 'x'",
                "is null or true",
                "= 1",
                ") or (1 = 1",
                ", owners",
                "'x' = 'x'",
                ":a",
                "(select 1)",
                "where 1 = 1",
                "union select city from owners",
                "group by id union select city from owners",
                "join owners o on true where 1 = 1",
                "order by id into outfile '/tmp/x'",
                "into outfile '/tmp/x'",
                "; drop table notes",
                "for update -- ",
                "escape '!'",
                "collate x",
                "between 1 and 2",
                "select 1",
                "join a on a."
            })
    void noPartReachesOutOfItsClause(String text) {
        Sql owned =
                Sql.text("select id from notes").where(Sql.text("owner = :o").bind("o", SECRET));

        assertThatExceptionOfType(SqlRefused.class)
                .isThrownBy(() -> owned.append(Template.of(text).statement()))
                .withMessageNotContaining(SECRET);
    }

    @Test
    void rawConcatenationLetsAPartEscape() {
        assertThat(db.list(
                        Template.of("select id from notes where (owner = 'ann')" + " or 1 = 1")
                                .statement(),
                        Integer.class))
                .hasSize(4);
        refuses(
                () -> Sql.text("select id from notes")
                        .where(Sql.text("owner = :o").bind("o", "ann"))
                        .append(Sql.text("or 1 = 1")),
                Reason.CLAUSE,
                ".where(...) for a condition");
    }

    @Test
    void clausesThatMeetAreRefusedWhicheverComesFirst() {
        Sql notes = Sql.text("select id from notes");
        Sql order = Sql.text("order by id");
        Sql limit = Sql.text("limit 5");
        Sql join = Sql.text("join owners o on o.name = owner");

        refuses(() -> notes.append(order).orderBy(SORT.by(null)), Reason.CLAUSE, "keep one");
        refuses(() -> notes.orderBy(SORT.by(null)).append(order), Reason.CLAUSE, "clause by clause");
        refuses(() -> notes.append(limit).limit(5), Reason.CLAUSE, "keep one");
        refuses(() -> notes.limit(5).append(limit), Reason.CLAUSE, "clause by clause");
        refuses(() -> notes.limit(5).append(Sql.text("group by id limit 5")), Reason.CLAUSE, "clause by clause");
        refuses(() -> notes.append(Sql.text("group by id limit 5")).limit(5), Reason.CLAUSE, "keep one");
        refuses(() -> Sql.text("select id from notes where id = 1").append(join), Reason.CLAUSE, "clause by clause");
        refuses(() -> Sql.text("select id from notes order by id").append(join), Reason.CLAUSE, "clause by clause");
        refuses(() -> notes.union(notes).append(join), Reason.CLAUSE, "clause by clause");
        refuses(() -> notes.append(notes.limit(1)), Reason.CLAUSE, "no clauses of its own");
        refuses(() -> notes.append(Sql.text("limit :n")), Reason.NO_VALUE, ":n");
        refuses(() -> notes.where(notes.append(join)), Reason.CLAUSE, "no clauses of its own");
    }

    @Test
    void aPartNeitherReplacesAConditionNorHidesADestructiveStatement() {
        refuses(
                () -> db.update(Sql.text("delete from notes").append(Sql.text("limit 5"))),
                Reason.EVERY_ROW,
                "every row");
        refuses(
                () -> db.update(Sql.text("drop table notes").append(Sql.text("limit 5"))),
                Reason.DESTRUCTIVE,
                "db.destructive");
        refuses(
                () -> db.list(
                        Sql.text("select id from notes")
                                .append(Sql.text("having exists (select 1 into outfile '/tmp/x')")),
                        Integer.class),
                Reason.DESTRUCTIVE,
                "A select into");
        refuses(
                () -> db.update(
                        Sql.text("select id from notes").append(Sql.text("join (delete from notes) d on true"))),
                Reason.EVERY_ROW,
                "every row");
    }

    @Test
    void setsWhatIsThere() {
        Sql sql = Sql.text("update notes")
                .set(
                        Sql.ifPresent("new", v -> Sql.text("title = :v").bind("v", v)),
                        Sql.ifPresent((String) null, v -> Sql.text("owner = :v").bind("v", v)),
                        Sql.text("notes.id = abs(id, :v) + case when 1 = 1 or 2 = 3 then 0 end")
                                .bind("v", 1))
                .where(Sql.text("id = :v").bind("v", 3));

        assertThat(sql.jdbc(false))
                .isEqualTo("update notes set title = ?, notes.id = abs(id, ?) + case when 1 = 1 or 2 = 3 then 0 end"
                        + " where (id = ?)");
        assertThat(sql.positional()).containsExactly("new", 1, 3);
        assertThat(db.update(Sql.text("update notes")
                        .where(Sql.text("id = :v").bind("v", 3))
                        .set(Sql.text("title = :v").bind("v", SECRET))))
                .isEqualTo(1);
        assertThat(db.list(Sql.text("select id from notes where title = :t").bind("t", SECRET), Integer.class))
                .containsExactly(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title = :t, owner = 'eve'",
                "title = :t where 1 = 1",
                "with = :t where 1 = 1",
                "title = :t from owners",
                "title = :t returning id",
                "title = :t limit 5",
                "title = :t union select 1",
                "set title = :t",
                "title",
                ":t",
                ":t is null",
                "title + 1 = :t",
                "(title, owner) = (:t, 'eve')",
                "'title' = :t",
                "title is null or title = :t",
                "title := :t",
                "n. title.",
                "= :t",
                "tags = array[:t",
                "tags = :t]"
            })
    void anAssignmentIsOneAndNothingElse(String text) {
        assertThatExceptionOfType(SqlRefused.class).isThrownBy(() -> {
            Sql assignment = Template.of(text).statement();
            Sql bound = text.contains(":t") ? assignment.bind("t", SECRET) : assignment;
            assertThat(Sql.text("update notes").set(bound)).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title = 't'",
                "n.title = 't'",
                "\"title\" = 't'",
                "n . `title`='t'",
                "tags = array['a', 'b']",
                "same = a is distinct from b",
                "title = (select max(title) from notes where id > 1)",
                "title = case when a = 1 or b = 2 then 't' else 'u' end"
            })
    void anAssignmentMayHoldAnyExpression(String text) {
        assertThat(Sql.text("update notes").set(Template.of(text).statement()).jdbc(true))
                .isEqualTo("update notes set " + text);
    }

    @Test
    void aChosenColumnIsAssigned() {
        AllowedNames columns = AllowedNames.of("name", "title");
        Sql sql = Sql.text("update notes")
                .set(Sql.text(":column = :v").bind("column", columns.by("name")).bind("v", "x"))
                .where(Sql.text("id = 1"));

        assertThat(db.update(sql)).isEqualTo(1);
        assertThat(sql.jdbc(false)).isEqualTo("update notes set title = ? where (id = 1)");
    }

    @Test
    void refusesAnUpdateThatSetsNothingTwiceOrSomethingElse() {
        Sql title = Sql.text("title = 'x'");
        Sql absent = Sql.when(false, () -> title);

        refuses(() -> Sql.text("update notes").set(absent), Reason.NOTHING_TO_SET, "changed_at = :now");
        refuses(() -> Sql.text("update notes").set(), Reason.NOTHING_TO_SET, "answer before");
        refuses(() -> Sql.text("update notes").set(title).set(title), Reason.CLAUSE, "all assignments in it");
        refuses(() -> Sql.text("update notes set id = 1").set(title), Reason.CLAUSE, "all assignments in it");
        refuses(() -> Sql.text("update notes where id = 1").set(title), Reason.CLAUSE, "all assignments in it");
        refuses(() -> Sql.text("select id from notes").set(title), Reason.CLAUSE, "Only an update");
        refuses(() -> Sql.text("update notes").set(Sql.text("title = :t")), Reason.NO_VALUE, ":t");
        refuses(() -> db.update(Sql.text("update notes").set(title)), Reason.EVERY_ROW, "every row");
        refuses(
                () -> db.batch(Sql.text("update notes").set(title), List.of(new Count("a", 1))),
                Reason.CLAUSE,
                "A batch is one text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete from notes where a.", "update notes set a = b :: ", "select n ."})
    void aTextDoesNotEndInTheMiddleOfAName(String text) {
        refuses(() -> Template.of(text), Reason.TEXT, "in the middle of a name");
    }

    private static void refuses(ThrowingCallable call, Reason reason, String help) {
        assertThatExceptionOfType(SqlRefused.class)
                .isThrownBy(call)
                .withMessageContaining(help)
                .withMessageNotContaining(SECRET)
                .matches(refused -> refused.reason() == reason, "reason is " + reason);
    }
}
