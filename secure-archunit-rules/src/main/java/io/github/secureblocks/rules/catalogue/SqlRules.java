package io.github.secureblocks.rules.catalogue;

import java.util.List;

/** SQL and its dialects of the persistence libraries. */
final class SqlRules {
    private static final String SORT = "io.github.secureblocks.sql.SortBy#of|or";
    private static final String NAMES = "io.github.secureblocks.sql.AllowedNames#of|or";

    private SqlRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "sql/dynamic-text",
                "Never put a value into the text of SQL",
                Severity.HIGH,
                List.of(89, 564),
                List.of("1.2.4"),
                "A03",
                "SQL that is put together at run time lets a value become a part of the statement.",
                "An attacker reads, changes or deletes every row that the database user can reach.",
                List.of(
                        new Detector.ArgumentNotLiteral(Verdict.PROVED, blocks(), 0),
                        new Detector.ArgumentNotLiteral(
                                Verdict.PROVED,
                                Calls.of(
                                        SORT + "(java.lang.String, java.lang.String)",
                                        NAMES + "(java.lang.String, java.lang.String)",
                                        "io.github.secureblocks.sql.Statements#insert(io.github.secureblocks.sql.Sql,"
                                                + " java.lang.String, java.lang.Class)"),
                                1),
                        new Detector.ArgumentNotLiteral(Verdict.PROVED, SqlOwnership.first(), 0),
                        new Detector.ArgumentNotLiteral(Verdict.PROVED, SqlOwnership.second(), 1),
                        new Detector.ArgumentNotLiteral(Verdict.PROVED, SqlOwnership.bypass(), 2),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, jdbc(), 0),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, SpringJdbc.text(), 0),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, SqlLibraries.persistence(), 0),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, SqlLibraries.mybatis(), 0),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, SqlLibraries.jooq(), 0),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, SqlLibraries.jooqConditions(), 0),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, SqlLibraries.jdbi(), 0),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, SqlLibraries.reactive(), 0),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, SpringJdbc.textSecond(), 1),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, SpringJdbc.procedures(), 0),
                        new Detector.ArgumentNotConstant(Verdict.PROVED, SqlLibraries.textSecond(), 1)),
                new Fix.Vetted(
                        List.of("io.github.secureblocks.sql.Database", "io.github.secureblocks.sql.Sql"),
                        "statement.executeQuery(\"select id, title from notes where owner = '\" + owner + \"'\")",
                        "db.list(Sql.text(\"select id, title from notes where owner = :owner\").bind(\"owner\", owner),"
                                + " Note.class)"),
                List.of(
                        "Do not escape quotes or strip words: the database reads more forms than a filter knows.",
                        "Do not bind a table or column name: choose it with SortBy or among constant texts."),
                "SqlDynamicTextBad",
                "SqlDynamicTextGood"));
    }

    private static List<Signature> blocks() {
        return Calls.of(
                "io.github.secureblocks.sql.Sql#text(java.lang.String)",
                "io.github.secureblocks.sql.Sql#bind(java.lang.String, java.lang.Object)",
                SORT + "(java.lang.String, java.lang.String)",
                NAMES + "(java.lang.String, java.lang.String)");
    }

    private static List<Signature> jdbc() {
        return Calls.of(
                "java.sql.Statement#execute|executeUpdate|executeLargeUpdate(java.lang.String, *)",
                "java.sql.Statement#executeQuery|addBatch(java.lang.String)",
                "java.sql.Connection#prepareStatement|prepareCall(java.lang.String, *)",
                "java.sql.Connection#nativeSQL(java.lang.String)",
                "javax.sql.RowSet#setCommand(java.lang.String)",
                "org.postgresql.copy.CopyManager#copyIn|copyOut(java.lang.String, *)");
    }
}
