package io.github.secureblocks.samples.rules.sql;

import jakarta.persistence.EntityManager;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.springframework.jdbc.core.simple.SimpleJdbcCall;
import org.springframework.r2dbc.core.DatabaseClient;

/** Constant text for what the block does not replace. */
final class SqlRawStatementNearMiss {
    List<?> mapped(EntityManager entities, String owner) {
        return entities.createNativeQuery("select id, title from notes where owner = :owner")
                .setParameter("owner", owner)
                .getResultList();
    }

    Result<Record> jooq(DSLContext jooq, String owner) {
        return jooq.fetch("select id, title from notes where owner = ?", owner);
    }

    Query jdbi(Handle handle, String owner) {
        return handle.createQuery("select id, title from notes where owner = :owner")
                .bind("owner", owner);
    }

    DatabaseClient.GenericExecuteSpec reactive(DatabaseClient client, String owner) {
        return client.sql("select id, title from notes where owner = :owner").bind("owner", owner);
    }

    CallableStatement procedure(Connection connection) throws SQLException {
        return connection.prepareCall("{? = call close_month(?)}");
    }

    SimpleJdbcCall springProcedure(SimpleJdbcCall call) {
        return call.withFunctionName("close_month");
    }
}
