package io.github.secureblocks.samples.databases;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A {@link RingProcess} in a Java of its own. */
final class RingChild implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final Writer in;

    RingChild(String what, int haltsAt, String... store) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RingProcess.class.getName(),
                what,
                String.valueOf(haltsAt)));
        command.addAll(List.of(store));
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    /** What it says next, as a word and a text; {@code null} after its end. */
    String[] next() {
        try {
            List<String> other = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(RingProcess.MARK)) {
                    return line.substring(RingProcess.MARK.length()).split(" ", 2);
                }
                other.add(line);
            }
            if (other.stream().anyMatch(line -> line.startsWith("Exception"))) {
                throw new AssertionError(String.join("\n", other.subList(0, Math.min(8, other.size()))));
            }
            return null;
        } catch (IOException ended) {
            return null;
        }
    }

    void tell(String line) {
        try {
            in.write(line + "\n");
            in.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void kill() {
        process.destroyForcibly();
    }

    int status() {
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        kill();
        status();
    }
}
