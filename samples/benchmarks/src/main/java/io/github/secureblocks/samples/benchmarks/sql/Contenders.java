package io.github.secureblocks.samples.benchmarks.sql;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.secureblocks.sql.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Everybody over one pool, and a table of a thousand rows beside one that is empty. */
@State(Scope.Benchmark)
public class Contenders {
    /** Where the server listens that the run has started. */
    public static final String POSTGRESQL_URL = "benchmarks.postgresql";

    static final int ROWS = 1_000;
    static final int MAXIMUM_ROWS = 10_000;
    private static final int SECONDS = 30;
    static final String INSERT = "insert into added (id, owner, title, priority) values (?, ?, ?, ?)";
    static final String INSERT_NAMED =
            "insert into added (id, owner, title, priority) values (:id, :owner, :title, :priority)";

    /** The database. */
    @Param({"h2", "postgresql"})
    public String server = "";

    HikariDataSource pool;
    Database database;
    JdbcClient jdbcClient;
    NamedParameterJdbcTemplate template;
    TransactionTemplate transaction;
    Jdbi jdbi;
    DSLContext jooq;
    private long next;

    /** Opens the pool and fills the table. */
    @Setup
    public void open() throws SQLException {
        // Without a configuration Logback writes what some peers say of every statement.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        boolean h2 = server.equals("h2");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(h2 ? "jdbc:h2:mem:benchmark" : System.getProperty(POSTGRESQL_URL));
        pool = new HikariDataSource(config);
        database = Database.over(pool);
        jdbcClient = JdbcClient.create(pool);
        template = new NamedParameterJdbcTemplate(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        jdbi = Jdbi.create(pool).registerRowMapper(ConstructorMapper.factory(Note.class));
        jooq = DSL.using(
                pool,
                h2 ? SQLDialect.H2 : SQLDialect.POSTGRES,
                new Settings().withExecuteLogging(false).withFetchWarnings(false));
        fill();
    }

    /** Closes the pool. */
    @TearDown
    public void close() {
        pool.close();
    }

    void empty() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate table added");
        }
    }

    /** The key of a row that exists. */
    long key() {
        return next++ % ROWS;
    }

    /** What the block promises of every statement, by the least calls; some drivers send one to set a time limit. */
    static void limit(Statement statement) throws SQLException {
        if (statement.getQueryTimeout() != SECONDS) {
            statement.setQueryTimeout(SECONDS);
        }
    }

    /** The time limit, and rows that cannot fill the memory. */
    static void limit(Statement statement, int rows) throws SQLException {
        limit(statement);
        statement.setMaxRows(rows);
    }

    static void bind(PreparedStatement insert, Note note) throws SQLException {
        insert.setLong(1, note.id());
        insert.setString(2, note.owner());
        insert.setString(3, note.title());
        insert.setInt(4, note.priority());
    }

    private void fill() throws SQLException {
        String columns = " (id bigint primary key, owner varchar(20), title varchar(100), priority int)";
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists notes");
            statement.execute("drop table if exists added");
            statement.execute("create table notes" + columns);
            statement.execute("create table added" + columns);
            statement.execute("create index notes_by_owner on notes (owner)");
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into notes (id, owner, title, priority) values (?, ?, ?, ?)")) {
                for (int id = 0; id < ROWS; id++) {
                    bind(insert, Note.numbered(id));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            statement.execute("analyze");
        }
    }
}
