package io.github.secureblocks.samples.databases;

import io.github.secureblocks.sql.DatabaseException.Reason;
import io.github.secureblocks.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** How a server's connections are killed and counted from outside, and which collisions it has. */
enum LoadTarget {
    POSTGRESQL(
            Engine.POSTGRESQL,
            "select pid from pg_stat_activity where usename = 'app' and pid <> pg_backend_pid()",
            "select pg_terminate_backend(%d)",
            Sql.text("select count(*) from pg_sleep(30)"),
            Set.of(Reason.TIMEOUT, Reason.UNAVAILABLE, Reason.SERIALIZATION_FAILURE)),
    MARIADB(
            Engine.MARIADB,
            "select id from information_schema.processlist where user = 'app' and id <> connection_id()",
            "kill connection %d",
            Sql.text("select sleep(30)"),
            Set.of(Reason.TIMEOUT, Reason.UNAVAILABLE, Reason.DEADLOCK));

    private static final int NO_SUCH_THREAD = 1094;

    final Engine engine;
    private final String backEnds;
    private final String killing;
    private final Sql slow;
    private final Set<Reason> certain;

    LoadTarget(Engine engine, String backEnds, String killing, Sql slow, Set<Reason> certain) {
        this.engine = engine;
        this.backEnds = backEnds;
        this.killing = killing;
        this.slow = slow;
        this.certain = certain;
    }

    /** A statement that runs into its time limit. */
    Sql slow() {
        return slow;
    }

    /** Failures without which a run has shown nothing. */
    Set<Reason> certain() {
        return certain;
    }

    /** How many connections the application has, seen by the server. */
    long connections(Server server) throws SQLException {
        return server.number("select count(*) from (" + backEnds + ") all_of_them");
    }

    /** Answers how many it has killed: one, or none where that one was gone already. */
    int killOne(Server server) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet one = statement.executeQuery(backEnds + " order by " + random() + " limit 1")) {
            if (!one.next()) {
                return 0;
            }
            long id = one.getLong(1);
            statement.execute(String.format(killing, id));
            return 1;
        } catch (SQLException failed) {
            if (failed.getErrorCode() == NO_SUCH_THREAD) {
                return 0;
            }
            throw failed;
        }
    }

    private String random() {
        return this == MARIADB ? "rand()" : "random()";
    }
}
