package io.github.secureblocks.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application on a free port, and what it told the terminal. */
final class RunningNotes implements AutoCloseable {
    private final ConfigurableApplicationContext application;
    private final String terminal;

    private RunningNotes(ConfigurableApplicationContext application, String terminal) {
        this.application = application;
        this.terminal = terminal;
    }

    static RunningNotes start(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            ConfigurableApplicationContext started = SpringApplication.run(
                    NotesApplication.class,
                    Stream.concat(Stream.of("--server.port=0"), Stream.of(arguments))
                            .toArray(String[]::new));
            return new RunningNotes(started, printed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    String origin() {
        return "http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port");
    }

    Browser browser() {
        return new Browser(origin());
    }

    String terminal() {
        return terminal;
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    String adminPassword() {
        Matcher shown = Pattern.compile("User admin, password (\\S+)").matcher(terminal);
        return shown.find() ? shown.group(1) : System.getenv("NOTES_ADMIN_PASSWORD");
    }

    /** The mails to a user with a link to a new password, after all that were on their way. */
    List<String> mailsTo(String name) {
        return mailsTo(name, "A new password");
    }

    List<String> mailsTo(String name, String subject) {
        try (Stream<Path> files =
                Files.list(application.getBean(FileOutbox.class).directory())) {
            return files.map(RunningNotes::read)
                    .filter(mail -> mail.startsWith("To: " + name + "\nSubject: " + subject + "\n"))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void awaitMails() {
        CountDownLatch sent = new CountDownLatch(1);
        application.getBean(Mails.class).later(sent::countDown);
        try {
            assertThat(sent.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        application.close();
    }
}
