package io.github.secureblocks.samples.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;

/** PostgreSQL has TLS only while it is tested: its driver would take it everywhere, and every other test would pay. */
final class PostgresTls {
    private static final byte[] SSL_REQUEST = {0, 0, 0, 8, 4, (byte) 210, 22, 47};

    private PostgresTls() {}

    static void switchOn(Server server) throws SQLException {
        server.execute("alter system set ssl = on", "select pg_reload_conf()");
        waitUntil(server, 'S');
    }

    static void switchOff(Server server) throws SQLException {
        server.execute("alter system set ssl = off", "select pg_reload_conf()");
        waitUntil(server, 'N');
    }

    /** The server reads its configuration in its own time. */
    private static void waitUntil(Server server, char answer) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (answer(server) != answer) {
            assertThat(System.nanoTime())
                    .as("the server reads its configuration")
                    .isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static int answer(Server server) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(SSL_REQUEST);
            return socket.getInputStream().read();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
