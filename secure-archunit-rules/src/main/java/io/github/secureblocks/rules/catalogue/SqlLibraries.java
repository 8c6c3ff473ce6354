package io.github.secureblocks.rules.catalogue;

import java.util.List;

/** What takes the text of a statement in the libraries above JDBC and beside it. */
final class SqlLibraries {
    private static final String HANDLE = "org.jdbi.v3.core.Handle#";
    private static final String MYBATIS = "org.apache.ibatis.jdbc.AbstractSQL#";

    private SqlLibraries() {}

    static List<Signature> persistence() {
        return Calls.of(
                "{ee}.persistence.EntityManager#createQuery|createNativeQuery(java.lang.String, *)",
                "org.hibernate.query.QueryProducer#createQuery|createNativeQuery|createSelectionQuery"
                        + "|createMutationQuery|createNativeMutationQuery(java.lang.String, *)",
                "org.hibernate.query.criteria.HibernateCriteriaBuilder#sql(java.lang.String, *)");
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
                "org.jooq.impl.DSL#field|condition|table|query|resultQuery|sql|selectFrom|raw|keyword|function"
                        + "(java.lang.String, *)",
                "org.jooq.DSLContext#query|resultQuery|selectFrom|execute|fetch|fetchAsync|fetchLazy"
                        + "|fetchMany|fetchOne|fetchOptional|fetchOptionalValue|fetchSingle|fetchStream|fetchValue"
                        + "|fetchValues|batch(java.lang.String, *)",
                "org.jooq.SelectFromStep#from(java.lang.String, *)",
                "org.jooq.SelectWhereStep#where(java.lang.String, *)",
                "org.jooq.SelectConditionStep#and|or(java.lang.String, *)");
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
                "io.vertx.sqlclient.SqlClient#query(java.lang.String)",
                "io.vertx.sqlclient.SqlClient#preparedQuery(java.lang.String, *)",
                "io.vertx.sqlclient.SqlConnection#prepare(java.lang.String, *)");
    }

    static List<Signature> textSecond() {
        return Calls.of(
                MYBATIS + "VALUES(java.lang.String, java.lang.String)",
                "org.jdbi.v3.core.statement.SqlStatement#defineList(java.lang.String, *)",
                "org.jdbi.v3.core.config.Configurable#define(java.lang.String, java.lang.Object)");
    }
}
