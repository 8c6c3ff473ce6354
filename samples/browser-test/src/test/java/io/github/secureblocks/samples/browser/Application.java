package io.github.secureblocks.samples.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One of the sample applications, running as a process of its own from its packaged jar. */
final class Application implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Path ROOT = Path.of(System.getProperty("repository.root"));

    private final Process process;
    private final int port;

    private Application(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Application notesApp() throws IOException {
        return start("notes-app", List.of());
    }

    static Application asGenerated() throws IOException {
        return start("as-generated", List.of("--i-know-this-is-insecure"));
    }

    /** By the name of this machine, which is another site than every name below it. */
    String address() {
        return "http://localhost:" + port;
    }

    /** Registers somebody and signs in, in the browser. */
    void signIn(Chromium chromium, String name) {
        chromium.open(address() + "/login");
        chromium.await("""
                const [name, done] = arguments;
                const fields = () => new URLSearchParams({username: name, password: 'correct-Horse-79-battery'});
                fetch('/register', {method: 'POST', body: fields()})
                    .then(() => fetch('/login', {method: 'POST', body: fields()})).then(() => done());
                """, name);
        chromium.open(address() + "/notes");
        if (!chromium.run("return document.getElementById('user')?.textContent").equals(name)) {
            throw new AssertionError("Nobody is signed in at " + address());
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Application start(String name, List<String> arguments) throws IOException {
        Path jar = ROOT.resolve(
                "samples/" + name + "/target/" + name + "-" + System.getProperty("project.version") + "-app.jar");
        if (!Files.exists(jar)) {
            throw new AssertionError(jar + " does not exist. Run `mvn verify` from the root of the repository");
        }
        int port = freePort();
        Path directory = Files.createDirectories(ROOT.resolve("samples/browser-test/target/work-" + name));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                jar.toString()));
        command.add("--server.port=" + port);
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log.txt").toFile())
                .start();
        // An interrupted build must not leave an application behind that runs anybody's commands.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Application application = new Application(process, port);
        application.awaitReady();
        return application;
    }

    private void awaitReady() {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login"))
                .timeout(START)
                .build();
        long end = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        close();
        throw new AssertionError("The application did not start within " + START);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
