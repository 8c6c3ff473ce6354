package io.github.secureblocks.samples.notes;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    static RunningNotes start() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            ConfigurableApplicationContext started = SpringApplication.run(NotesApplication.class, "--server.port=0");
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

    String adminPassword() {
        Matcher shown = Pattern.compile("User admin, password (\\S+)").matcher(terminal);
        return shown.find() ? shown.group(1) : System.getenv("NOTES_ADMIN_PASSWORD");
    }

    @Override
    public void close() {
        application.close();
    }
}
