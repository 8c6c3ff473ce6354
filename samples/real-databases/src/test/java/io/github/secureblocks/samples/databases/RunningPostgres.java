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

    static RunningPostgres start() {
        Path directory = RunningServer.newDirectory("pg");
        try {
            return over(
                    EmbeddedPostgres.builder()
                            .setOverrideWorkingDirectory(directory.toFile())
                            .setDataDirectory(directory.resolve("data"))
                            .setServerConfig("unix_socket_directories", "")
                            .setServerConfig("fsync", "off")
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
            String url = "jdbc:postgresql://127.0.0.1:" + process.getPort() + "/app";
            return new RunningPostgres(process, directory, new Server(Engine.POSTGRESQL, url, "app", PASSWORD));
        } catch (SQLException failed) {
            process.close();
            throw failed;
        }
    }
}
