package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Like;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.SqlRefused;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a value says goes in as a value and comes back as it was, or is refused; in every mode of every server. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@ExtendWith(OneRunOfServers.class)
class HostileValuesIT {
    /** Another sequence: -Dhostile.seed=7. */
    private static final long SEED = Long.getLong("hostile.seed", 20_261_121L);

    private final Mode mode;
    private final Server server;
    private HikariDataSource source;
    private Database db;
    private List<String> schema;

    HostileValuesIT(Mode mode, Servers servers) {
        this.mode = mode;
        this.server = servers.of(mode.engine);
    }

    record Row(long id, String v) {}

    @BeforeEach
    void open() throws SQLException {
        String text = mode.engine.text();
        server.execute(
                "create table hostile (id bigint primary key, v " + text + ")",
                "create table canary (owner varchar(20) primary key)",
                "insert into canary values ('ann'), ('bob')");
        source = server.pool(mode.options);
        db = Database.over(source);
        schema = schema();
    }

    @AfterEach
    void close() throws SQLException {
        source.close();
        server.execute("drop table hostile", "drop table canary");
    }

    @Test
    void concatenationIsAttackedInThisMode() throws SQLException {
        assertThat(ownersByConcatenation("nobody")).isEmpty();
        assertThat(ownersByConcatenation("' or '1'='1")).containsExactly("ann", "bob");
    }

    @Test
    void doublingTheQuotesIsAttackedWhereABackslashEscapes() throws SQLException {
        String attack = "\\' or 1=1 -- ".replace("'", "''");

        assertThat(ownersByConcatenation(attack)).hasSize(mode.backslashEscapes() ? 2 : 0);
    }

    @Test
    void everyValueComesBackAsItWas() throws SQLException {
        HostileValues generator = new HostileValues(SEED);
        List<String> values = new ArrayList<>(generator.storable(mode.values));
        values.add(generator.huge());

        for (int from = 0; from < values.size(); from += 500) {
            int first = from;
            List<String> some = values.subList(from, Math.min(from + 500, values.size()));
            db.transaction(tx -> {
                for (int i = 0; i < some.size(); i++) {
                    goesIn(new InTransaction(tx), first + i, some.get(i));
                }
                return 0;
            });
        }
        for (int i = 0; i < values.size(); i += 25) {
            goesIn(new Alone(db), values.size() + i, values.get(i));
        }

        int again = (values.size() + 24) / 25;
        assertThat(db.one(Sql.text("select count(*) from hostile"), Integer.class))
                .contains(values.size() + again);
        assertSame(values);
        assertNothingElseHappened();
    }

    @Test
    void aValueThatTheDatabaseCannotHoldIsRefusedByATypedError() throws SQLException {
        List<String> values = new HostileValues(SEED).unstorable(200);
        for (int id = 0; id < values.size(); id++) {
            String value = values.get(id);
            Sql refused =
                    Sql.text("insert into hostile (id, v) values (:id, :v)").bind("id", id);
            assertThatThrownBy(() -> refused.bind("v", value))
                    .as(() -> hint(value))
                    .isInstanceOfSatisfying(
                            SqlRefused.class, why -> assertThat(why.reason()).isEqualTo(SqlRefused.Reason.VALUE_TEXT));
        }

        assertThat(db.one(Sql.text("select count(*) from hostile"), Integer.class))
                .contains(0);
        assertNothingElseHappened();
    }

    /** By each way that a value can take: insert, condition, optional condition, like, assignment. */
    private static void goesIn(Statements in, long id, String value) {
        in.update(insertion(id, ""));
        in.update(Sql.text("update hostile set v = :v")
                .bind("v", value)
                .where(Sql.text("id = :id and (v = :empty or v = :v)")
                        .bind("id", id)
                        .bind("empty", "")
                        .bind("v", value)));
        List<Long> found = in.list(
                Sql.text("select id from hostile")
                        .where(
                                Sql.text("id = :id").bind("id", id),
                                Sql.ifPresent(value, v -> Sql.text("v = :v").bind("v", v)),
                                Sql.text("v like :part").bind("part", Like.contains(value)),
                                Sql.text("v like :start").bind("start", Like.startsWith(value)),
                                Sql.text("v like :end").bind("end", Like.endsWith(value)))
                        .limit(2),
                Long.class);
        assertThat(found).as(() -> hint(value)).containsExactly(id);
    }

    private void assertSame(List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            Optional<Row> read = db.one(byId(i), Row.class);
            // Not isEqualTo: a megabyte of hostile text in a report helps nobody.
            assertThat(read.orElseThrow().v().equals(value))
                    .as(() -> hint(value))
                    .isTrue();
        }
    }

    private void assertNothingElseHappened() throws SQLException {
        assertThat(schema()).as("tables and columns").isEqualTo(schema);
        assertThat(ownersByConcatenation("' or '1'='1")).containsExactly("ann", "bob");
    }

    private List<String> ownersByConcatenation(String value) throws SQLException {
        return texts("select owner from canary where owner = '" + value + "' order by owner");
    }

    private List<String> schema() throws SQLException {
        return texts("select concat(table_name, '.', column_name) from information_schema.columns where table_schema"
                + " not in ('information_schema', 'INFORMATION_SCHEMA', 'pg_catalog') order by 1");
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private static Sql insertion(long id, String value) {
        return Sql.text("insert into hostile (id, v) values (:id, :v)")
                .bind("id", id)
                .bind("v", value);
    }

    private static Sql byId(long id) {
        return Sql.text("select id, v from hostile where id = :id").bind("id", id);
    }

    /** The value in letters that every log can show, and how to make it again. */
    private static String hint(String value) {
        StringBuilder out = new StringBuilder("-Dhostile.seed=" + SEED + ", value of length " + value.length() + ": ");
        value.chars()
                .limit(80)
                .forEach(c -> out.append(c > 31 && c < 127 ? "" + (char) c : String.format("\\u%04X", c)));
        return out.toString();
    }
}
