package io.github.secureblocks.samples.corpus.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Scanner;

/** A program of the command line. */
public final class Application {
    /** Says which rows are meant. */
    interface Selection {
        String where();
    }

    record ById(long id) implements Selection {
        @Override
        public String where() {
            return "id = " + id;
        }
    }

    record ByKind(Kind kind) implements Selection {
        @Override
        public String where() {
            return "kind = '" + kind + "'";
        }
    }

    enum Kind {
        DRAFT,
        FINAL;

        String lower() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Application() {}

    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection(System.getenv("DB_URL"));
                Statement statement = connection.createStatement();
                Scanner in = new Scanner(System.in)) {
            unsafeArgument(statement, args[0]);
            safeArgument(statement, "drafts");
            unsafeStandardInput(statement, in.nextLine());
            safeStandardInput(statement, in.nextInt());
            unsafeTwoCallers(statement, "notes");
            unsafeTwoCallers(statement, args[1]);
            safeTwoCallers(statement, "notes");
            safeTwoCallers(statement, "drafts");
            unsafeDeepCall(statement, args[0]);
            safeDeepCall(statement, args[0]);
            unsafeImplementations(statement, args.length > 2 ? new ById(2) : () -> args[2]);
            safeImplementations(statement, args.length > 2 ? new ById(2) : new ByKind(Kind.FINAL));
            unsafeArrayArgument(statement, args);
            safeArrayArgument(statement, new String[] {"id", "title"});
            unsafeLoopCall(statement, args);
            safeLoopCall(statement);
        }
    }

    private static void unsafeArgument(Statement statement, String table) throws SQLException {
        statement.execute("truncate table " + table); // unsafe sql/dynamic-text
    }

    private static void safeArgument(Statement statement, String table) throws SQLException {
        statement.execute("truncate table " + table); // safe sql/dynamic-text
    }

    private static void unsafeStandardInput(Statement statement, String line) throws SQLException {
        statement.execute("delete from notes where " + line); // unsafe sql/dynamic-text
    }

    private static void safeStandardInput(Statement statement, int number) throws SQLException {
        statement.execute("delete from notes where id = " + number); // safe sql/dynamic-text
    }

    private static void unsafeTwoCallers(Statement statement, String table) throws SQLException {
        statement.execute("drop table " + table); // unsafe sql/dynamic-text
    }

    private static void safeTwoCallers(Statement statement, String table) throws SQLException {
        statement.execute("drop table " + table); // safe sql/dynamic-text
    }

    private static void unsafeDeepCall(Statement statement, String name) throws SQLException {
        String one = first(name);
        statement.execute("delete from " + one); // unsafe sql/dynamic-text
    }

    private static void safeDeepCall(Statement statement, String name) throws SQLException {
        String one = first(name.isEmpty() ? "a" : "b");
        statement.execute("delete from " + one); // safe sql/dynamic-text
    }

    private static String first(String name) {
        return second("t_" + name);
    }

    private static String second(String name) {
        return third(name, true);
    }

    private static String third(String name, boolean keep) {
        return keep ? name : "nothing";
    }

    private static void unsafeImplementations(Statement statement, Selection selection) throws SQLException {
        statement.execute("delete from notes where " + selection.where()); // unsafe sql/dynamic-text
    }

    private static void safeImplementations(Statement statement, Selection selection) throws SQLException {
        String where =
                selection instanceof ByKind kind ? "kind = '" + kind.kind().lower() + "'" : "id = 1";
        statement.execute("delete from notes where " + where); // safe sql/dynamic-text
    }

    private static void unsafeArrayArgument(Statement statement, String[] columns) throws SQLException {
        statement.executeQuery("select " + columns[0] + " from notes"); // unsafe sql/dynamic-text
    }

    private static void safeArrayArgument(Statement statement, String[] columns) throws SQLException {
        statement.executeQuery("select " + columns[0] + " from notes"); // safe sql/dynamic-text
    }

    private static void unsafeLoopCall(Statement statement, String[] tables) throws SQLException {
        for (String table : tables) {
            clear(table, statement);
            statement.addBatch("analyze " + table); // unsafe sql/dynamic-text
        }
    }

    private static void safeLoopCall(Statement statement) throws SQLException {
        for (Kind kind : Kind.values()) {
            clear(kind.lower(), statement);
            statement.addBatch("analyze notes_" + kind.lower()); // safe sql/dynamic-text
        }
    }

    private static void clear(String table, Statement statement) {
        if (table.isEmpty() || statement == null) {
            throw new IllegalArgumentException("table");
        }
    }
}
