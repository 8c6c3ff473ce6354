package io.github.secureblocks.samples.notes;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application as a process of its own, which can be stopped and killed. */
final class NotesProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Notes is ready: (http://localhost:\\d+)");

    private final Process process;
    private final String origin;

    private NotesProcess(Process process, String origin) {
        this.process = process;
        this.origin = origin;
    }

    static NotesProcess on(Path data) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NotesApplication.class.getName(),
                        "--server.port=0",
                        "--notes.data=" + data)
                .redirectErrorStream(true)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new NotesProcess(process, readyAt(process));
    }

    private static String readyAt(Process process) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return ready.group(1);
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("The application did not start; it said:\n" + said);
    }

    Browser browser() {
        return new Browser(origin);
    }

    String origin() {
        return origin;
    }

    /** As kill -9 does: nothing is closed. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    @Override
    public void close() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
