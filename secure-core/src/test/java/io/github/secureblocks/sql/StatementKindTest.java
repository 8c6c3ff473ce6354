package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementKindTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "DROP | drop table notes",
                "DROP | with x as (select 1) drop table notes",
                "DROP | with insert as (select 1), \"y\" (a) as not materialized (values (1)) drop table notes",
                "DROP | explain drop table notes",
                "DROP | (drop table notes)",
                "DROP | {drop table notes}",
                "TRUNCATE | truncate notes",
                "ALTER | alter system set archive_command = 'x'",
                "RENAME | rename table a to b",
                "GRANT | grant all on notes to public",
                "REVOKE | revoke all on notes from public",
                "CREATE | create",
                "CREATE | create alias shell as 'String x() { return null'",
                "CREATE | create trigger t before insert on notes for each row call 'x'",
                "CREATE | create user eve password 'x' admin",
                "CREATE | create role eve",
                "CREATE | create function f() returns int language sql return 1",
                "CREATE | create extension dblink",
                "CREATE | create linked table x ('', 'jdbc:x', '', '', 'y')",
                "CREATE | create foreign table x (a int) server s",
                "CREATE | create or replace view v as select 1",
                "CREATE | create or replace table notes (id int)",
                "CREATE | create temporary function f() returns int",
                "CREATE | create schema s create table t (a int) grant select on t to public",
                "CREATE | create \"x\" table",
                "CREATE | create :what t",
                "CREATE | create (table) t",
                "CREATE | explain create rule r as on insert to t do nothing",
                "SELECT_INTO | select * into copied from notes",
                "SELECT_INTO | select title from notes into outfile '/tmp/x'",
                "SELECT_INTO | with x as (select 1) select * into copied from x",
                "SELECT_INTO | explain analyze select * into copied from notes",
                "SELECT_INTO | (select title from notes) into outfile '/tmp/x'",
                "SELECT_INTO | (select title into outfile '/tmp/x' from notes) union (select 1)",
                "SELECT_INTO | select id from notes where id in (select id into outfile '/tmp/x' from notes)",
                "SELECT_INTO | table notes into outfile '/tmp/x'",
                "SELECT_INTO | insert into a select b from c into outfile '/tmp/x'",
                "OTHER | set role admin",
                "OTHER | copy notes to program 'sh'",
                "OTHER | do 'begin end'",
                "OTHER | load data infile 'x' into table notes",
                "OTHER | shutdown",
                "OTHER | script to '/tmp/x'",
                "OTHER | runscript from 'http://x'",
                "OTHER | backup to 'x'",
                "OTHER | lock table notes",
                "OTHER | vacuum notes",
                "OTHER | reindex table notes",
                "OTHER | comment on table notes is 'x'",
                "OTHER | security label on table notes is 'x'",
                "OTHER | reassign owned by a to b",
                "OTHER | execute immediate 'drop table notes'",
                "TRANSACTION | commit",
                "TRANSACTION | explain start transaction",
                "OTHER | analyze delete from notes",
                "OTHER | with x as (copy notes to 'x') select 1 from x",
                "OTHER | with x as (select 1)",
                "OTHER | explain",
                "OTHER | :verb table notes",
                "OTHER | \"select\" 1",
                "OTHER | 'select' 1",
                "OTHER | (:a) table notes",
                "OTHER | (select 1) drop table notes",
                "OTHER | replace(a, 'b', 'c')",
                "OTHER | update.x = 1"
            })
    void whatIsNotKnownToBeHarmlessHasAKind(StatementKind kind, String text) {
        assertThat(Template.of(text).statement().kind()).isEqualTo(kind);
        assertThat(Template.of(text).statement().clauses().reads()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from notes",
                "insert into notes (id) select id from old",
                "replace into notes (id) values (1)",
                "values (1)",
                "table notes",
                "call refresh()",
                "{call refresh(:a)}",
                "show tables",
                "explain (analyze, verbose) select 1",
                "explain plan for select id from notes",
                "explain format=json delete from notes where id = 1",
                "explain with x as (select 1) update notes set a = 1 where id = 1",
                "with recursive x (a, b) as (select 1) search depth first by a, b set o select a from x",
                "with delete as (select 1), update as (select 2) select 1 from delete",
                "create table drops (id int primary key references a on delete cascade)",
                "create temporary table if not exists t (id int)",
                "create unique index i on t (a)",
                "create index concurrently i on t (a) where a > 0",
                "create view v as select 1",
                "create materialized view v as select 1",
                "create sequence s",
                "create schema if not exists s",
                "create type mood as enum ('sad')",
                "explain create table x as select 1",
                "update notes set grant_of = replace(a, 'b', 'c') where id = 1",
                "select replace(a, 'b', 'c'), insert(a, 1, 2, 'x'), truncate(b, 2) from notes where x in (replace(a, b, c))",
                "(:a) union (:b)",
                "((select 1) union (select 2)) order by 1"
            })
    void whatIsHarmlessNeedsNoReason(String text) {
        assertThat(Template.of(text).statement().kind()).isEqualTo(StatementKind.HARMLESS);
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
    void whatReadsMayStandInsideAnother(String text) {
        assertThat(Template.of(text).statement().clauses().reads()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into notes (a) select b from c",
                "delete from notes where id = 1",
                "merge into a using b on a.x = b.x when matched then delete",
                "explain analyze delete from notes where id = 1",
                "with x as (select 1) update notes set a = 1 where id = 1",
                "with gone as (delete from notes where a = 1 returning id) select id from gone",
                "with gone as (call f()) select id from gone"
            })
    void aWriteIsAWriteWhereverItHides(String text) {
        assertThat(Template.of(text).statement().kind()).isEqualTo(StatementKind.HARMLESS);
        assertThat(Template.of(text).statement().clauses().reads()).isFalse();
    }

    @Test
    void aNameOfACteIsNoVerbThatHidesADeletionOfEveryRow() {
        Sql sql = Sql.text("with insert as (select 1) delete from notes");

        assertThatExceptionOfType(SqlRefused.class)
                .isThrownBy(() -> sql.jdbc(false))
                .matches(refused -> refused.reason() == SqlRefused.Reason.EVERY_ROW);
    }

    @Test
    void aWriteInAConditionIsNoQueryAndChangesNoRowUnasked() {
        Sql sql = Sql.text("select id from notes")
                .where(Sql.text("exists (select id from final table (delete from notes))"));

        assertThat(sql.clauses().reads()).isFalse();
        assertThatExceptionOfType(SqlRefused.class)
                .isThrownBy(() -> sql.jdbc(false))
                .matches(refused -> refused.reason() == SqlRefused.Reason.EVERY_ROW);
    }

    @Test
    void aFunctionOfAVerbsNameIsNoWrite() {
        assertThat(Sql.text("select id from notes where title = lower(replace(a, 'b', 'c'))")
                        .clauses()
                        .reads())
                .isTrue();
        assertThat(Sql.text("select max(insert(a, 1, 2, 'x')) from notes")
                        .clauses()
                        .reads())
                .isTrue();
    }
}
