package io.github.secureblocks.samples.corpus.sql;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Orders of the shop; which statement runs hangs on conditions. */
final class OrderQueries {
    private static final boolean LEGACY_SCHEMA = false;
    private static final int SCHEMA_VERSION = 7;

    private final Connection connection;

    OrderQueries(Connection connection) {
        this.connection = connection;
    }

    ResultSet unsafeDeadBranchByConstantField(String customer) throws SQLException {
        String sql = "select id, total from orders where customer_id = ?";
        if (!LEGACY_SCHEMA) {
            sql = "select id, total from orders where customer = '" + customer + "'";
        }
        Statement statement = connection.createStatement();
        return statement.executeQuery(sql); // unsafe sql/dynamic-text
    }

    ResultSet safeDeadBranchByConstantField(String customer) throws SQLException {
        String sql = "select id, total from orders where customer_id = 1";
        if (LEGACY_SCHEMA) {
            sql = "select id, total from orders where customer = '" + customer + "'";
        }
        Statement statement = connection.createStatement();
        return statement.executeQuery(sql); // safe sql/dynamic-text
    }

    int unsafeArithmeticCondition(HttpServletRequest request) throws SQLException {
        String status = request.getParameter("status");
        int limit = 86;
        String wanted;
        if (7 * 42 - limit > 300) {
            wanted = "open";
        } else {
            wanted = status;
        }
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(
                    "delete from carts where status = '" + wanted + "'"); // unsafe sql/dynamic-text
        }
    }

    int safeArithmeticCondition(HttpServletRequest request) throws SQLException {
        String status = request.getParameter("status");
        int limit = 86;
        String wanted;
        if (7 * 42 - limit > 200) {
            wanted = "open";
        } else {
            wanted = status;
        }
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(
                    "delete from carts where status = '" + wanted + "'"); // safe sql/dynamic-text
        }
    }

    List<String> unsafeStringLengthCondition(String column) throws SQLException {
        String table = "orders";
        if (table.length() > 6) {
            column = "total";
        }
        List<String> values = new ArrayList<>();
        String sql = "select " + column + " from " + table;
        try (Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery(sql); // unsafe sql/dynamic-text
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    List<String> safeStringLengthCondition(String column) throws SQLException {
        String table = "orders_archive";
        if (table.length() > 6) {
            column = "total";
        }
        List<String> values = new ArrayList<>();
        String sql = "select " + column + " from " + table;
        try (Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery(sql); // safe sql/dynamic-text
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    PreparedStatement unsafeConstantSwitch(String filter) throws SQLException {
        String where;
        switch (SCHEMA_VERSION) {
            case 5:
            case 6:
                where = "archived = false";
                break;
            case 7:
                where = filter;
                break;
            default:
                where = "1 = 1";
                break;
        }
        return connection.prepareStatement("select id from orders where " + where); // unsafe sql/dynamic-text
    }

    PreparedStatement safeConstantSwitch(String filter) throws SQLException {
        String where;
        switch (SCHEMA_VERSION) {
            case 5:
            case 6:
                where = filter;
                break;
            case 7:
                where = "archived = false";
                break;
            default:
                where = filter;
                break;
        }
        return connection.prepareStatement("select id from orders where " + where); // safe sql/dynamic-text
    }

    PreparedStatement unsafeBothWays(boolean newestFirst, String order) throws SQLException {
        String direction;
        if (newestFirst) {
            direction = "placed_at desc";
        } else {
            direction = order;
        }
        return connection.prepareStatement("select id from orders order by " + direction); // unsafe sql/dynamic-text
    }

    PreparedStatement safeBothWays(boolean newestFirst, String order) throws SQLException {
        String direction;
        if (newestFirst) {
            direction = "placed_at desc";
        } else {
            direction = "placed_at asc";
        }
        PreparedStatement statement = connection.prepareStatement(
                "select id from orders where note = ? order by " + direction); // safe sql/dynamic-text
        statement.setString(1, order);
        return statement;
    }

    ResultSet unsafeCorrelatedConditions(boolean all, String owner) throws SQLException {
        String condition = "true";
        if (!all) {
            condition = "owner = '" + owner + "'";
        }
        Statement statement = connection.createStatement();
        if (!all) {
            return statement.executeQuery("select id from orders where " + condition); // unsafe sql/dynamic-text
        }
        return statement.executeQuery("select id from orders");
    }

    ResultSet safeCorrelatedConditions(boolean all, String owner) throws SQLException {
        String condition = "true";
        if (!all) {
            condition = "owner = '" + owner + "'";
        }
        Statement statement = connection.createStatement();
        if (all) {
            return statement.executeQuery("select id from orders where " + condition); // safe sql/dynamic-text
        }
        throw new IllegalStateException("nobody may ask for the orders of " + condition.length());
    }

    ResultSet unsafeReassigned(String number) throws SQLException {
        String key = "0000";
        key = number;
        String sql = "select * from orders where number = '" + key + "'";
        return connection.createStatement().executeQuery(sql); // unsafe sql/dynamic-text
    }

    ResultSet safeReassigned(String number) throws SQLException {
        String key = number;
        if (key.isBlank()) {
            return connection.createStatement().executeQuery("select * from orders");
        }
        key = "0000";
        String sql = "select * from orders where number = '" + key + "'";
        return connection.createStatement().executeQuery(sql); // safe sql/dynamic-text
    }

    ResultSet unsafeTernaryChain(int kind, String table) throws SQLException {
        String from = kind == 0 ? "orders" : kind == 1 ? "returns" : kind == 2 ? table : "carts";
        return connection.createStatement().executeQuery("select count(*) from " + from); // unsafe sql/dynamic-text
    }

    ResultSet safeTernaryChain(int kind, String table) throws SQLException {
        String from = kind == 0 ? "orders" : kind == 1 ? "returns" : table.isEmpty() ? "drafts" : "carts";
        return connection.createStatement().executeQuery("select count(*) from " + from); // safe sql/dynamic-text
    }

    ResultSet unsafeGuardClause(String column) throws SQLException {
        if (column == null || column.isEmpty()) {
            throw new IllegalArgumentException("column");
        }
        return connection
                .createStatement()
                .executeQuery("select " + column + " from orders"); // unsafe sql/dynamic-text
    }

    ResultSet safeGuardClause(String column) throws SQLException {
        if (!"id".equals(column) && !"total".equals(column)) {
            throw new IllegalArgumentException("column");
        }
        return connection.createStatement().executeQuery("select " + column + " from orders"); // safe sql/dynamic-text
    }
}
