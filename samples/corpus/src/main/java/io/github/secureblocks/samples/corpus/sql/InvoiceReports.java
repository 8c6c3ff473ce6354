package io.github.secureblocks.samples.corpus.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Reports over invoices; the text is put together in many ways. */
final class InvoiceReports {
    private final Connection db;

    InvoiceReports(Connection db) {
        this.db = db;
    }

    ResultSet unsafeLoopOfPlaceholders(List<String> states) throws SQLException {
        StringBuilder sql = new StringBuilder("select id from invoices where state in (");
        for (String state : states) {
            sql.append('\'').append(state).append("',");
        }
        sql.setLength(sql.length() - 1);
        sql.append(")");
        return db.createStatement().executeQuery(sql.toString()); // unsafe sql/dynamic-text
    }

    ResultSet safeLoopOfPlaceholders(List<String> states) throws SQLException {
        StringBuilder sql = new StringBuilder("select id from invoices where state in (");
        for (int i = 0; i < states.size(); i++) {
            sql.append(i == 0 ? "?" : ", ?");
        }
        sql.append(")");
        PreparedStatement statement = db.prepareStatement(sql.toString()); // safe sql/dynamic-text
        for (int i = 0; i < states.size(); i++) {
            statement.setString(i + 1, states.get(i));
        }
        return statement.executeQuery();
    }

    ResultSet unsafeBuilderSetLength(String customer) throws SQLException {
        StringBuilder sql = new StringBuilder("select sum(amount) from invoices");
        int plain = sql.length() + " where customer = '".length();
        sql.append(" where customer = '").append(customer).append("'");
        if (customer.isEmpty()) {
            sql.setLength(plain);
        }
        return db.createStatement().executeQuery(sql.toString()); // unsafe sql/dynamic-text
    }

    ResultSet safeBuilderSetLength(String customer) throws SQLException {
        StringBuilder sql = new StringBuilder();
        sql.append("select sum(amount) from invoices where customer = '").append(customer);
        sql.setLength(0);
        sql.append("select sum(amount) from invoices");
        return db.createStatement().executeQuery(sql.toString()); // safe sql/dynamic-text
    }

    ResultSet unsafeBuilderInsert(String columns) throws SQLException {
        StringBuilder sql = new StringBuilder(" from invoices");
        sql.insert(0, columns).insert(0, "select ");
        return db.createStatement().executeQuery(sql.toString()); // unsafe sql/dynamic-text
    }

    ResultSet safeBuilderInsert(String columns) throws SQLException {
        StringBuilder sql = new StringBuilder(" from invoices");
        sql.insert(0, columns.length() > 8 ? "*" : "id").insert(0, "select ");
        return db.createStatement().executeQuery(sql.toString()); // safe sql/dynamic-text
    }

    ResultSet unsafeBuilderDelete(String year) throws SQLException {
        StringBuilder sql = new StringBuilder("select id from invoices where issued = ").append(year);
        sql.delete(0, 6).insert(0, "select");
        return db.createStatement().executeQuery(sql.toString()); // unsafe sql/dynamic-text
    }

    ResultSet safeBuilderDelete(String year) throws SQLException {
        StringBuilder sql = new StringBuilder(year);
        sql.delete(0, sql.length()).append("select id from invoices where issued > '2020-01-01'");
        return db.createStatement().executeQuery(sql.toString()); // safe sql/dynamic-text
    }

    ResultSet unsafeBuilderReplace(String table) throws SQLException {
        StringBuilder sql = new StringBuilder("select id from TABLE where paid");
        sql.replace(15, 20, table);
        return db.createStatement().executeQuery(sql.toString()); // unsafe sql/dynamic-text
    }

    ResultSet safeBuilderReplace(boolean archive) throws SQLException {
        StringBuilder sql = new StringBuilder("select id from TABLE where paid");
        sql.replace(15, 20, archive ? "invoices_archive" : "invoices");
        return db.createStatement().executeQuery(sql.toString()); // safe sql/dynamic-text
    }

    ResultSet unsafeBuilderAlias(String filter) throws SQLException {
        StringBuilder head = new StringBuilder("select id from invoices");
        StringBuilder tail = head;
        tail.append(" where ").append(filter);
        return db.createStatement().executeQuery(head.toString()); // unsafe sql/dynamic-text
    }

    ResultSet safeBuilderAlias(String filter) throws SQLException {
        StringBuilder head = new StringBuilder("select id from invoices");
        StringBuilder log = new StringBuilder(head);
        log.append(" for ").append(filter);
        return db.createStatement().executeQuery(head.toString()); // safe sql/dynamic-text
    }

    int unsafeFormat(String state, long id) throws SQLException {
        String sql = String.format("update invoices set state = '%s' where id = %d", state, id);
        return db.createStatement().executeUpdate(sql); // unsafe sql/dynamic-text
    }

    int safeFormat(long id) throws SQLException {
        String sql = String.format("update invoices set state = '%s' where id = %d", "paid", id);
        return db.createStatement().executeUpdate(sql); // safe sql/dynamic-text
    }

    int unsafeMessageFormat(String table) throws SQLException {
        String sql = MessageFormat.format("delete from {0} where state = ''{1}''", table, "void");
        return db.createStatement().executeUpdate(sql); // unsafe sql/dynamic-text
    }

    int safeMessageFormat() throws SQLException {
        String sql = MessageFormat.format("delete from {0} where state = ''{1}''", "invoices", "void");
        return db.createStatement().executeUpdate(sql); // safe sql/dynamic-text
    }

    PreparedStatement unsafeTextBlock(String currency) throws SQLException {
        String sql = """
                select customer, sum(amount)
                from invoices
                where currency = '%s'
                group by customer
                """.formatted(currency);
        return db.prepareStatement(sql); // unsafe sql/dynamic-text
    }

    PreparedStatement safeTextBlock(String currency) throws SQLException {
        String sql = """
                select customer, sum(amount)
                from invoices
                where currency = ?
                group by customer
                """;
        PreparedStatement statement = db.prepareStatement(sql); // safe sql/dynamic-text
        statement.setString(1, currency);
        return statement;
    }

    PreparedStatement unsafeConcat(String suffix) throws SQLException {
        return db.prepareStatement("select * from invoices ".concat(suffix)); // unsafe sql/dynamic-text
    }

    PreparedStatement safeConcat(String note) throws SQLException {
        PreparedStatement found =
                db.prepareStatement("select * from invoices ".concat("where note = ?")); // safe sql/dynamic-text
        found.setString(1, note);
        return found;
    }

    PreparedStatement unsafeRepeat(String mark, int count) throws SQLException {
        return db.prepareStatement("insert into lines values (0" + mark.repeat(count) + ")"); // unsafe sql/dynamic-text
    }

    PreparedStatement safeRepeat(String mark, int count) throws SQLException {
        String marks = ", ?".repeat(count + mark.length());
        return db.prepareStatement("insert into lines values (0" + marks + ")"); // safe sql/dynamic-text
    }

    PreparedStatement unsafeReplacedName(String schema) throws SQLException {
        return db.prepareStatement("select * from $.invoices".replace("$", schema)); // unsafe sql/dynamic-text
    }

    PreparedStatement safeReplacedName(boolean test) throws SQLException {
        String schema = test ? "billing_test" : "billing";
        return db.prepareStatement("select * from $.invoices".replace("$", schema)); // safe sql/dynamic-text
    }

    PreparedStatement unsafeSubstring(String order) throws SQLException {
        String column = order.startsWith("-") ? order.substring(1) : "id";
        return db.prepareStatement("select * from invoices order by " + column); // unsafe sql/dynamic-text
    }

    PreparedStatement safeSubstring(String order) throws SQLException {
        String columns = "id,amount,customer";
        String column = order.startsWith("-") ? columns.substring(3, 9) : columns.substring(0, 2);
        return db.prepareStatement("select * from invoices order by " + column); // safe sql/dynamic-text
    }

    PreparedStatement unsafeCharArray(char[] state) throws SQLException {
        return db.prepareStatement(
                "select 1 from invoices where state = '" + new String(state) + "'"); // unsafe sql/dynamic-text
    }

    PreparedStatement safeCharArray(char[] state) throws SQLException {
        char[] paid = {'p', 'a', 'i', 'd'};
        String text = state.length == 0 ? "open" : new String(paid);
        return db.prepareStatement("select 1 from invoices where state = '" + text + "'"); // safe sql/dynamic-text
    }

    ResultSet unsafeUuid(String reference) throws SQLException {
        UUID.fromString("00000000-0000-0000-0000-000000000000");
        Statement statement = db.createStatement();
        return statement.executeQuery(
                "select * from invoices where ref = '" + reference + "'"); // unsafe sql/dynamic-text
    }

    ResultSet safeUuid(String reference) throws SQLException {
        UUID parsed = UUID.fromString(reference);
        Statement statement = db.createStatement();
        return statement.executeQuery("select * from invoices where ref = '" + parsed + "'"); // safe sql/dynamic-text
    }

    ResultSet unsafeUpperCase(String state) throws SQLException {
        String upper = state.strip().toUpperCase(Locale.ROOT);
        return db.createStatement()
                .executeQuery("select * from invoices where state = '" + upper + "'"); // unsafe sql/dynamic-text
    }

    ResultSet safeUpperCase(boolean open) throws SQLException {
        String upper = (open ? " open" : " paid").strip().toUpperCase(Locale.ROOT);
        return db.createStatement()
                .executeQuery("select * from invoices where state = '" + upper + "'"); // safe sql/dynamic-text
    }

    ResultSet unsafeBoxedValue(Object amount) throws SQLException {
        return db.createStatement()
                .executeQuery("select * from invoices where amount > " + amount); // unsafe sql/dynamic-text
    }

    ResultSet safeBoxedValue(Long amount, Boolean open) throws SQLException {
        Object least = amount;
        String sql = "select * from invoices where amount > " + least + " and open = " + open;
        return db.createStatement().executeQuery(sql); // safe sql/dynamic-text
    }
}
