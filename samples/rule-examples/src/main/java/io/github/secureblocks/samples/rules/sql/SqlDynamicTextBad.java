package io.github.secureblocks.samples.rules.sql;

import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.SortBy;
import io.github.secureblocks.sql.Sql;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.SqlClient;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import javax.sql.RowSet;
import org.apache.ibatis.jdbc.SQL;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.springframework.data.jpa.domain.JpaSort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreatorFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.SimpleJdbcInsertOperations;
import org.springframework.jdbc.object.SqlUpdate;
import org.springframework.r2dbc.core.DatabaseClient;

/** SQL with values in its text, by each of the usual libraries. */
final class SqlDynamicTextBad {
    List<String> byBlock(Database db, String owner) {
        return db.list(Sql.text("select id from notes where owner = " + owner), String.class); // finds sql/dynamic-text
    }

    Sql byNameOfValue(String name, String owner) {
        return Sql.text("select id from notes where owner = :owner").bind(name, owner); // finds sql/dynamic-text
    }

    SortBy byColumn(String column) {
        return SortBy.of("created", column); // finds sql/dynamic-text
    }

    ResultSet byStatement(Connection connection, String owner) throws SQLException {
        String sql = "select id, title from notes where owner = '" + owner + "'";
        Statement statement = connection.createStatement(); // finds sql/raw-statement
        return statement.executeQuery(sql); // finds sql/dynamic-text
    }

    ResultSet byPreparedStatement(Connection connection, String order) throws SQLException {
        String sql = "select id from notes order by %s".formatted(order);
        return connection.prepareStatement(sql).executeQuery(); // finds sql/dynamic-text
    }

    List<Long> byTemplate(JdbcTemplate jdbc, String title) {
        StringBuilder sql = new StringBuilder("select id from notes where 1 = 1");
        if (!title.isEmpty()) {
            sql.append(" and title = '").append(title).append("'");
        }
        return jdbc.query(sql.toString(), (row, number) -> row.getLong(1)); // finds sql/dynamic-text
    }

    int byClient(JdbcClient jdbc, String table) {
        return jdbc.sql("delete from " + table).update(); // finds sql/dynamic-text
    }

    List<?> byEntityManager(EntityManager entities, String owner) {
        String jpql = "select n from Note n where n.owner = '" + owner + "'";
        return entities.createQuery(jpql).getResultList(); // finds sql/dynamic-text
    }

    void byRowSet(RowSet rows, String owner) throws SQLException {
        rows.setCommand("select id from notes where owner = '" + owner + "'"); // finds sql/dynamic-text
    }

    PreparedStatementCreatorFactory byFactory(String order) {
        return new PreparedStatementCreatorFactory("select id from notes order by " + order); // finds sql/dynamic-text
    }

    SqlUpdate byObject(DataSource source, String table) {
        return new SqlUpdate(source, "delete from " + table); // finds sql/dynamic-text
    }

    SimpleJdbcInsertOperations byTableName(SimpleJdbcInsertOperations insert, String table) {
        return insert.withTableName(table); // finds sql/dynamic-text
    }

    JpaSort bySort(String order) {
        return JpaSort.unsafe("length(" + order + ")"); // finds sql/dynamic-text
    }

    MutationQuery byHibernate(Session session, String owner) {
        return session.createMutationQuery("delete Note where owner = '" + owner + "'"); // finds sql/dynamic-text
    }

    SQL byMybatis(String owner) {
        return new SQL().SELECT("id").FROM("notes").WHERE("owner = '" + owner + "'"); // finds sql/dynamic-text
    }

    Condition byJooq(String owner) {
        return DSL.condition("owner = '" + owner + "'"); // finds sql/dynamic-text
    }

    Result<Record> byJooqContext(DSLContext jooq, String order) {
        return jooq.fetch("select id from notes order by " + order); // finds sql/dynamic-text
    }

    Query byJdbi(Handle handle, String owner) {
        return handle.createQuery("select id from notes where owner = '" + owner + "'"); // finds sql/dynamic-text
    }

    Query byJdbiAttribute(Handle handle, String order) {
        Query query = handle.createQuery("select id from notes order by <order>");
        return query.define("order", order); // finds sql/dynamic-text
    }

    io.r2dbc.spi.Statement byReactive(io.r2dbc.spi.Connection connection, String order) {
        return connection.createStatement("select id from notes order by " + order); // finds sql/dynamic-text
    }

    DatabaseClient.GenericExecuteSpec byReactiveClient(DatabaseClient client, String table) {
        return client.sql("delete from " + table); // finds sql/dynamic-text
    }

    PreparedQuery<?> byVertx(SqlClient client, String order) {
        return client.preparedQuery("select id from notes order by " + order); // finds sql/dynamic-text
    }
}
