package io.github.secureblocks.samples.databases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.Sql;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The trick with a character set in which the last byte of a character can be a backslash. */
@ExtendWith(OneRunOfServers.class)
class MultibyteIT {
    /** In UTF-8 E7 B8 97; with the backslash that escapes the quote, GBK reads two characters and a quote. */
    private static final String ATTACK = "\u7E17' or 1=1 -- ";

    private final Servers servers;
    private final Server server;

    MultibyteIT(Servers servers) {
        this.servers = servers;
        this.server = servers.of(Engine.MARIADB);
    }

    @BeforeEach
    void open() throws SQLException {
        server.execute(
                "create table canary (owner varchar(40) character set gbk)",
                "insert into canary values ('ann'), ('bob')");
    }

    @AfterEach
    void close() throws SQLException {
        server.execute("drop table canary");
    }

    @Test
    void theEscapedQuoteIsAQuoteAgainForAReaderOfThatCharacterSet() {
        String escaped = ATTACK.replace("'", "\\'");

        assertThat(new String(escaped.getBytes(UTF_8), Charset.forName("GBK")))
                .endsWith("' or 1=1 -- ")
                .doesNotContain("\\");
    }

    @Test
    void theDriverGivesUpAConnectionThatIsSwitchedToThatCharacterSet() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("set character_set_client = gbk"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Only utf8");
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void postgresDriverGivesUpSuchAConnectionToo() throws SQLException {
        try (Connection connection = servers.of(Engine.POSTGRESQL).connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("set client_encoding = 'GBK'"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("client_encoding");
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void aTableInThatCharacterSetKeepsOrRefusesEachValue() {
        try (HikariDataSource source = server.pool("")) {
            Database db = Database.over(source);
            int kept = 0;
            for (String value : new HostileValues(20_261_121L).storable(300)) {
                if (value.length() > 40) {
                    continue;
                }
                try {
                    db.updateAll(Sql.text("update canary set owner = :v").bind("v", value));
                    assertThat(db.list(Sql.text("select owner from canary"), String.class))
                            .containsExactly(value, value);
                    kept++;
                } catch (DatabaseException failed) {
                    assertThat(failed.reason()).isEqualTo(DatabaseException.Reason.DATA);
                }
            }
            assertThat(kept).isGreaterThan(100);
        }
    }
}
