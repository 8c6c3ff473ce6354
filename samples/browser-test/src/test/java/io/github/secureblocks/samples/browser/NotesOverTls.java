package io.github.secureblocks.samples.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The notes application from its packaged jar, with a certificate and otherwise with its default settings. */
final class NotesOverTls implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Path ROOT = Path.of(System.getProperty("repository.root"));

    private final Process process;
    private final int port;

    private NotesOverTls(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static NotesOverTls start(TestAuthority authority, Path directory, String... settings)
            throws IOException, InterruptedException {
        Path jar = ROOT.resolve(
                "samples/notes-app/target/notes-app-" + System.getProperty("project.version") + "-app.jar");
        if (!Files.exists(jar)) {
            throw new AssertionError(jar + " does not exist. Run `mvn verify` from the root of the repository");
        }
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                jar.toString(),
                "--server.port=" + port,
                "--server.ssl.key-store=" + authority.keys(),
                "--server.ssl.key-alias=" + TestAuthority.ALIAS,
                "--server.ssl.key-store-password=" + TestAuthority.PASSWORD));
        command.addAll(List.of(settings));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log.txt").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        NotesOverTls notes = new NotesOverTls(process, port);
        notes.awaitPort();
        return notes;
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Spring Boot opens it when everything else is there. */
    private void awaitPort() throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        close();
        throw new AssertionError("The application did not start within " + START);
    }
}
