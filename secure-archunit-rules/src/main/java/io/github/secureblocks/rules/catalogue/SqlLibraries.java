package io.github.secureblocks.rules.catalogue;

import java.util.List;

/** What takes the text of a statement in the libraries above JDBC and beside it. */
final class SqlLibraries {
    private static final String HANDLE = "org.jdbi.v3.core.Handle#";
    private static final String JOINS = "#crossApply|crossJoin|fullJoin|fullOuterJoin|innerJoin|join|leftJoin"
            + "|leftOuterJoin|naturalFullOuterJoin|naturalJoin|naturalLeftOuterJoin|naturalRightOuterJoin|outerApply"
            + "|rightJoin|rightOuterJoin|straightJoin(java.lang.String, *)";
    private static final String ON_HANDLE = "#<init>(org.jdbi.v3.core.Handle, *)";
    private static final String MYBATIS = "org.apache.ibatis.jdbc.AbstractSQL#";

    private SqlLibraries() {}

    static List<Signature> persistence() {
        return Calls.of(
                "{ee}.persistence.EntityManager#createQuery|createNativeQuery|createStoredProcedureQuery"
                        + "(java.lang.String, *)",
                "org.hibernate.query.QueryProducer#createQuery|createNativeQuery|createSelectionQuery"
                        + "|createMutationQuery|createNativeMutationQuery(java.lang.String, *)",
                "org.hibernate.query.Query#addQueryHint(java.lang.String)",
                "org.hibernate.SharedSessionContract#createStoredProcedureCall|createStoredProcedureQuery"
                        + "(java.lang.String, *)",
                "org.hibernate.query.criteria.HibernateCriteriaBuilder#sql(java.lang.String, *)",
                "org.springframework.data.jpa.domain.JpaSort#unsafe(java.lang.String[])");
    }

    static List<Signature> mybatis() {
        return Calls.of(
                "org.apache.ibatis.jdbc.SqlRunner#selectOne|selectAll|insert|update|delete|run(java.lang.String, *)",
                MYBATIS + "SELECT|SELECT_DISTINCT|FROM|JOIN|INNER_JOIN|LEFT_OUTER_JOIN|RIGHT_OUTER_JOIN|OUTER_JOIN"
                        + "|WHERE|GROUP_BY|HAVING|ORDER_BY|SET|UPDATE|INSERT_INTO|DELETE_FROM"
                        + "|LIMIT|OFFSET|OFFSET_ROWS|FETCH_FIRST_ROWS_ONLY(java.lang.String)",
                MYBATIS + "SELECT|SELECT_DISTINCT|FROM|JOIN|INNER_JOIN|LEFT_OUTER_JOIN|RIGHT_OUTER_JOIN|OUTER_JOIN"
                        + "|WHERE|GROUP_BY|HAVING|ORDER_BY|SET|INTO_COLUMNS|INTO_VALUES(java.lang.String[])",
                MYBATIS + "VALUES(java.lang.String, java.lang.String)");
    }

    static List<Signature> jooq() {
        return Calls.of(
                "org.jooq.impl.DSL#aggregate|aggregateDistinct|condition|field|function|keyword|privilege|query|raw"
                        + "|resultQuery|selectFrom|sequence|sql|table(java.lang.String, *)",
                "org.jooq.DSLContext#query|resultQuery|selectFrom|execute|fetch|fetchAsync|fetchLazy"
                        + "|fetchMany|fetchOne|fetchOptional|fetchOptionalValue|fetchSingle|fetchStream|fetchValue"
                        + "|fetchValues|batch(java.lang.String, *)",
                "org.jooq.DSLContext#batch(java.lang.String[])",
                "org.jooq.Parser#parse|parseCondition|parseField|parseName|parseQuery|parseResultQuery|parseRow"
                        + "|parseSelect|parseStatement|parseTable(java.lang.String, *)",
                "org.jooq.WithStep#selectFrom(java.lang.String, *)",
                "org.jooq.SelectFromStep#from(java.lang.String, *)",
                "org.jooq.SelectJoinStep" + JOINS,
                "org.jooq.Table" + JOINS,
                "org.jooq.SelectHavingStep#having(java.lang.String, *)",
                "org.jooq.SelectQualifyStep#qualify(java.lang.String, *)",
                "org.jooq.UpdateFromStep#from(java.lang.String, *)",
                "org.jooq.DeleteUsingStep#using(java.lang.String, *)",
                "org.jooq.AggregateFilterStep#filterWhere(java.lang.String, *)",
                "org.jooq.MergeMatchedStep#whenMatchedAnd(java.lang.String, *)",
                "org.jooq.CreateViewAsStep#as(java.lang.String, *)",
                "org.jooq.CreateTableStorageStep#storage(java.lang.String, *)");
    }

    static List<Signature> jooqConditions() {
        String or = "Step#and|or(java.lang.String, *)";
        return Calls.of(
                "org.jooq.Condition#and|or|xor(java.lang.String, *)",
                "org.jooq.Table#where(java.lang.String, *)",
                "org.jooq.SelectWhereStep#where(java.lang.String, *)",
                "org.jooq.UpdateWhereStep#where(java.lang.String, *)",
                "org.jooq.DeleteWhereStep#where(java.lang.String, *)",
                "org.jooq.CreateIndexWhereStep#where(java.lang.String, *)",
                "org.jooq.InsertOnConflictWhereStep#where(java.lang.String, *)",
                "org.jooq.InsertOnConflictWhereIndexPredicateStep#where(java.lang.String, *)",
                "org.jooq.SelectOnStep#on(java.lang.String, *)",
                "org.jooq.TableOnStep#on(java.lang.String, *)",
                "org.jooq.MergeOnStep#on(java.lang.String, *)",
                "org.jooq.DivideByOnStep#on(java.lang.String, *)",
                "org.jooq.SelectCondition" + or,
                "org.jooq.SelectOnCondition" + or,
                "org.jooq.SelectHavingCondition" + or,
                "org.jooq.SelectQualifyCondition" + or,
                "org.jooq.TableOnCondition" + or,
                "org.jooq.UpdateCondition" + or,
                "org.jooq.DeleteCondition" + or,
                "org.jooq.MergeOnCondition" + or,
                "org.jooq.DivideByOnCondition" + or,
                "org.jooq.InsertOnConflictCondition" + or);
    }

    static List<Signature> jdbi() {
        return Calls.of(
                HANDLE + "createQuery|createUpdate|createCall|createScript|prepareBatch|execute|select"
                        + "(java.lang.String, *)",
                HANDLE + "createQuery|createUpdate|createCall|createScript|prepareBatch|execute|select"
                        + "(java.lang.CharSequence, *)",
                "org.jdbi.v3.core.statement.Batch#add(java.lang.String)");
    }

    static List<Signature> reactive() {
        return Calls.of(
                "io.r2dbc.spi.Connection#createStatement(java.lang.String)",
                "io.r2dbc.spi.Batch#add(java.lang.String)",
                "org.springframework.r2dbc.core.DatabaseClient#sql(java.lang.String)",
                "org.springframework.data.relational.core.sql.Conditions#just(java.lang.String)",
                "org.springframework.data.relational.core.sql.Expressions#just(java.lang.String)",
                "io.vertx.sqlclient.SqlClient#query(java.lang.String)",
                "io.vertx.sqlclient.SqlClient#preparedQuery(java.lang.String, *)",
                "io.vertx.sqlclient.SqlConnection#prepare(java.lang.String, *)");
    }

    static List<Signature> textSecond() {
        return Calls.of(
                MYBATIS + "VALUES(java.lang.String, java.lang.String)",
                "org.apache.ibatis.builder.StaticSqlSource#<init>"
                        + "(org.apache.ibatis.session.Configuration, java.lang.String, *)",
                "org.apache.ibatis.scripting.LanguageDriver#createSqlSource"
                        + "(org.apache.ibatis.session.Configuration, java.lang.String, *)",
                "org.springframework.data.jpa.domain.JpaSort#unsafe|andUnsafe"
                        + "(org.springframework.data.domain.Sort$Direction, java.lang.String[])",
                "org.springframework.data.jpa.domain.JpaSort#unsafe"
                        + "(org.springframework.data.domain.Sort$Direction, java.util.List)",
                "org.jdbi.v3.core.statement.Query" + ON_HANDLE,
                "org.jdbi.v3.core.statement.Update" + ON_HANDLE,
                "org.jdbi.v3.core.statement.Call" + ON_HANDLE,
                "org.jdbi.v3.core.statement.Script" + ON_HANDLE,
                "org.jdbi.v3.core.statement.PreparedBatch" + ON_HANDLE,
                "org.jdbi.v3.core.statement.SqlStatement#defineList(java.lang.String, *)",
                "org.jdbi.v3.core.config.Configurable#define(java.lang.String, java.lang.Object)");
    }
}
