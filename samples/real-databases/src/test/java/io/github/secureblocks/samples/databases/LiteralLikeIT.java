package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.Like;
import io.github.secureblocks.sql.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a mode makes of backslashes and quotes, a {@link Like} finds the characters of its value and no others. */
@ParameterizedClass(name = "{0}")
@EnumSource(Mode.class)
@ExtendWith(OneRunOfServers.class)
class LiteralLikeIT {
    private static final List<String> VALUES = List.of(
            "%",
            "_",
            "!",
            "\\",
            "'",
            "\"",
            "!%",
            "\\%",
            "\\_",
            "!!",
            "\\\\",
            "%%",
            "''",
            "a%b",
            "a_b",
            "a!b",
            "a\\b",
            "a'b",
            "a\"b",
            "axb",
            "ab",
            "[a]",
            "^a",
            "x%",
            "%x",
            "!_\\%'\"");

    private final Server server;
    private final Mode mode;
    private HikariDataSource source;
    private Database db;

    LiteralLikeIT(Mode mode, Servers servers) {
        this.mode = mode;
        this.server = servers.of(mode.engine);
    }

    @BeforeEach
    void open() throws SQLException {
        server.execute("create table likes (v " + mode.engine.text() + ")");
        source = server.pool(mode.options);
        db = Database.over(source);
        for (String value : VALUES) {
            db.update(Sql.text("insert into likes (v) values (:v)").bind("v", value));
        }
    }

    @AfterEach
    void close() throws SQLException {
        source.close();
        server.execute("drop table likes");
    }

    @Test
    void aRawPatternFindsMoreThanItsCharacters() {
        assertThat(db.list(Sql.text("select v from likes where v like 'a%b'"), String.class))
                .hasSizeGreaterThan(1);
    }

    @Test
    void aLikeFindsTheCharactersOfItsValueAndNoOthers() {
        for (String value : VALUES) {
            assertFinds(Like.contains(value), row -> row.contains(value), value);
            assertFinds(Like.startsWith(value), row -> row.startsWith(value), value);
            assertFinds(Like.endsWith(value), row -> row.endsWith(value), value);
        }
    }

    private void assertFinds(Like like, Predicate<String> expected, String value) {
        assertThat(db.list(Sql.text("select v from likes where v like :q").bind("q", like), String.class))
                .as("like %s", value)
                .containsExactlyInAnyOrderElementsOf(
                        VALUES.stream().filter(expected).toList());
        assertThat(db.list(Sql.text("select v from likes where v not like :q").bind("q", like), String.class))
                .as("not like %s", value)
                .containsExactlyInAnyOrderElementsOf(
                        VALUES.stream().filter(expected.negate()).toList());
    }
}
