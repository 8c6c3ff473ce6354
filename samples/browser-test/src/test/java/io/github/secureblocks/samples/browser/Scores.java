package io.github.secureblocks.samples.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What the scanners of others say.
 *
 * @param lines as {@code scores.mjs} prints them
 */
record Scores(List<String> lines) {
    private static final Path TOOL =
            Path.of(System.getProperty("repository.root")).resolve("samples/browser-test/scores");
    private static final String ABSENT = "NOT SCANNED: there is no node on the path, or no scanner beside it; run"
            + " `npm ci` in samples/browser-test/scores. On Debian: apt-get install nodejs npm";

    /** Leaves the test out aloud where there is no scanner; with the environment variable REQUIRE_SCORES it fails instead. */
    static void require() throws InterruptedException {
        if (Files.isDirectory(TOOL.resolve("node_modules/@mdn/mdn-http-observatory")) && hasNode()) {
            return;
        }
        if (System.getenv("REQUIRE_SCORES") != null) {
            Assertions.fail(ABSENT);
        }
        System.out.println("[WARNING] " + ABSENT);
        Assumptions.abort(ABSENT);
    }

    /** Scans what answers at a port of this machine; {@code logOut} is the path of its log-out, where it has one. */
    static Scores of(TestAuthority authority, int port, String... logOut) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "scores.mjs", TestAuthority.HOST, String.valueOf(port)));
        command.addAll(List.of(logOut));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(TOOL.toFile()).redirectErrorStream(true);
        builder.environment()
                .put(
                        "NODE_EXTRA_CA_CERTS",
                        authority.certificate().toAbsolutePath().toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("The scan failed: " + said);
        }
        return new Scores(said.lines().toList());
    }

    int number(String what) {
        return Integer.parseInt(after(what).get(0));
    }

    /** The rests of the lines that begin so. */
    List<String> after(String begin) {
        return lines.stream()
                .filter(line -> line.startsWith(begin + " "))
                .map(line -> line.substring(begin.length() + 1))
                .toList();
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
