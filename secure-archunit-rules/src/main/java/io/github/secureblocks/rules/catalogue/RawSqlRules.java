package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.stream.Stream;

/**
 * JDBC by hand where {@code Database} does the same. What is chosen instead of SQL, or maps more than rows (JPA, Hibernate,
 * MyBatis, jOOQ, Jdbi), what does not block (R2DBC) and what the block does not do (procedures with results, COPY) is no
 * matter of policy: there, the text alone counts.
 */
final class RawSqlRules {
    private static final String DATABASE = "io.github.secureblocks.sql.Database#";
    private static final String SPRING = "org.springframework.jdbc.";

    private RawSqlRules() {}

    static List<Rule> rules() {
        return List.of(statements(), connections(), transactions());
    }

    private static Rule statements() {
        return new Rule(
                "sql/raw-statement",
                "Never run a statement past Database",
                Severity.LOW,
                List.of(89, 400),
                List.of("1.2.4", "13.1.2"),
                "A04",
                "A statement by hand has no time limit and no greatest number of rows, and takes any text.",
                "The next change puts a value into its text, or one slow statement holds every connection.",
                List.of(new Detector.Call(
                        Verdict.POLICY,
                        Stream.of(jdbc(), SpringJdbc.text(), springObjects())
                                .flatMap(List::stream)
                                .toList())),
                new Fix.Vetted(
                        List.of("io.github.secureblocks.sql.Database", "io.github.secureblocks.sql.Sql"),
                        "jdbc.update(\"delete from notes where id = ?\", id)",
                        "db.update(Sql.text(\"delete from notes where id = :id\").bind(\"id\", id))"),
                List.of(
                        "Do not open a second pool for it: Database.over(dataSource) uses the one that you have.",
                        "Do not write a mapper: rows become records by the names of their components."),
                "SqlRawStatementBad",
                "SqlRawStatementGood");
    }

    private static List<Signature> jdbc() {
        return Calls.of("java.sql.Connection#createStatement|prepareStatement(*)");
    }

    private static List<Signature> springObjects() {
        String first = "(javax.sql.DataSource, java.lang.String";
        return Calls.of(
                SPRING + "object.SqlUpdate#<init>" + first + ", *)",
                SPRING + "object.BatchSqlUpdate#<init>" + first + ", *)",
                SPRING + "object.SqlFunction#<init>" + first + ", *)",
                SPRING + "object.MappingSqlQuery#<init>" + first + ")",
                SPRING + "object.MappingSqlQueryWithParameters#<init>" + first + ")",
                SPRING + "core.simple.SimpleJdbcInsert#<init>(*)");
    }

    private static Rule transactions() {
        return new Rule(
                "sql/beside-transaction",
                "Never use the database inside a transaction",
                Severity.MEDIUM,
                List.of(460),
                List.of("2.3.3"),
                "A04",
                "A statement on the database is no part of the transaction around it: it is refused, or not rolled back.",
                "Half of the work stays when the other half fails, or the request fails at run time.",
                List.of(new Detector.CallInside(
                        Verdict.POLICY,
                        Calls.of(DATABASE + "list|one|first|stream|update|updateAll|insert|batch|destructive"
                                + "|transaction|readOnly(*)"),
                        Calls.of(DATABASE + "transaction|readOnly(*)"))),
                new Fix.Vetted(
                        List.of("io.github.secureblocks.sql.Database", "io.github.secureblocks.sql.Sql"),
                        "db.transaction(tx -> db.update(sql))",
                        "db.transaction(tx -> tx.update(sql))"),
                List.of("Do not run it before or after: hand the transaction on to the method that needs it."),
                "SqlBesideTransactionBad",
                "SqlBesideTransactionGood");
    }

    private static Rule connections() {
        return new Rule(
                "sql/raw-connection",
                "Never open or pool connections by hand",
                Severity.MEDIUM,
                List.of(319, 295, 400),
                List.of("12.3.1", "13.1.2"),
                "A05",
                "A connection by hand goes over the network in clear text and takes whatever its URL asks of the driver.",
                "An attacker on the way reads passwords and rows, or one slow statement holds every connection.",
                List.of(new Detector.Call(
                        Verdict.POLICY,
                        Calls.of(
                                "java.sql.DriverManager#getConnection(*)",
                                "java.sql.Driver#connect(java.lang.String, java.util.Properties)",
                                "com.zaxxer.hikari.HikariConfig#<init>(*)",
                                "com.zaxxer.hikari.HikariDataSource#<init>()",
                                SPRING + "datasource.DriverManagerDataSource#<init>(*)",
                                SPRING + "datasource.SimpleDriverDataSource#<init>(*)"))),
                new Fix.Vetted(
                        List.of("io.github.secureblocks.sql.Database", "io.github.secureblocks.sql.DatabaseSettings"),
                        "DriverManager.getConnection(url, user, password)",
                        "Database.open(DatabaseSettings.builder(url).user(user).password(password).build())"),
                List.of(
                        "Do not switch the check of the server's certificate off to make a connection work.",
                        "Do not put the password into the URL: it is written to logs.",
                        "Do not pass over a driver that is refused: accept the risk with who looked at its settings."),
                "SqlRawConnectionBad",
                "SqlRawConnectionGood");
    }
}
