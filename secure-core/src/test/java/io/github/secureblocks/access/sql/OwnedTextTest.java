package io.github.secureblocks.access.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnedTextTest {
    private static OwnedText read(String text) {
        return OwnedText.read(text, new GuardedTable("app.notes"), "owner");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT        | select id from notes",
                "SELECT        | select id from app.notes n, folders f",
                "SELECT        | SELECT id, 'where' as w, n.\"order\", n.limit FROM \"NOTES\" n",
                "SELECT        | select notes, notes.notes, coalesce(notes, '') from notes",
                "SELECT        | select f.id from folders f left join notes n on n.id = (select max(x) from y where z)",
                "SELECT        | select n.id from notes n join (select id from tags union select id from labels) t on true",
                "SELECT        | select listagg(title, '+') within group (order by title) from notes",
                "SELECT        | select extract(year from created::date) from notes",
                "CHANGE        | update notes n set title = :t, notes = 'no owner'",
                "CHANGE        | update only app.notes set title = f.title from folders f",
                "CHANGE        | delete from notes",
                "CHANGE        | delete from notes using folders f, tags t",
                "INSERT        | insert into notes (id, owner, title) values (:id, :caller, coalesce(:title, f(1, 2)))",
                "INSERT        | insert into app.notes (notes, \"OWNER\") values (1, :caller)",
                "INSERT_SELECT | insert into other (a) select id from notes",
            })
    void isReadWhereTheConditionGuardsEveryRow(OwnedKind kind, String text) {
        assertThat(read(text).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from notes where a = 1 or b = 2",
                "select id from notes WHERE true",
                "delete from notes where id = :id",
                "insert into other (a) select id from notes where true",
                "update notes set title = :t where id = :id or true"
            })
    void isRefusedWithAWhere(String text) {
        refused(text, ".by(\"id\", id)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from notes union select id from other",
                "select id from other intersect select id from notes",
                "select id from other except all select id from notes",
                "select id from other MINUS select id from notes"
            })
    void isRefusedWithASetOperator(String text) {
        refused(text, ".union(other.ownedBy(caller))");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select title from notes group by title",
                "select count(*) from notes having count(*) > 1",
                "select title from notes within group by title",
                "select title from notes group group by title",
                "select id from notes order by id",
                "select id from notes limit 1",
                "select id from notes offset 1",
                "select id from notes fetch first row only",
                "select id from notes for update",
                "delete from notes returning id",
                "insert into other (a) select id from notes on conflict (a) do update set a = 1",
                "insert into other (a) select id from notes on duplicate key update a = 1",
                "insert into notes (owner) values (:caller) returning id"
            })
    void isRefusedWithAClauseThatFollows(String text) {
        refused(text, ".orderBy(SORT.by(sort)).limit(50)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from other",
                "select notes from other",
                "select id from (select id from notes) n",
                "select a.id from notes a join notes b on true",
                "select a.id from notes a, app.notes b",
                "select a.id from notes a join x on true, \"Notes\" b",
                "select (select max(id) from notes) from notes",
                "select id from notes n join (select id from `notes`) m on true",
                "select m.title from notes n, folders as set, notes m",
                "select m.title from notes n, folders values, notes m",
                "update notes set title = m.title from folders set, notes m",
                "update notes set title = (select title from notes where id = 7)",
                "delete from notes using notes m",
                "insert into notes (owner, title) select owner, title from notes",
                "insert into notes (owner, title) values (:caller, (select title from notes where id = 7))"
            })
    void isRefusedUnlessItNamesTheTableOnceOutsideOfParentheses(String text) {
        refused(text, "name it once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with n as (select 1 from folders) select id from notes",
                "explain select id from notes",
                "merge into notes using other on true when matched then delete",
                "(select id from notes)",
                "replace into notes (owner) values (:caller)",
                "values (1)",
                "table notes",
                "truncate table notes",
                "drop table notes",
                "call notes()"
            })
    void isRefusedUnlessItBeginsWithAPlainVerb(String text) {
        refused(text, "begins with select, insert, update or delete");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update folders set title = :t from notes",
                "update folders f join notes n on true set f.title = :t",
                "update notes n join folders f on true set f.title = :t",
                "update notes n, folders f set f.title = :t",
                "delete f from folders f join notes n on true",
                "delete n, f from notes n, folders f",
                "delete from folders using notes"
            })
    void isRefusedWhereItChangesAnotherTable(String text) {
        refused(text, "changes another table than app.notes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update notes set owner = :to",
                "update notes set title = 1, \"OWNER\" = :to",
                "update notes n set n.owner = :to",
                "update notes set (title, owner) = (:t, :to)"
            })
    void isRefusedWhereItGivesARowAway(String text) {
        refused(text, "does not change whose a row is");
    }

    @Test
    void aQueryThatNamesTheOwnerIsToBeBound() {
        refused("update notes set folder = (select f.id from folders f where f.owner = :caller)", "= (:mine)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into notes (owner, title) values (:owner, :title)",
                "insert into notes (owner, title) values ('ada', :caller)",
                "insert into notes (owner, title) values (:caller || 'x', :title)",
                "insert into notes (owner, title) values (:caller, :title), ('ada', :title)",
                "insert into notes (title) values (:title)",
                "insert into notes (title, owner) values (:caller)",
                "insert into notes values (:caller, :title)",
                "insert into notes set owner = :caller",
                "insert into notes default values",
                "insert into notes (owner, title)",
                "insert into notes () values ()"
            })
    void isRefusedUnlessTheCallerBecomesTheOwner(String text) {
        refused(text, "values (:caller, :title)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select n.id, m.title from notes n, U&\"!006eotes\" uescape '!' m",
                "update notes set u&\"!006fwner\" uescape '!' = :to"
            })
    void isRefusedWithANameThatIsSpeltByCodePoints(String text) {
        refused(text, "write it in letters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select x.title from folders n join notes x on true",
                "select title from notes",
                "select title from notes as x, n",
                "update notes set title = :t",
                "delete from notes"
            })
    void isRefusedWhereTheOwnersColumnIsByItsAliasAnotherTables(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnedText.read(text, new GuardedTable("app.notes", "n"), "owner"))
                .withMessageContaining("write app.notes n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select f.id from folders f join app.notes N on true",
                "select title from notes as \"n\"",
                "update notes n set title = :t",
                "insert into notes (owner) values (:caller)"
            })
    void mayCallTheTableByTheAliasOfTheOwnersColumn(String text) {
        assertThat(OwnedText.read(text, new GuardedTable("app.notes", "n"), "owner"))
                .isNotNull();
    }

    @Test
    void withoutAnOwnersColumnARowIsInsertedFromItsParentAlone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        OwnedText.read("insert into notes (owner) values (:caller)", new GuardedTable("notes"), null))
                .withMessageContaining("from folders");
    }

    @Test
    void knowsWhetherItNamesTheCaller() {
        assertThat(read("select owner = :caller as own from notes").namesCaller())
                .isTrue();
        assertThat(read("select ':caller', :callers, a::caller from notes").namesCaller())
                .isFalse();
    }

    private static void refused(String text, String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(text)).withMessageContaining(line);
    }
}
