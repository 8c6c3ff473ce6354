package io.github.secureblocks.samples.rules.sql;

import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.SqlClient;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.ibatis.jdbc.SQL;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

/** Text that is put together, but out of constants alone. */
final class SqlDynamicTextNearMiss {
    private static final String COLUMNS = "id, title";

    ResultSet prepared(Connection connection, String owner) throws SQLException {
        String sql = "select " + COLUMNS + " from notes where owner = ?";
        PreparedStatement statement = connection.prepareStatement(sql); // finds sql/raw-statement
        statement.setString(1, owner);
        return statement.executeQuery();
    }

    List<Long> oneOfTwo(JdbcTemplate jdbc, boolean newestFirst) {
        String order = newestFirst ? "created_at desc" : "created_at";
        String sql = "select id from notes order by " + order;
        return jdbc.query(sql, (row, number) -> row.getLong(1)); // finds sql/raw-statement
    }

    MutationQuery hibernate(Session session, String owner) {
        return session.createMutationQuery("delete Note where owner = :owner").setParameter("owner", owner);
    }

    SQL mybatis(boolean mine) {
        SQL sql = new SQL().SELECT(COLUMNS).FROM("notes");
        return mine ? sql.WHERE("owner = #{owner}") : sql;
    }

    Condition jooq(String owner) {
        return DSL.condition("owner = {0}", DSL.val(owner))
                .and(DSL.field(DSL.name("open")).isTrue());
    }

    Query jdbi(Handle handle, String owner, boolean newestFirst) {
        return handle.createQuery("select id from notes where owner = :owner order by created_at <direction>")
                .define("direction", newestFirst ? "desc" : "asc")
                .bind("owner", owner);
    }

    DatabaseClient.GenericExecuteSpec reactive(DatabaseClient client, String owner) {
        return client.sql("select " + COLUMNS + " from notes where owner = :owner")
                .bind("owner", owner);
    }

    PreparedQuery<?> vertx(SqlClient client) {
        return client.preparedQuery("select " + COLUMNS + " from notes where owner = $1");
    }
}
