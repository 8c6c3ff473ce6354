package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlKindTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table notes",
                "  TRUNCATE notes",
                "alter table notes add a int",
                "grant all on notes to public",
                "set role admin",
                "explain drop table notes",
                "(drop table notes)",
                "select * into copied from notes",
                "select title into outfile '/tmp/x' from notes",
                "(select title into outfile '/tmp/x' from notes) limit 1",
                "with x as (select 1) drop table notes",
                ":verb table notes",
                "\"drop\" table notes"
            })
    void whatIsNotAboutRowsIsDestructive(String text) {
        assertThat(Template.of(text).outside().kind()).isNotEqualTo(StatementKind.HARMLESS);
        assertThat(Sql.of(BoundText.open(Template.of(text))).clauses().reads()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a from notes",
                "(select a from notes) limit 5",
                "(select 1) union (select 2)",
                "values (1)",
                "explain select 1",
                "with x as (select 1) select drop_date from notes"
            })
    void whatReadsIsNotDestructive(String text) {
        assertThat(Template.of(text).outside().kind()).isEqualTo(StatementKind.HARMLESS);
        assertThat(Sql.of(BoundText.open(Template.of(text))).clauses().reads()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into notes (a) select b from c",
                "delete from notes where id = 1",
                "merge into a using b on a.x = b.x when matched then delete",
                "explain analyze delete from notes where id = 1",
                "with x as (select 1) update notes set a = 1 where id = 1",
                "with gone as (delete from notes where a = 1 returning id) select id from gone"
            })
    void aWriteIsAWriteWhereverItHides(String text) {
        assertThat(Template.of(text).outside().kind()).isEqualTo(StatementKind.HARMLESS);
        assertThat(Sql.of(BoundText.open(Template.of(text))).clauses().reads()).isFalse();
    }
}
