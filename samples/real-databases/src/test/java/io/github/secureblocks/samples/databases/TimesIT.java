package io.github.secureblocks.samples.databases;

import static io.github.secureblocks.samples.databases.Failures.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException.Reason;
import io.github.secureblocks.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points in time and times of day in a program whose own zone has a summer time, and how exactly each is kept. */
@OnEveryDatabase
class TimesIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Both are half past two in Berlin. */
    private static final List<Instant> TWICE =
            List.of(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T01:30:00Z"));

    /** In UTC half past two too, which Berlin leaves out on that day. */
    private static final Instant LEFT_OUT = Instant.parse("2026-03-29T02:30:00Z");

    private final TimeZone zoneBefore = TimeZone.getDefault();
    private final Engine engine;
    private final Server server;
    private Database db;

    TimesIT(Engine engine, Servers servers) {
        this.engine = engine;
        this.server = servers.of(engine);
    }

    @BeforeEach
    void open() {
        TimeZone.setDefault(TimeZone.getTimeZone(BERLIN));
        db = Database.open(server.settings().build());
    }

    @AfterEach
    void close() throws SQLException {
        TimeZone.setDefault(zoneBefore);
        db.close();
        server.execute("drop table if exists times");
    }

    @Test
    void mariaDbsDriverByItsDefaultsMakesTheHourThatIsThereTwiceOne() throws SQLException {
        table(engine.column(Instant.class));
        try (Connection raw = server.connect();
                PreparedStatement insertion = raw.prepareStatement("insert into times values (?, ?)")) {
            for (int id = 0; id < TWICE.size(); id++) {
                insertion.setInt(1, id);
                insertion.setObject(2, TWICE.get(id).atOffset(ZoneOffset.UTC));
                insertion.executeUpdate();
            }
            ResultSet rows = raw.createStatement().executeQuery("select count(distinct v) from times");
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(engine == Engine.MARIADB ? 1 : 2);
        }
    }

    @Test
    void pointsInTimeStayApartHoweverTheyAreTold() throws SQLException {
        table(engine.column(Instant.class));
        List<Instant> all = List.of(TWICE.get(0), TWICE.get(1), LEFT_OUT);
        for (int i = 0; i < all.size(); i++) {
            add(3 * i, all.get(i));
            add(3 * i + 1, all.get(i).atZone(BERLIN));
            add(3 * i + 2, all.get(i).atOffset(ZoneOffset.ofHours(-11)));
        }

        List<Instant> read = read(Instant.class);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i)).isEqualTo(all.get(i / 3));
            assertThat(secondsByTheServer(i)).isEqualTo(all.get(i / 3).getEpochSecond());
        }
        assertThat(db.list(
                        Sql.text("select id from times where v = :v order by id")
                                .bind("v", TWICE.get(1).atZone(BERLIN)),
                        Integer.class))
                .containsExactly(3, 4, 5);
        assertThat(read(OffsetDateTime.class).get(4).toInstant()).isEqualTo(TWICE.get(1));
    }

    @Test
    void aTimeWithoutAZoneIsKeptAsItIsAlsoWhereTheZoneLeavesItOut() throws SQLException {
        table(engine.column(LocalDateTime.class));
        LocalDateTime leftOut = LocalDateTime.of(2026, 3, 29, 2, 30);
        LocalDateTime twice = LocalDateTime.of(2026, 10, 25, 2, 30);
        add(1, leftOut);
        add(2, twice);

        assertThat(read(LocalDateTime.class)).containsExactly(leftOut, twice);
    }

    @Test
    void microsecondsAreKeptAndTheRestIsRoundedOrCut() throws SQLException {
        Instant fine = Instant.parse("2026-05-01T10:00:00.123456789Z");
        table(engine.column(Instant.class));
        add(1, fine);
        assertThat(read(Instant.class).get(0).getNano()).isEqualTo(kept());
        server.execute("drop table times");

        table(engine.column(LocalDateTime.class));
        add(1, LocalDateTime.ofInstant(fine, ZoneOffset.UTC));
        assertThat(read(LocalDateTime.class).get(0).getNano()).isEqualTo(kept());
        server.execute("drop table times");

        table(engine.column(LocalTime.class));
        add(1, LocalTime.ofInstant(fine, ZoneOffset.UTC));
        assertThat(read(LocalTime.class).get(0).getNano()).isEqualTo(kept());
    }

    @Test
    void theLastNanosecondOfADay() throws SQLException {
        table(engine.column(LocalTime.class));
        add(1, LocalTime.MAX);

        assertThat(read(LocalTime.class).get(0))
                .isEqualTo(engine == Engine.POSTGRESQL ? LocalTime.MAX : LocalTime.of(23, 59, 59, 999_999_000));
    }

    @Test
    void h2KeepsNanosecondsWhereTheColumnDoes() throws SQLException {
        Instant fine = Instant.parse("2026-05-01T10:00:00.123456789Z");
        table(engine == Engine.H2 ? "timestamp(9) with time zone" : engine.column(Instant.class));
        add(1, fine);

        assertThat(read(Instant.class).get(0).equals(fine)).isEqualTo(engine == Engine.H2);
    }

    @Test
    void aTimeOfDayKeepsItsOffsetAndMariaDbsDriverTakesNone() throws SQLException {
        table(engine == Engine.MARIADB ? "time(6)" : "time(6) with time zone");
        OffsetTime time = OffsetTime.of(LocalTime.of(10, 15, 30, 123_456_000), ZoneOffset.ofHoursMinutes(5, 30));

        if (engine == Engine.MARIADB) {
            fails(() -> add(1, time), Reason.OTHER);
            add(1, time.toLocalTime());
            fails(() -> read(OffsetTime.class), Reason.MAPPING);
        } else {
            add(1, time);
            assertThat(read(OffsetTime.class)).containsExactly(time);
        }
    }

    /** MariaDB's driver cuts, the others round. */
    private int kept() {
        return engine == Engine.MARIADB ? 123_456_000 : 123_457_000;
    }

    private void table(String column) throws SQLException {
        server.execute("create table times (id integer primary key, v " + column + ")");
    }

    private void add(int id, Object value) {
        db.update(Sql.text("insert into times (id, v) values (:id, :v)")
                .bind("id", id)
                .bind("v", value));
    }

    private <T> List<T> read(Class<T> type) {
        return db.list(Sql.text("select v from times order by id"), type);
    }

    private long secondsByTheServer(int id) throws SQLException {
        String seconds = engine == Engine.MARIADB ? "unix_timestamp(v)" : "extract(epoch from v)";
        return server.number("select " + seconds + " from times where id = " + id);
    }
}
