package io.github.secureblocks.samples.corpus.blind.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.LinkedList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Jobs of the night. */
@SuppressWarnings("deprecation")
class Maintenance {
    private static final String DUMP = "pg_dump --file=%s.sql %s";
    private static final boolean WINDOWS = false;

    static final class UnsafeJobOfRequest implements Callable<Process> {
        private final String database;

        UnsafeJobOfRequest(String database) {
            this.database = database;
        }

        @Override
        public Process call() throws IOException {
            String line = DUMP.formatted(LocalDate.now(), database);
            return Runtime.getRuntime().exec(line); // unsafe process/shell-command
        }
    }

    static final class SafeJobOfRequest implements Callable<Process> {
        private final String database;

        private SafeJobOfRequest(String database) {
            this.database = database;
        }

        static SafeJobOfRequest named(String name) {
            return new SafeJobOfRequest(name.startsWith("test") ? "test" : "production");
        }

        @Override
        public Process call() throws IOException {
            String line = DUMP.formatted(LocalDate.now(), database);
            return Runtime.getRuntime().exec(line); // safe process/shell-command
        }
    }

    Process unsafeByOperatingSystem(String folder) throws IOException {
        String[] words = WINDOWS
                ? new String[] {"robocopy", folder, "D:\\backup"}
                : new String[] {"/bin/bash", "-c", "rsync -a " + folder + " /backup"};
        return new ProcessBuilder(words).start(); // unsafe process/shell-command
    }

    Process safeByOperatingSystem(String folder) throws IOException {
        String[] words = WINDOWS
                ? new String[] {"cmd.exe", "/c", "robocopy " + folder + " D:\\backup"}
                : new String[] {"/usr/bin/rsync", "-a", "--", folder, "/backup"};
        return new ProcessBuilder(words).start(); // safe process/shell-command
    }

    Process unsafeLinesOfFile(String script) throws IOException {
        try (BufferedReader lines = new BufferedReader(new StringReader(script))) {
            String line = lines.readLine();
            while (line != null && line.startsWith("#")) {
                line = lines.readLine();
            }
            return Runtime.getRuntime().exec(line == null ? "true" : line); // unsafe process/shell-command
        }
    }

    Process safeLinesOfFile(String script) throws IOException {
        try (BufferedReader lines = new BufferedReader(new StringReader(script))) {
            int count = 0;
            String line = lines.readLine();
            while (line != null && line.startsWith("#")) {
                count++;
                line = lines.readLine();
            }
            return Runtime.getRuntime().exec(line == null ? "true" : "sleep " + count); // safe process/shell-command
        }
    }

    Process unsafeComposedFunctions(String file) throws IOException {
        UnaryOperator<String> trimmed = String::trim;
        Function<String, String> line = trimmed.andThen(name -> "gzip -9 " + name);
        return Runtime.getRuntime().exec(line.apply(file)); // unsafe process/shell-command
    }

    Process safeComposedFunctions(String file) throws IOException {
        Function<String, Integer> depth = name -> name.split("/").length;
        Function<String, String> line = depth.andThen(level -> "gzip -" + Math.min(level, 9) + " all.tar");
        return Runtime.getRuntime().exec(line.apply(file)); // safe process/shell-command
    }

    Process unsafePackedCommand(String machine) throws IOException {
        Properties commands = new Properties();
        try (InputStream in = Maintenance.class.getClassLoader().getResourceAsStream("blind-jobs.properties")) {
            commands.load(in);
        }
        commands.setProperty("job.wake", commands.getProperty("job.wake") + " " + machine);
        return Runtime.getRuntime().exec(commands.getProperty("job.wake")); // unsafe process/shell-command
    }

    Process safePackedCommand(String machine) throws IOException {
        Properties commands = new Properties();
        try (InputStream in = Maintenance.class.getClassLoader().getResourceAsStream("blind-jobs.properties")) {
            commands.load(in);
        }
        commands.setProperty("job.machine", machine);
        return Runtime.getRuntime().exec(commands.getProperty("job.wake")); // safe process/shell-command
    }

    ProcessBuilder unsafeMovedWords(String text) {
        LinkedList<String> words = new LinkedList<>(List.of("-c", text));
        words.addFirst("sh");
        return new ProcessBuilder(words); // unsafe process/shell-command
    }

    ProcessBuilder safeMovedWords(String text) {
        LinkedList<String> words = new LinkedList<>(List.of("sh", "-c", "--", text));
        words.removeFirst();
        words.removeFirst();
        words.addFirst("/usr/bin/wc");
        return new ProcessBuilder(words); // safe process/shell-command
    }
}
