package io.github.secureblocks.samples.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running application with two users: Alice, who has something to hide, and Bob, who attacks. */
final class Target implements AutoCloseable {
    static final String VICTIM = "alice";
    static final String ATTACKER = "bob";
    private static final Duration START = Duration.ofSeconds(90);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Application application;
    private final Process process;
    private final URI address;
    private final Path log;
    private final Path directory;
    private final String adminPassword = marker("admin");
    private final Browser victim;
    private final Browser attacker;

    private Target(Application application) throws IOException {
        this.application = application;
        Path target = Application.root().resolve("samples/attack-test/target");
        this.directory = Files.createDirectories(target.resolve("work-" + application.title()));
        this.log = target.resolve(application.title() + ".log");
        int port = freePort();
        this.address = URI.create("http://127.0.0.1:" + port);
        List<String> command = new ArrayList<>(application.command());
        command.add("--server.port=" + port);
        command.addAll(application.arguments());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put(HttpContract.ADMIN_PASSWORD_VARIABLE, adminPassword);
        this.process = builder.start();
        // An interrupted build must not leave an application behind that runs anybody's commands.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        this.victim = new Browser(address);
        this.attacker = new Browser(address);
    }

    static Target start(Application application) throws IOException {
        Target target = new Target(application);
        try {
            target.awaitReady();
            target.signUp(target.victim, VICTIM);
            target.signUp(target.attacker, ATTACKER);
            return target;
        } catch (RuntimeException | AssertionError e) {
            target.close();
            throw new AssertionError(
                    application.title() + " did not start or did not let two users sign in; it said:\n" + target.log(),
                    e);
        }
    }

    Application application() {
        return application;
    }

    URI address() {
        return address;
    }

    /** Signed in. */
    Browser victim() {
        return victim;
    }

    /** Signed in. */
    Browser attacker() {
        return attacker;
    }

    /** Not signed in. */
    Browser stranger() {
        return new Browser(address);
    }

    String adminPassword() {
        return application == Application.NOTES_APP ? adminPassword : "admin123";
    }

    /** Where the application runs. */
    Path directory() {
        return directory;
    }

    /** Text that nobody can know before. */
    static String marker(String prefix) {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }

    /** Registers without signing in. */
    Answer register(String name, String password, String... more) {
        List<String> fields = new ArrayList<>(List.of(HttpContract.USERNAME, name, HttpContract.PASSWORD, password));
        fields.addAll(List.of(more));
        return stranger().post(HttpContract.REGISTER, fields.toArray(new String[0]));
    }

    /** Writes a note and answers its id. */
    String write(Browser author, String title, String body) {
        Answer answer = author.post(HttpContract.NOTES, HttpContract.TITLE, title, HttpContract.BODY, body);
        assertThat(answer.isRedirect())
                .as("POST /notes answers %s", answer.status())
                .isTrue();
        return idOf(author, title);
    }

    String idOf(Browser author, String title) {
        String page = author.get(HttpContract.NOTES).body();
        Matcher link = Pattern.compile("<a href=\"/notes/([^\"/]+)\"[^>]*>" + Pattern.quote(title) + "</a>")
                .matcher(page);
        assertThat(link.find()).as("a link to the note in %s", page).isTrue();
        return link.group(1);
    }

    /** Shares a note and answers the token of its link. */
    String share(Browser owner, String id) {
        owner.post(HttpContract.share(id));
        String page = owner.get(HttpContract.note(id)).body();
        Matcher link = Pattern.compile("/shared/([\\w-]+)").matcher(page);
        assertThat(link.find()).as("a link to share in %s", page).isTrue();
        return link.group(1);
    }

    String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether something becomes true soon. */
    static boolean soon(BooleanSupplier condition) {
        return within(Duration.ofSeconds(2), condition);
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

    private void awaitReady() {
        boolean ready = within(START, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("The process ended with " + process.exitValue());
            }
            try {
                return stranger().get(HttpContract.LOGIN).status() == 200;
            } catch (UncheckedIOException notYet) {
                return false;
            }
        });
        assertThat(ready).as("GET /login answers 200 within %s", START).isTrue();
    }

    private void signUp(Browser browser, String name) {
        String password = marker("Secret7");
        Answer answer = register(name, password);
        assertThat(answer.isRedirect())
                .as("POST /register answers %s", answer.status())
                .isTrue();
        assertThat(browser.logIn(name, password)).as("%s signs in", name).isTrue();
    }

    private static boolean within(Duration bound, BooleanSupplier condition) {
        long end = System.nanoTime() + bound.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
