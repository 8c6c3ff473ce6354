package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Like;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.SqlRefused;
import java.sql.SQLException;
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
    private final Mode mode;
    private final Server server;
    private HostileGround ground;
    private Database db;

    HostileValuesIT(Mode mode, Servers servers) {
        this.mode = mode;
        this.server = servers.of(mode.engine);
    }

    record Row(long id, String v) {}

    @BeforeEach
    void open() throws SQLException {
        ground = HostileGround.of(
                mode, server, "create table hostile (id bigint primary key, v " + mode.engine.text() + ")");
        db = ground.database();
    }

    @AfterEach
    void close() throws SQLException {
        ground.close();
        server.execute("drop table hostile");
    }

    @Test
    void concatenationIsAttackedInThisMode() throws SQLException {
        assertThat(ground.ownersByConcatenation("nobody")).isEmpty();
        assertThat(ground.ownersByConcatenation("' or '1'='1")).containsExactly("ann", "bob");
    }

    @Test
    void doublingTheQuotesIsAttackedWhereABackslashEscapes() throws SQLException {
        String attack = "\\' or 1=1 -- ".replace("'", "''");

        assertThat(ground.ownersByConcatenation(attack)).hasSize(mode.backslashEscapes() ? 2 : 0);
    }

    @Test
    void everyValueComesBackAsItWas() throws SQLException {
        HostileValues generator = new HostileValues(HostileGround.SEED);
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
        ground.assertNothingElseHappened();
    }

    @Test
    void aValueThatTheDatabaseCannotHoldIsRefusedByATypedError() throws SQLException {
        List<String> values = new HostileValues(HostileGround.SEED).unstorable(200);
        for (int id = 0; id < values.size(); id++) {
            String value = values.get(id);
            Sql refused =
                    Sql.text("insert into hostile (id, v) values (:id, :v)").bind("id", id);
            assertThatThrownBy(() -> refused.bind("v", value))
                    .as(() -> HostileGround.hint(value))
                    .isInstanceOfSatisfying(
                            SqlRefused.class, why -> assertThat(why.reason()).isEqualTo(SqlRefused.Reason.VALUE_TEXT));
        }

        assertThat(db.one(Sql.text("select count(*) from hostile"), Integer.class))
                .contains(0);
        ground.assertNothingElseHappened();
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
        assertThat(found).as(() -> HostileGround.hint(value)).containsExactly(id);
    }

    private void assertSame(List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            Optional<Row> read = db.one(byId(i), Row.class);
            // Not isEqualTo: a megabyte of hostile text in a report helps nobody.
            assertThat(read.orElseThrow().v().equals(value))
                    .as(() -> HostileGround.hint(value))
                    .isTrue();
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
}
