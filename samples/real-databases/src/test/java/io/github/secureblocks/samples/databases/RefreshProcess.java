package io.github.secureblocks.samples.databases;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@link RefreshChild} that runs. */
final class RefreshProcess implements AutoCloseable {
    private final Process process;
    private final OutputStream input;
    private final BufferedReader output;

    private RefreshProcess(Process process) {
        this.process = process;
        this.input = process.getOutputStream();
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    static RefreshProcess start(Server server, String key, Duration window, int threads, String halt)
            throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        RefreshProcess started = new RefreshProcess(new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RefreshChild.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        started.say(server.engine().name());
        started.say(server.url());
        started.say(server.user());
        started.say(server.password());
        started.say(key);
        started.say(String.valueOf(window.toMillis()));
        started.say(String.valueOf(threads));
        started.say(halt);
        return started;
    }

    void say(String line) throws IOException {
        input.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        input.flush();
    }

    /** Null where the process is gone. */
    @Nullable
    String heard() throws IOException {
        return output.readLine();
    }

    /** By SIGKILL, where there is one; what it has said before can still be heard. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The process does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
        process.onExit().join();
    }
}
