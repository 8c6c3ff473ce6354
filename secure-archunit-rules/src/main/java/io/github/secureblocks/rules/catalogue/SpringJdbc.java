package io.github.secureblocks.rules.catalogue;

import java.util.List;

/** What takes the text of a statement, or a name in it, in Spring's JDBC. */
final class SpringJdbc {
    private static final String CORE = "org.springframework.jdbc.core.";
    private static final String OBJECT = "org.springframework.jdbc.object.";
    private static final String SOURCE_AND_TEXT = "#<init>(javax.sql.DataSource, java.lang.String";

    private SpringJdbc() {}

    /** Runs, or will run, the statement that it is given first. */
    static List<Signature> text() {
        return Calls.of(
                CORE + "JdbcOperations#execute|query|queryForStream|queryForObject|queryForMap|queryForList"
                        + "|queryForRowSet|update|batchUpdate(java.lang.String, *)",
                CORE + "JdbcOperations#batchUpdate(java.lang.String[])",
                CORE + "namedparam.NamedParameterJdbcOperations#execute|query|queryForStream|queryForObject"
                        + "|queryForMap|queryForList|queryForRowSet|update|batchUpdate(java.lang.String, *)",
                CORE + "simple.JdbcClient#sql(java.lang.String)",
                CORE + "PreparedStatementCreatorFactory#<init>|newPreparedStatementCreator(java.lang.String, *)",
                OBJECT + "RdbmsOperation#setSql(java.lang.String)");
    }

    /** Those that are given it behind a source of connections. */
    static List<Signature> textSecond() {
        return Calls.of(
                OBJECT + "SqlUpdate" + SOURCE_AND_TEXT + ", *)",
                OBJECT + "BatchSqlUpdate" + SOURCE_AND_TEXT + ", *)",
                OBJECT + "SqlCall" + SOURCE_AND_TEXT + ")",
                OBJECT + "SqlQuery" + SOURCE_AND_TEXT + ")",
                OBJECT + "SqlFunction" + SOURCE_AND_TEXT + ", *)",
                OBJECT + "MappingSqlQuery" + SOURCE_AND_TEXT + ")",
                OBJECT + "MappingSqlQueryWithParameters" + SOURCE_AND_TEXT + ")",
                OBJECT + "UpdatableSqlQuery" + SOURCE_AND_TEXT + ")",
                OBJECT + "StoredProcedure" + SOURCE_AND_TEXT + ")",
                CORE
                        + "JdbcOperationsExtensionsKt#query(org.springframework.jdbc.core.JdbcOperations, java.lang.String, *)",
                OBJECT + "StoredProcedure#<init>(org.springframework.jdbc.core.JdbcTemplate, java.lang.String)");
    }

    /** Calls of procedures, and names of tables and columns, which become text as they are. */
    static List<Signature> procedures() {
        return Calls.of(
                CORE + "CallableStatementCreatorFactory#<init>(java.lang.String, *)",
                CORE + "simple.SimpleJdbcInsertOperations#withTableName|withSchemaName|withCatalogName"
                        + "(java.lang.String)",
                CORE + "simple.SimpleJdbcInsertOperations#usingColumns(java.lang.String[])",
                CORE + "simple.AbstractJdbcInsert#setTableName|setSchemaName|setCatalogName(java.lang.String)",
                CORE + "simple.AbstractJdbcInsert#setColumnNames(java.util.List)",
                CORE + "simple.SimpleJdbcCallOperations#withProcedureName|withFunctionName|withSchemaName"
                        + "|withCatalogName(java.lang.String)",
                CORE + "simple.AbstractJdbcCall#setProcedureName|setSchemaName|setCatalogName(java.lang.String)");
    }
}
