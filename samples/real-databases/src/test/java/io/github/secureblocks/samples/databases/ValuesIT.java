package io.github.secureblocks.samples.databases;

import static io.github.secureblocks.samples.databases.Failures.SECRET;
import static io.github.secureblocks.samples.databases.Failures.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException.Reason;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.SqlRefused;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values at their edges: what a column keeps, rounds or refuses. */
@OnEveryDatabase
class ValuesIT {
    private final Engine engine;
    private final Server server;
    private Database db;

    ValuesIT(Engine engine, Servers servers) {
        this.engine = engine;
        this.server = servers.of(engine);
    }

    @BeforeEach
    void open() {
        db = Database.open(server.settings().build());
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
        server.execute("drop table if exists cells");
    }

    @Test
    void aMegabyteOfBytesComesBack() throws SQLException {
        table(engine.column(byte[].class));
        byte[] bytes = new byte[1 << 20];
        new Random(7).nextBytes(bytes);
        add(bytes);

        assertThat(db.one(Sql.text("select v from cells where v = :v").bind("v", bytes), byte[].class))
                .hasValueSatisfying(
                        read -> assertThat(java.util.Arrays.equals(read, bytes)).isTrue());
    }

    @Test
    void aSecretIsBoundAndNeverTold() throws SQLException {
        table("varchar(20) primary key");
        add(Secret.of(SECRET));

        assertThat(db.one(Sql.text("select v from cells where v = :v").bind("v", Secret.of(SECRET)), String.class))
                .contains(SECRET);
        fails(() -> add(Secret.of(SECRET)), Reason.UNIQUE_VIOLATION);
        fails(() -> add(Secret.of(SECRET.repeat(9))), Reason.DATA);
    }

    @Test
    void aDecimalIsRoundedToTheScaleOfItsColumnAndNeverCutInFront() throws SQLException {
        table("numeric(12, 2)");
        add(new BigDecimal("1.005"));
        add(new BigDecimal("-1.005"));
        add(new BigDecimal("1.5"));
        add(new BigDecimal("1E+3"));
        add(new BigDecimal("0.1").add(new BigDecimal("0.2")));

        assertThat(read(BigDecimal.class).stream().map(BigDecimal::toString))
                .containsExactly("1.01", "-1.01", "1.50", "1000.00", "0.30");
        fails(() -> add(new BigDecimal("12345678901.00")), Reason.DATA);
        assertThat(db.update(Sql.text("delete from cells where v = :v").bind("v", new BigDecimal("1.500"))))
                .as("a scale is not part of a number's value")
                .isEqualTo(1);
    }

    @Test
    void whatIsNoNumberIsKeptOrRefusedAndNeverTheNameOfAColumn() throws SQLException {
        table("double precision");
        if (engine != Engine.MARIADB) {
            add(Double.NaN);
            add(Float.NEGATIVE_INFINITY);
            assertThat(db.list(Sql.text("select v from cells"), Double.class))
                    .containsExactlyInAnyOrder(Double.NaN, Double.NEGATIVE_INFINITY);
            return;
        }
        server.execute("alter table cells add column NaN double default 7");
        try (var raw = server.connect();
                var insert = raw.prepareStatement("insert into cells (NaN, v) values (default, ? + 0)")) {
            insert.setObject(1, Double.NaN);
            insert.executeUpdate();
        }
        assertThat(db.one(Sql.text("select v from cells"), Double.class))
                .as("raw: the value is the column of that name")
                .contains(7.0);

        for (Object value : new Object[] {Double.NaN, Double.POSITIVE_INFINITY, Float.NaN, OffsetDateTime.MAX}) {
            assertThatExceptionOfType(SqlRefused.class)
                    .isThrownBy(() -> add(value))
                    .matches(refused -> refused.reason() == SqlRefused.Reason.VALUE_RANGE);
        }
    }

    @Test
    void aTextIsNotReadAsANumberOfMillionsOfDigits() {
        fails(() -> db.one(Sql.text("select '1e9999999' as v"), BigInteger.class), Reason.MAPPING);
    }

    @Test
    void wholeNumbersKeepTheirEnds() throws SQLException {
        table("bigint");
        add(Long.MIN_VALUE);
        add(Long.MAX_VALUE);

        assertThat(read(Long.class)).containsExactly(Long.MIN_VALUE, Long.MAX_VALUE);
        fails(() -> read(Integer.class), Reason.MAPPING);
    }

    @Test
    void anEnumIsItsNameAndAnotherNameIsAnError() throws SQLException {
        table("varchar(20)");
        add(TimeUnit.DAYS);
        assertThat(read(TimeUnit.class)).containsExactly(TimeUnit.DAYS);
        add(SECRET);
        fails(() -> read(TimeUnit.class), Reason.MAPPING);
    }

    @Test
    void aUuidIsFoundByItsValue() throws SQLException {
        table("uuid");
        UUID id = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        add(id);
        add(new UUID(0, 0));

        assertThat(db.one(Sql.text("select v from cells where v in (:ids)").bind("ids", List.of(id)), UUID.class))
                .contains(id);
    }

    private void table(String column) throws SQLException {
        server.execute("create table cells (v " + column + ")");
    }

    private void add(Object value) {
        db.update(Sql.text("insert into cells (v) values (:v)").bind("v", value));
    }

    private <T> List<T> read(Class<T> type) {
        return db.list(Sql.text("select v from cells"), type);
    }
}
