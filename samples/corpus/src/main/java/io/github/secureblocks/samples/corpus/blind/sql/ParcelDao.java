package io.github.secureblocks.samples.corpus.blind.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Parcels on their way, by plain JDBC. */
class ParcelDao {
    private static final Pattern COLUMN = Pattern.compile("[a-z_]{1,30}");
    private static final Set<String> SORTABLE = Set.of("weight", "sent_at", "city");

    private int rejected;

    PreparedStatement unsafeFlagVariable(Connection db, String city, boolean archived) throws SQLException {
        boolean filtered = false;
        StringBuilder sql = new StringBuilder("select id from parcels");
        if (city != null && !city.isBlank()) {
            sql.append(" where city = '").append(city.trim()).append('\'');
            filtered = true;
        }
        if (archived) {
            sql.append(filtered ? " and" : " where").append(" archived = 1");
        }
        return db.prepareStatement(sql.toString()); // unsafe sql/dynamic-text
    }

    PreparedStatement safeFlagVariable(Connection db, String city, boolean archived) throws SQLException {
        boolean filtered = false;
        StringBuilder sql = new StringBuilder("select id from parcels");
        if (city != null && !city.isBlank()) {
            sql.append(" where city = ?");
            filtered = true;
        }
        if (archived) {
            sql.append(filtered ? " and" : " where").append(" archived = 1");
        }
        PreparedStatement statement = db.prepareStatement(sql.toString()); // safe sql/dynamic-text
        if (filtered && city != null) {
            statement.setString(1, city.trim());
        }
        return statement;
    }

    ResultSet unsafePatternOfColumn(Statement statement, String column) throws SQLException {
        if (!COLUMN.matcher(column).lookingAt()) {
            throw new IllegalArgumentException("Not a column");
        }
        return statement.executeQuery("select id, " + column + " from parcels"); // unsafe sql/dynamic-text
    }

    ResultSet safePatternOfColumn(Statement statement, String column) throws SQLException {
        if (!COLUMN.matcher(column).matches()) {
            throw new IllegalArgumentException("Not a column");
        }
        return statement.executeQuery("select id, " + column + " from parcels"); // safe sql/dynamic-text
    }

    ResultSet unsafeAllowedColumns(Statement statement, String sort) throws SQLException {
        if (!SORTABLE.contains(sort)) {
            rejected++;
        }
        return statement.executeQuery("select id from parcels order by " + sort); // unsafe sql/dynamic-text
    }

    ResultSet safeAllowedColumns(Statement statement, String sort) throws SQLException {
        if (!SORTABLE.contains(sort)) {
            rejected++;
            return statement.executeQuery("select id from parcels where 1 = 0");
        }
        return statement.executeQuery("select id from parcels order by " + sort); // safe sql/dynamic-text
    }

    PreparedStatement unsafeInList(Connection db, List<String> cities) throws SQLException {
        String list = String.join(", ", cities);
        return db.prepareStatement("select id from parcels where city in (" + list + ")"); // unsafe sql/dynamic-text
    }

    PreparedStatement safeInList(Connection db, List<String> cities) throws SQLException {
        String list = String.join(", ", Collections.nCopies(cities.size(), "?"));
        String sql = "select id from parcels where city in (" + list + ")";
        PreparedStatement statement = db.prepareStatement(sql); // safe sql/dynamic-text
        int index = 1;
        for (String city : cities) {
            statement.setString(index++, city);
        }
        return statement;
    }

    int unsafeParsedNumber(Statement statement, String text) throws SQLException {
        Object weight = text;
        try {
            weight = Double.valueOf(text);
        } catch (NumberFormatException notANumber) {
            rejected++;
        }
        return statement.executeUpdate("delete from parcels where weight > " + weight); // unsafe sql/dynamic-text
    }

    int safeParsedNumber(Statement statement, String text) throws SQLException {
        Object weight = 0;
        try {
            weight = Double.valueOf(text);
        } catch (NumberFormatException notANumber) {
            rejected++;
        }
        return statement.executeUpdate("delete from parcels where weight > " + weight); // safe sql/dynamic-text
    }

    boolean unsafeFinallySets(Statement statement, String city) throws SQLException {
        String sql = "delete from parcels where ";
        try {
            sql = sql + "length(city) = " + city.strip().length();
        } finally {
            sql = "update parcels set city = '" + city + "'";
            rejected++;
        }
        return statement.execute(sql); // unsafe sql/dynamic-text
    }

    boolean safeFinallySets(Statement statement, String city) throws SQLException {
        String sql = "delete from parcels where city = '" + city + "'";
        try {
            rejected = city.strip().length();
        } finally {
            sql = "update parcels set city = null";
            rejected++;
        }
        return statement.execute(sql); // safe sql/dynamic-text
    }

    void unsafeIterator(Statement statement, List<String> tables) throws SQLException {
        Iterator<String> each = tables.iterator();
        while (each.hasNext()) {
            String table = each.next();
            if (table.isEmpty()) {
                each.remove();
                continue;
            }
            statement.addBatch("truncate table " + table); // unsafe sql/dynamic-text
        }
    }

    void safeIterator(Statement statement, List<String> tables) throws SQLException {
        List<String> known = new ArrayList<>(List.of("parcels", "labels", ""));
        Iterator<String> each = known.iterator();
        while (each.hasNext()) {
            String table = each.next();
            if (table.isEmpty() || tables.contains(table)) {
                each.remove();
                continue;
            }
            statement.addBatch("truncate table " + table); // safe sql/dynamic-text
        }
    }

    ResultSet unsafeReset(Statement statement, String city) throws SQLException {
        StringBuilder sql = new StringBuilder("select id from parcels where city = '");
        sql.append(city).append("',");
        sql.setLength(sql.length() - 1);
        return statement.executeQuery(sql.toString()); // unsafe sql/dynamic-text
    }

    ResultSet safeReset(Statement statement, String city) throws SQLException {
        StringBuilder sql = new StringBuilder();
        sql.append(city).append(',');
        rejected += sql.length();
        sql.setLength(0);
        sql.append("select id from parcels");
        return statement.executeQuery(sql.toString()); // safe sql/dynamic-text
    }
}
