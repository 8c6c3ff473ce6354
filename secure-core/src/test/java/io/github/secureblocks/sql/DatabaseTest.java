package io.github.secureblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.secureblocks.sql.DatabaseException.Reason;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private static final String SECRET = "s3cret-value";

    private final String url = InMemory.url();
    private Database db;

    @BeforeEach
    void open() {
        db = Database.open(InMemory.settings(url)
                .maximumRows(5)
                .queryTimeout(Duration.ofSeconds(1))
                .build());
        db.update(Sql.text("create table t (id int primary key, v varchar(20) unique)"));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void answersHowManyRowsChanged() {
        insert(1, "a");
        insert(2, "b");

        assertThat(db.update(Sql.text("update t set v = :v where id = :id")
                        .bind("v", "c")
                        .bind("id", 1)))
                .isEqualTo(1);
        assertThat(db.update(
                        Sql.text("delete from t").where(Sql.text("id > :id").bind("id", 5))))
                .isZero();
        assertThat(db.updateAll(Sql.text("delete from t"))).isEqualTo(2);
    }

    @Test
    void refusesToDeleteEveryRowByMistake() {
        insert(1, "a");

        assertThatExceptionOfType(SqlRefused.class)
                .isThrownBy(() -> db.update(Sql.text("delete from t")))
                .withMessage(
                        "The statement changes every row; write .where(Sql.text(\"id = :id\").bind(\"id\", id)), or"
                                + " updateAll(sql) where that is meant (in: delete from t)");
        assertThatExceptionOfType(SqlRefused.class)
                .isThrownBy(() -> db.transaction(tx -> tx.update(Sql.text("delete from t"))));
        assertThatExceptionOfType(SqlRefused.class).isThrownBy(() -> db.list(Sql.text("delete from t"), String.class));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void oneIsEmptyOrOneAndNeverTheFirstOfMany() {
        assertThat(db.one(Sql.text("select v from t"), String.class)).isEmpty();
        insert(1, "a");
        assertThat(db.one(Sql.text("select v from t"), String.class)).contains("a");
        insert(2, SECRET);
        fails(
                () -> db.one(Sql.text("select v from t"), String.class),
                Reason.TOO_MANY_ROWS,
                "ask by a unique key, or write db.list(sql, String.class): select v from t");
        assertThat(db.one(Sql.text("select max(id) from t where id > 9"), Integer.class))
                .isEmpty();
    }

    @Test
    void refusesMoreRowsThanAllowedInsteadOfCuttingThemOff() {
        for (int i = 0; i < 5; i++) {
            insert(i, "v" + i);
        }
        assertThat(db.list(Sql.text("select v from t"), String.class)).hasSize(5);
        insert(5, SECRET);
        fails(
                () -> db.list(Sql.text("select v from t"), String.class),
                Reason.TOO_MANY_ROWS,
                "More than 5 rows; add .limit(50)");
        fails(
                () -> db.list(Sql.text("select v from t").limit(50), String.class),
                Reason.TOO_MANY_ROWS,
                "More than 5 rows");
        assertThat(db.list(Sql.text("select v from t").limit(3), String.class)).hasSize(3);
    }

    @Test
    void endsAStatementThatTakesTooLong() {
        fails(
                () -> db.one(
                        Sql.text("select count(*) from system_range(1, 100000000) a, system_range(1, 100000000) b"),
                        Long.class),
                Reason.TIMEOUT,
                "did not finish the statement in time");
    }

    @Test
    void theDriverWritesValuesIntoItsMessageAndOursDoesNot() throws Exception {
        insert(1, SECRET);
        try (var raw = DriverManager.getConnection(url, "sa", "s3cret-of-the-pool");
                var statement = raw.prepareStatement("insert into t values (2, ?)")) {
            statement.setString(1, SECRET);
            assertThatThrownBy(statement::executeUpdate).hasMessageContaining(SECRET);
        }

        fails(
                () -> insert(2, SECRET),
                Reason.UNIQUE_VIOLATION,
                "SQLSTATE 23505, vendor code 23505): insert into t values (:id, :v)");
        fails(() -> insert(3, SECRET.repeat(9)), Reason.DATA, "insert into t values (:id, :v)");
        fails(
                () -> db.list(Sql.text("select id from t where id = :id").bind("id", SECRET), Integer.class),
                Reason.DATA,
                "select id from t where id = :id");
        fails(
                () -> db.update(Sql.text("insert into nowhere values (:v)").bind("v", SECRET)),
                Reason.STATEMENT,
                "does not understand the statement, or a table or column in it (SQLSTATE 42S02");
        fails(() -> db.list(Sql.text("select nothing from t"), String.class), Reason.STATEMENT, "no such column");
        fails(() -> db.update(Sql.text("select id from t")), Reason.OTHER, "it answers rows: write db.list");
        fails(
                () -> db.list(Sql.text("update t set v = :v where id = 1").bind("v", SECRET), String.class),
                Reason.OTHER,
                "it answers no rows: write db.update");
    }

    @Test
    void aTransactionTakesEffectTogether() {
        int written = db.transaction(tx -> {
            tx.update(insertion(1, "a"));
            assertThat(tx.one(Sql.text("select v from t"), String.class)).contains("a");
            tx.update(insertion(2, "b"));
            assertThat(tx.list(Sql.text("select v from t"), String.class)).hasSize(2);
            assertThat(fromOutside()).as("seen from outside").isZero();
            return 2;
        });

        assertThat(written).isEqualTo(2);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aTransactionTakesNoEffectAfterAnyFailure() {
        insert(1, "a");
        List<Throwable> failures =
                List.of(new IllegalStateException("no"), new AssertionError("no"), new Exception("no"));
        for (Throwable failure : failures) {
            assertThatThrownBy(() -> db.transaction(tx -> {
                        tx.update(insertion(2, "b"));
                        tx.updateAll(Sql.text("update t set v = null"));
                        return DatabaseTest.<RuntimeException>raise(failure);
                    }))
                    .isSameAs(failure)
                    .hasNoSuppressedExceptions();
            assertThat(db.list(Sql.text("select v from t"), String.class)).containsExactly("a");
        }
        fails(
                () -> db.transaction(tx -> {
                    tx.update(insertion(2, "b"));
                    return tx.update(insertion(3, "a"));
                }),
                Reason.UNIQUE_VIOLATION,
                "insert into t");
        assertThat(count()).isEqualTo(1);
        insert(4, "after");
        assertThat(count()).as("auto-commit is on again").isEqualTo(2);
    }

    @Test
    void refusesATransactionInATransaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> db.transaction(tx -> {
                    tx.update(insertion(1, "a"));
                    return db.transaction(inner -> inner.update(insertion(2, "b")));
                }))
                .withMessage("This thread is in a transaction already; hand its tx on instead of starting a second:"
                        + " save(tx, note)");
        assertThat(count()).isZero();
        assertThat(db.<Integer>transaction(tx -> tx.update(insertion(1, "a")))).isEqualTo(1);
    }

    @Test
    void refusesAStatementThatATransactionWouldNotTakeBack() throws Exception {
        try (var raw = DriverManager.getConnection(url, "sa", "s3cret-of-the-pool");
                var other = DriverManager.getConnection(url, "sa", "s3cret-of-the-pool")) {
            raw.setAutoCommit(false);
            other.createStatement().executeUpdate("insert into t values (9, 'stays')");
            raw.rollback();
        }
        assertThat(count()).as("raw: a second connection's change stays").isEqualTo(1);

        for (Function<Sql, Object> beside :
                List.<Function<Sql, Object>>of(db::update, db::updateAll, sql -> db.list(sql, String.class))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> db.transaction(tx -> beside.apply(insertion(1, SECRET))))
                    .withMessage("This thread is in a transaction, which this call would not be part of; write tx.list,"
                            + " tx.one or tx.update instead of db's (in: insert into t values (:id, :v))");
        }
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aTransactionCannotBeKept() {
        AtomicReference<Transaction> kept = new AtomicReference<>();
        db.transaction(tx -> {
            kept.set(tx);
            return 0;
        });

        assertThatIllegalStateException()
                .isThrownBy(() -> kept.get().update(insertion(1, "a")))
                .withMessageStartingWith("The transaction is over; use tx only inside");
        assertThat(count()).isZero();
    }

    @Test
    void worksOverAForeignDataSourceAndLeavesItOpen() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        source.setUser("sa");
        source.setPassword("s3cret-of-the-pool");
        insert(1, "a");

        try (Database over = Database.over(source)) {
            assertThat(over.one(Sql.text("select v from t"), String.class)).contains("a");
            assertThat(over.<Optional<String>>transaction(tx -> tx.one(Sql.text("select v from t"), String.class)))
                    .contains("a");
        }
        assertThat(Database.over(source).one(Sql.text("select v from t"), String.class))
                .contains("a");
    }

    @Test
    void refusesASourceWhoseChangesWouldBeLost() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("sa");
        config.setPassword("s3cret-of-the-pool");
        config.setAutoCommit(false);
        try (HikariDataSource source = new HikariDataSource(config)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Database.over(source).update(insertion(1, "a")))
                    .withMessageContaining("switch it on: dataSource.setAutoCommit(true)");
            assertThat(source.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
        assertThat(count()).isZero();
    }

    @Test
    void refusesAPoolWhoseConnectionsDoNotCommitAlthoughItSaysSo() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("sa");
        config.setPassword("s3cret-of-the-pool");
        config.setConnectionInitSql("set autocommit false");
        try (HikariDataSource source = new HikariDataSource(config)) {
            try (var raw = source.getConnection()) {
                raw.createStatement().executeUpdate("insert into t values (9, 'lost')");
            }
            assertThat(source.isAutoCommit()).isTrue();
            assertThatIllegalStateException()
                    .isThrownBy(() -> Database.over(source).update(insertion(1, "a")))
                    .withMessageContaining("switch it on");
            assertThatIllegalStateException()
                    .isThrownBy(() -> Database.over(source).<Integer>transaction(tx -> tx.update(insertion(2, "b"))))
                    .withMessageContaining("switch it on");
        }
        assertThat(count()).as("raw: the change is lost").isZero();
    }

    @Test
    void givesBackEveryConnection() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> db.list(Sql.text("select nothing from t"), String.class))
                    .isInstanceOf(DatabaseException.class);
            assertThatThrownBy(() -> db.list(Sql.text("select :a"), String.class))
                    .isInstanceOf(SqlRefused.class);
            assertThatThrownBy(() -> db.transaction(tx -> tx.list(Sql.text("select 1, 2"), String.class)))
                    .isInstanceOf(DatabaseException.class);
        }
        assertThat(count()).isZero();
    }

    private void insert(int id, String v) {
        db.update(insertion(id, v));
    }

    private static Sql insertion(int id, String v) {
        return Sql.text("insert into t values (:id, :v)").bind("id", id).bind("v", v);
    }

    private long fromOutside() {
        try (Database outside = Database.open(InMemory.settings(url).build())) {
            return outside.one(Sql.text("select count(*) from t"), Long.class).orElseThrow();
        }
    }

    private long count() {
        return db.one(Sql.text("select count(*) from t"), Long.class).orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> int raise(Throwable failure) throws E {
        throw (E) failure;
    }

    private static void fails(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Reason reason, String text) {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(call)
                .matches(failure -> failure.reason() == reason, "reason is " + reason)
                .withMessageContaining(text)
                .withMessageNotContaining(SECRET)
                .withNoCause();
    }
}
