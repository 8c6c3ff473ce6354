package io.github.secureblocks.samples.corpus.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** The library's catalogue; statements come out of helpers. */
final class BookCatalogue {
    private final DataSource source;
    private final String defaultShelf = "fiction";

    BookCatalogue(DataSource source) {
        this.source = source;
    }

    private ResultSet run(Statement statement, String table) throws SQLException {
        return statement.executeQuery("select * from " + table + " fetch first row only");
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    private static String activeOnly(String ignored) {
        return "withdrawn = false";
    }

    private String shelfOr(String shelf) {
        return shelf == null ? defaultShelf : shelf;
    }

    private String shelf() {
        return defaultShelf;
    }

    private static <T> T firstOf(T one, T other) {
        return one;
    }

    private static String joined(String separator, String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            if (text.length() > 0) {
                text.append(separator);
            }
            text.append(part);
        }
        return text.toString();
    }

    private static String named(int depth, String name) {
        return depth == 0 ? name : named(depth - 1, name);
    }

    int unsafeHelperReturnsArgument(String title) throws SQLException {
        try (Statement statement = source.getConnection().createStatement()) {
            return statement.executeUpdate(
                    "delete from books where title = " + quoted(title)); // unsafe sql/dynamic-text
        }
    }

    int safeHelperReturnsArgument() throws SQLException {
        try (Statement statement = source.getConnection().createStatement()) {
            return statement.executeUpdate(
                    "delete from books where title = " + quoted("unknown")); // safe sql/dynamic-text
        }
    }

    int unsafeHelperReturnsConstant(String title) throws SQLException {
        String condition = activeOnly(title) + " and title = " + title;
        try (Statement statement = source.getConnection().createStatement()) {
            return statement.executeUpdate(
                    "update books set seen = true where " + condition); // unsafe sql/dynamic-text
        }
    }

    int safeHelperReturnsConstant(String title) throws SQLException {
        String condition = activeOnly(title);
        try (Statement statement = source.getConnection().createStatement()) {
            return statement.executeUpdate("update books set seen = true where " + condition); // safe sql/dynamic-text
        }
    }

    int unsafeInstanceHelper(String shelf) throws SQLException {
        try (Statement statement = source.getConnection().createStatement()) {
            return statement.executeUpdate(
                    "delete from books where shelf = '" + shelfOr(shelf) + "'"); // unsafe sql/dynamic-text
        }
    }

    int safeInstanceHelper() throws SQLException {
        try (Statement statement = source.getConnection().createStatement()) {
            return statement.executeUpdate(
                    "delete from books where shelf = '" + shelf() + "'"); // safe sql/dynamic-text
        }
    }

    ResultSet unsafeGenericHelper(String column) throws SQLException {
        String by = firstOf(column, "title");
        Statement statement = source.getConnection().createStatement();
        return statement.executeQuery("select * from books order by " + by); // unsafe sql/dynamic-text
    }

    ResultSet safeGenericHelper(String column) throws SQLException {
        String by = firstOf("title", column);
        Statement statement = source.getConnection().createStatement();
        return statement.executeQuery("select * from books order by " + by); // safe sql/dynamic-text
    }

    ResultSet unsafeVarargs(String column) throws SQLException {
        String columns = joined(", ", "id", "title", column);
        Statement statement = source.getConnection().createStatement();
        return statement.executeQuery("select " + columns + " from books"); // unsafe sql/dynamic-text
    }

    ResultSet safeVarargs(String author) throws SQLException {
        String columns = joined(", ", "id", "title", "year");
        Statement statement = source.getConnection().createStatement();
        statement.setMaxRows(author.length());
        return statement.executeQuery("select " + columns + " from books"); // safe sql/dynamic-text
    }

    ResultSet unsafeRecursion(String table) throws SQLException {
        Statement statement = source.getConnection().createStatement();
        return statement.executeQuery("select * from " + named(2, table)); // unsafe sql/dynamic-text
    }

    ResultSet safeRecursion() throws SQLException {
        Statement statement = source.getConnection().createStatement();
        return statement.executeQuery("select * from " + named(2, "books")); // safe sql/dynamic-text
    }

    ResultSet unsafeLambdaCapture(String author) throws SQLException {
        Supplier<String> condition = () -> "author = '" + author + "'";
        Statement statement = source.getConnection().createStatement();
        return statement.executeQuery("select * from books where " + condition.get()); // unsafe sql/dynamic-text
    }

    ResultSet safeLambdaCapture(String author) throws SQLException {
        String kind = "novel";
        Supplier<String> condition = () -> "kind = '" + kind + "'";
        Statement statement = source.getConnection().createStatement();
        statement.setQueryTimeout(author.length());
        return statement.executeQuery("select * from books where " + condition.get()); // safe sql/dynamic-text
    }

    ResultSet unsafeFunctionApplied(String isbn) throws SQLException {
        Function<String, String> equal = value -> "isbn = '" + value.replace("-", "") + "'";
        Statement statement = source.getConnection().createStatement();
        return statement.executeQuery("select * from books where " + equal.apply(isbn)); // unsafe sql/dynamic-text
    }

    ResultSet safeFunctionApplied(String isbn) throws SQLException {
        Function<String, String> equal = value -> value.length() == 13 ? "isbn is not null" : "isbn is null";
        Statement statement = source.getConnection().createStatement();
        return statement.executeQuery("select * from books where " + equal.apply(isbn)); // safe sql/dynamic-text
    }

    ResultSet unsafeMethodReference(String title) throws SQLException {
        UnaryOperator<String> quote = BookCatalogue::quoted;
        Statement statement = source.getConnection().createStatement();
        return statement.executeQuery(
                "select * from books where title = " + quote.apply(title)); // unsafe sql/dynamic-text
    }

    ResultSet safeMethodReference(String title) throws SQLException {
        UnaryOperator<String> only = BookCatalogue::activeOnly;
        Statement statement = source.getConnection().createStatement();
        return statement.executeQuery("select * from books where " + only.apply(title)); // safe sql/dynamic-text
    }

    ResultSet unsafeNestedLambda(String word) throws SQLException {
        Function<String, Supplier<String>> like = column -> () -> column + " like '%" + word + "%'";
        String condition = like.apply("title").get();
        Statement statement = source.getConnection().createStatement();
        return statement.executeQuery("select * from books where " + condition); // unsafe sql/dynamic-text
    }

    ResultSet safeNestedLambda(String word) throws SQLException {
        Function<String, Supplier<String>> like = column -> () -> column + " like '%" + word.length() + "%'";
        String condition = like.apply("title").get();
        Statement statement = source.getConnection().createStatement();
        return statement.executeQuery("select * from books where " + condition); // safe sql/dynamic-text
    }

    ResultSet unsafeInnerClassReadsLocal(String branch) throws SQLException {
        class Filter {
            String text() {
                return " where branch = '" + branch + "'";
            }
        }
        Statement statement = source.getConnection().createStatement();
        return statement.executeQuery("select * from books" + new Filter().text()); // unsafe sql/dynamic-text
    }

    ResultSet safeInnerClassReadsLocal(String branch) throws SQLException {
        boolean lent = branch.isEmpty();
        class Filter {
            String text() {
                return " where lent = " + lent;
            }
        }
        Statement statement = source.getConnection().createStatement();
        return statement.executeQuery("select * from books" + new Filter().text()); // safe sql/dynamic-text
    }

    ResultSet unsafeAnonymousClass(String column) throws SQLException {
        Supplier<String> order = new Supplier<>() {
            @Override
            public String get() {
                return column;
            }
        };
        Statement statement = source.getConnection().createStatement();
        return statement.executeQuery("select * from books order by " + order.get()); // unsafe sql/dynamic-text
    }

    ResultSet safeAnonymousClass(String column) throws SQLException {
        Supplier<String> order = new Supplier<>() {
            @Override
            public String get() {
                return column == null ? "title" : "author";
            }
        };
        Statement statement = source.getConnection().createStatement();
        return statement.executeQuery("select * from books order by " + order.get()); // safe sql/dynamic-text
    }

    ResultSet anyBook() throws SQLException {
        return run(source.getConnection().createStatement(), "books");
    }
}
