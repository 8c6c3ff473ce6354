package io.github.secureblocks.web.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LargePageTest {
    private static final String SMALL_HEAP = "-Xmx16m";

    @Test
    void aPageOfAMillionRowsIsWrittenInASmallHeap() throws IOException, InterruptedException {
        String told = run("each");
        assertThat(told.strip()).matches("\\d+");
        assertThat(Long.parseLong(told.strip())).isGreaterThan(50L * LargePage.ROWS);
    }

    @Test
    void theSamePageHeldAsAWholeDoesNotFitIntoThatHeap() throws IOException, InterruptedException {
        assertThat(run("join")).contains("OutOfMemoryError");
    }

    private static String run(String way) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        SMALL_HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargePage.class.getName(),
                        way)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return told;
    }
}
