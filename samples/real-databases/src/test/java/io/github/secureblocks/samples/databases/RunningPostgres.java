package io.github.secureblocks.samples.databases;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** PostgreSQL on a free port of the loopback address. */
record RunningPostgres(EmbeddedPostgres process, Path directory, Server server) implements RunningServer {
    private static final String PASSWORD = "of-a-test";

    static RunningPostgres start(TestAuthority authority) {
        Path directory = RunningServer.newDirectory("pg");
        try {
            return over(
                    EmbeddedPostgres.builder()
                            .setOverrideWorkingDirectory(directory.toFile())
                            .setDataDirectory(directory.resolve("data"))
                            .setServerConfig("unix_socket_directories", "")
                            .setServerConfig("fsync", "off")
                            .setServerConfig("ssl_cert_file", "'" + authority.certificate("server") + "'")
                            .setServerConfig("ssl_key_file", "'" + authority.key() + "'")
                            .start(),
                    directory);
        } catch (IOException | SQLException failed) {
            RunningServer.delete(directory);
            throw new IllegalStateException("PostgreSQL does not start", failed);
        }
    }

    @Override
    public void close() {
        try {
            process.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            RunningServer.delete(directory);
        }
    }

    private static RunningPostgres over(EmbeddedPostgres process, Path directory) throws IOException, SQLException {
        try (Connection connection = process.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // No superuser, as an application has it; it may end the connections of its own.
            statement.execute("create role app login password '" + PASSWORD + "'");
            statement.execute("create database app owner app encoding 'UTF8' template template0");
            statement.execute("grant alter system on parameter ssl to app");
            allowReload(process);
            String url = "jdbc:postgresql://127.0.0.1:" + process.getPort() + "/app";
            return new RunningPostgres(process, directory, new Server(Engine.POSTGRESQL, url, "app", PASSWORD));
        } catch (SQLException failed) {
            process.close();
            throw failed;
        }
    }

    /** For the tests of TLS, which switch it on and off. */
    private static void allowReload(EmbeddedPostgres process) throws SQLException {
        try (Connection connection = process.getDatabase("postgres", "app").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("grant execute on function pg_reload_conf() to app");
        }
    }
}
