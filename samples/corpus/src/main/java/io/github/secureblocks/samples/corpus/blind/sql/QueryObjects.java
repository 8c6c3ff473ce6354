package io.github.secureblocks.samples.corpus.blind.sql;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;

/** Statements put together by small objects of one's own. */
class QueryObjects {
    /** Collects conditions and what is bound to them. */
    static final class Select {
        private final String table;
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> bound = new ArrayList<>();
        private String order = "id";

        private Select(String table) {
            this.table = table;
        }

        static Select from(String table) {
            return new Select(table);
        }

        Select where(String column, String operator, Object value) {
            conditions.add(column + " " + operator + " ?");
            bound.add(value);
            return this;
        }

        Select orderBy(String column) {
            order = column;
            return this;
        }

        List<Object> bound() {
            return List.copyOf(bound);
        }

        String text() {
            String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
            return "select * from " + table + where + " order by " + order;
        }
    }

    abstract static class Report {
        abstract String source();

        protected String limit() {
            return "100";
        }

        final String text() {
            return "select day, total from " + source() + " limit " + limit();
        }
    }

    static final class YearReport extends Report {
        private final int year;

        YearReport(int year) {
            this.year = year;
        }

        @Override
        String source() {
            return "sales_" + year;
        }

        @Override
        protected String limit() {
            return Integer.toString(366);
        }
    }

    static final class BranchReport extends Report {
        private final String branch;

        BranchReport(String branch) {
            this.branch = branch;
        }

        @Override
        String source() {
            return "sales_of_" + branch;
        }
    }

    sealed interface Condition permits Equal, Either {
        String text();
    }

    record Equal(String column) implements Condition {
        @Override
        public String text() {
            return column + " = ?";
        }
    }

    record Either(Condition left, Condition right) implements Condition {
        @Override
        public String text() {
            return "(" + left.text() + " or " + right.text() + ")";
        }
    }

    record Pair<A, B>(A first, B second) {
        <C> Pair<A, C> withSecond(C other) {
            return new Pair<>(first, other);
        }
    }

    private static String nested(int depth, String inner) {
        return depth <= 0 ? inner : "(" + nested(depth - 1, inner) + ")";
    }

    private static String all(String first, String... more) {
        StringBuilder text = new StringBuilder(first);
        for (String one : more) {
            text.append(" and ").append(one);
        }
        return text.toString();
    }

    PreparedStatement unsafeFluentObject(Connection db, String operator, String city) throws SQLException {
        Select select = Select.from("shops").where("city", operator, city).orderBy("name");
        return db.prepareStatement(select.text()); // unsafe sql/dynamic-text
    }

    PreparedStatement safeFluentObject(Connection db, String operator, String city) throws SQLException {
        String comparison = "like".equals(operator) ? "like" : "=";
        Select select = Select.from("shops").where("city", comparison, city).orderBy("name");
        return db.prepareStatement(select.text()); // safe sql/dynamic-text
    }

    PreparedStatement unsafeTemplateMethod(Connection db, String branch) throws SQLException {
        Report report = branch.isEmpty() ? new YearReport(2026) : new BranchReport(branch);
        return db.prepareStatement(report.text()); // unsafe sql/dynamic-text
    }

    PreparedStatement safeTemplateMethod(Connection db, String year) throws SQLException {
        Report report = year.isEmpty() ? new BranchReport("main") : new YearReport(Integer.parseInt(year));
        return db.prepareStatement(report.text()); // safe sql/dynamic-text
    }

    PreparedStatement unsafeSealedConditions(Connection db, String column) throws SQLException {
        Condition condition = new Either(new Equal("name"), new Either(new Equal("city"), new Equal(column)));
        return db.prepareStatement("select id from shops where " + condition.text()); // unsafe sql/dynamic-text
    }

    PreparedStatement safeSealedConditions(Connection db, boolean zip) throws SQLException {
        Condition condition =
                new Either(new Equal("name"), new Either(new Equal("city"), new Equal(zip ? "zip" : "id")));
        return db.prepareStatement("select id from shops where " + condition.text()); // safe sql/dynamic-text
    }

    PreparedStatement unsafeGenericPair(Connection db, String owner) throws SQLException {
        Pair<String, String> pair = new Pair<>("select id from shops where owner = ", "?").withSecond(owner);
        return db.prepareStatement(pair.first() + pair.second()); // unsafe sql/dynamic-text
    }

    PreparedStatement safeGenericPair(Connection db, String owner) throws SQLException {
        Pair<String, String> pair = new Pair<>("select id from shops where owner = ", owner).withSecond("?");
        return db.prepareStatement(pair.first() + pair.second()); // safe sql/dynamic-text
    }

    PreparedStatement unsafeSmallRecursion(Connection db, String city) throws SQLException {
        return db.prepareStatement(
                "select id from shops where " + nested(3, "city = '" + city + "'")); // unsafe sql/dynamic-text
    }

    PreparedStatement safeSmallRecursion(Connection db, String city) throws SQLException {
        return db.prepareStatement(
                "select id from shops where " + nested(city.length() % 4, "city = ?")); // safe sql/dynamic-text
    }

    PreparedStatement unsafeVarargs(Connection db, String city, String zip) throws SQLException {
        return db.prepareStatement(
                "delete from shops where " + all("id > 0", "open = 0", zip, city)); // unsafe sql/dynamic-text
    }

    PreparedStatement safeVarargs(Connection db, String city, String zip) throws SQLException {
        String last = city.equals(zip) ? "city = zip" : "city <> zip";
        return db.prepareStatement(
                "delete from shops where " + all("id > 0", "open = 0", last)); // safe sql/dynamic-text
    }

    List<?> unsafeAnonymousCreator(JdbcTemplate jdbc, HttpServletRequest request) {
        String town = request.getParameter("town");
        PreparedStatementCreator creator = new PreparedStatementCreator() {
            @Override
            public PreparedStatement createPreparedStatement(Connection db) throws SQLException {
                return db.prepareStatement(
                        "select id from shops where town = '" + town + "'"); // unsafe sql/dynamic-text
            }
        };
        return jdbc.query(creator, (row, number) -> row.getLong(1));
    }

    List<?> safeAnonymousCreator(JdbcTemplate jdbc, HttpServletRequest request) {
        String town = request.getParameter("town") == null ? "is null" : "is not null";
        PreparedStatementCreator creator = new PreparedStatementCreator() {
            @Override
            public PreparedStatement createPreparedStatement(Connection db) throws SQLException {
                return db.prepareStatement("select id from shops where town " + town); // safe sql/dynamic-text
            }
        };
        return jdbc.query(creator, (row, number) -> row.getLong(1));
    }

    Query unsafePackedStatement(EntityManager entities, String key, String otherwise) throws IOException {
        Properties statements = new Properties();
        try (InputStream in = QueryObjects.class.getResourceAsStream("/blind-statements.properties")) {
            statements.load(in);
        }
        String text = statements.getProperty("shops." + key, otherwise);
        return entities.createQuery(text); // unsafe sql/dynamic-text
    }

    Query safePackedStatement(EntityManager entities, String otherwise) throws IOException {
        Properties statements = new Properties();
        try (InputStream in = QueryObjects.class.getResourceAsStream("/blind-statements.properties")) {
            statements.load(in);
        }
        String text = statements.getProperty(otherwise.isEmpty() ? "shops.open" : "shops.closed");
        return entities.createQuery(text); // safe sql/dynamic-text
    }

    Query unsafeDequeOfParts(EntityManager entities, String field) {
        Deque<String> parts = new ArrayDeque<>();
        parts.push("s.open = true");
        parts.push("s." + field + " is null");
        String text = "select s from Shop s where " + parts.pop() + " and " + parts.pop();
        return entities.createQuery(text); // unsafe sql/dynamic-text
    }

    Query safeDequeOfParts(EntityManager entities, String field) {
        Deque<String> parts = new ArrayDeque<>();
        parts.push("s.open = true");
        parts.push("s." + (field.equals("town") ? "town" : "street") + " is null");
        String text = "select s from Shop s where " + parts.pop() + " and " + parts.pop();
        return entities.createQuery(text); // safe sql/dynamic-text
    }

    Query unsafeArrayCells(EntityManager entities, String[] columns) {
        String[] row = new String[3];
        for (int i = 0; i < row.length; i++) {
            row[i] = i < columns.length ? columns[i] : "null";
        }
        return entities.createNativeQuery("select " + String.join(",", row) + " from shops"); // unsafe sql/dynamic-text
    }

    Query safeArrayCells(EntityManager entities, String[] columns) {
        String[] row = new String[3];
        for (int i = 0; i < row.length; i++) {
            row[i] = i < columns.length ? "column" + i : "null";
        }
        return entities.createNativeQuery("select " + String.join(",", row) + " from shops"); // safe sql/dynamic-text
    }

    Query unsafeNumberedMarks(EntityManager entities, List<String> names) {
        String marks = IntStream.range(0, names.size())
                .mapToObj(i -> ":" + names.get(i))
                .reduce((left, right) -> left + ", " + right)
                .orElse("null");
        return entities.createQuery("select s from Shop s where s.name in (" + marks + ")"); // unsafe sql/dynamic-text
    }

    Query safeNumberedMarks(EntityManager entities, List<String> names) {
        String marks = IntStream.range(0, names.size())
                .mapToObj(i -> ":name" + i)
                .reduce((left, right) -> left + ", " + right)
                .orElse("null");
        return entities.createQuery("select s from Shop s where s.name in (" + marks + ")"); // safe sql/dynamic-text
    }
}
