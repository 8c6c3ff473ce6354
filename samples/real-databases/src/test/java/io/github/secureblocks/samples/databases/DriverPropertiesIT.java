package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.sql.Database;
import io.github.secureblocks.sql.DatabaseException;
import io.github.secureblocks.sql.DatabaseSettings;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.sql.SqlRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a property of a URL opens on real servers, and that no URL of ours opens it; H2's are in {@code JdbcUrlTest}. */
@ExtendWith(OneRunOfServers.class)
class DriverPropertiesIT {
    private final Servers servers;

    DriverPropertiesIT(Servers servers) {
        this.servers = servers;
    }

    @Test
    void multipleQueriesLetASecondStatementThrough() throws SQLException {
        Server server = servers.of(Engine.MARIADB);
        String attack = "select 'nobody'; create table evil (id integer)";
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> server.execute(attack));
        for (String kind : new String[] {"jdbc:mariadb", "jdbc:mysql"}) {
            String url = server.url().replace("jdbc:mariadb", kind) + "?allowMultiQueries=true";
            try (Connection raw = DriverManager.getConnection(url, server.user(), server.password());
                    Statement statement = raw.createStatement()) {
                statement.execute(attack);
                statement.getMoreResults();
            }
            server.execute("drop table evil");
            isRefused(url);
        }
    }

    @Test
    void localFilesAreReadByTheServersWish(@TempDir Path directory) throws SQLException, IOException {
        Server server = servers.of(Engine.MARIADB);
        Path file = Files.writeString(directory.resolve("passwd"), "root:x:0");
        String url = server.url() + "?allowLocalInfile=true";
        server.execute("create table stolen (line varchar(40))");
        try (Connection raw = DriverManager.getConnection(url, server.user(), server.password());
                Statement statement = raw.createStatement()) {
            statement.execute("load data local infile '" + file + "' into table stolen");
            assertThat(server.number("select count(*) from stolen where line = 'root:x:0'"))
                    .isEqualTo(1);
            try (Database db = Database.open(server.settings().build())) {
                Sql loading = Sql.text("load data local infile 'pom.xml' into table stolen");
                assertThatExceptionOfType(SqlRefused.class).isThrownBy(() -> db.update(loading));
                assertThatExceptionOfType(DatabaseException.class)
                        .as("the driver has been told not to")
                        .isThrownBy(() -> db.destructive(loading, "loads what the server asks for"));
            }
            isRefused(url);
        } finally {
            server.execute("drop table stolen");
        }
    }

    @Test
    void aClassIsMadeByItsName(@TempDir Path directory) throws SQLException {
        Server server = servers.of(Engine.POSTGRESQL);
        Path file = directory.resolve("by-name");
        String url = server.url() + "?socketFactory=" + Planted.Factory.class.getName() + "&socketFactoryArg=" + file;
        DriverManager.getConnection(url, server.user(), server.password()).close();

        assertThat(file).exists();
        isRefused(url);
    }

    @Test
    void aSecondStatementDoesNotReachTheServerByOurs() throws SQLException {
        for (Engine engine : Engine.values()) {
            Server server = servers.of(engine);
            server.execute("create table one (id integer)");
            try (Database db = Database.open(server.settings().build())) {
                assertThatExceptionOfType(SqlRefused.class)
                        .isThrownBy(() -> db.update(Sql.text("insert into one values (1); drop table one")));
                assertThat(db.list(Sql.text("select id from one"), Integer.class))
                        .isEmpty();
            } finally {
                server.execute("drop table one");
            }
        }
    }

    @Test
    void mysqlsOwnDriverIsNotNeededAndServesMariaDbTolerably() {
        Server server = servers.of(Engine.MARIADB);
        String mysql = server.url().replace("jdbc:mariadb", "jdbc:mysql");
        try (Database db = Database.open(settings(mysql, server))) {
            assertThat(db.one(Sql.text("select :v").bind("v", "it's \\' ü"), String.class))
                    .contains("it's \\' ü");
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> db.list(Sql.text("select id from nowhere"), Integer.class));
        }
    }

    private static DatabaseSettings settings(String url, Server server) {
        return DatabaseSettings.builder(url)
                .user(server.user())
                .password(() -> Secret.of(server.password()))
                .maximumConnections(1)
                .build();
    }

    private static void isRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseSettings.builder(url))
                .withMessageContaining("is not on the list of harmless ones");
    }
}
