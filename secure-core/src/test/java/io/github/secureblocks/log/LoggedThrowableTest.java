package io.github.secureblocks.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LoggedThrowableTest {
    private static final String FORGED = "bad\nINFO admin logged in";

    private final LogFile file = new LogFile();
    private final SafeLogger log = file.safe();

    @Test
    void writesNoForgedLineOfAnExceptionWhereARawLoggerDoes() {
        Exception failed = new IllegalStateException(FORGED, new IllegalArgumentException(FORGED));
        failed.addSuppressed(new RuntimeException(FORGED));

        file.raw().error("order 7 failed", failed);
        assertThat(file.take().lines().filter("INFO admin logged in"::equals))
                .as("raw: once for each exception")
                .hasSizeGreaterThanOrEqualTo(2);

        log.error("order {} failed", 7, failed);
        String written = file.take();
        assertThat(written).startsWith("ERROR order 7 failed\n");
        assertThat(written.lines()).noneMatch(line -> line.strip().startsWith("INFO admin"));
        assertThat(written)
                .contains("java.lang.IllegalStateException: bad\\nINFO admin logged in\n")
                .contains("java.lang.IllegalArgumentException: bad\\nINFO admin logged in\n")
                .contains("java.lang.RuntimeException: bad\\nINFO admin logged in\n")
                .contains("\tat io.github.secureblocks.log.LoggedThrowableTest.writesNoForgedLine");
    }

    @Test
    void takesTheExceptionFromTheEndOrTheFront() {
        RuntimeException failed = new RuntimeException("down");
        failed.setStackTrace(new StackTraceElement[0]);

        log.error("a", failed);
        log.error("b {}", failed, 1);
        log.error("c {}", 1, failed);
        log.error("d {} {} {}", 1, 2, 3, failed);
        log.error("e {} {} {}", failed, 1, 2, 3);
        log.warn("f {}", failed);

        assertThat(file.take().lines())
                .containsExactly(
                        "ERROR a",
                        "java.lang.RuntimeException: down",
                        "ERROR b 1",
                        "java.lang.RuntimeException: down",
                        "ERROR c 1",
                        "java.lang.RuntimeException: down",
                        "ERROR d 1 2 3",
                        "java.lang.RuntimeException: down",
                        "ERROR e 1 2 3",
                        "java.lang.RuntimeException: down",
                        "WARN f java.lang.RuntimeException: down");
    }

    @Test
    void cutsCyclesChainsAndCrowds() {
        Exception cause = new Exception("cause");
        Exception cycle = new Exception("cycle", cause);
        cause.initCause(cycle);
        cause.addSuppressed(cycle);
        log.error("cycle", cycle);
        assertThat(file.take()).contains("(shown above: java.lang.Exception)");

        Throwable chain = new Exception("0");
        for (int i = 1; i < 10_000; i++) {
            chain = new Exception(String.valueOf(i), chain);
        }
        log.error("chain", chain);
        assertThat(count(file.take(), "java.lang.Exception: ")).isEqualTo(16);

        Exception crowd = new Exception("crowd");
        for (int i = 0; i < 1_000; i++) {
            Exception member = new Exception("member");
            for (int k = 0; k < 1_000; k++) {
                member.addSuppressed(crowd);
            }
            crowd.addSuppressed(member);
        }
        log.error("crowd", crowd);
        assertThat(file.take().lines().count()).isLessThan(20_000);
    }

    @Test
    void survivesExceptionsThatMisbehave() {
        log.error("throwing", new Hostile(() -> {
            throw new IllegalStateException(FORGED);
        }));
        log.error("endless", new Hostile(LoggedThrowableTest::endless));
        log.error("huge", new Hostile(() -> "\n".repeat(5_000_000)));
        log.error("null", new Hostile(() -> null));

        String written = file.take();
        assertThat(written).hasSizeLessThan(20_000).doesNotContain("bad");
        assertThat(count(written, Hostile.class.getName())).isEqualTo(4);
        assertThat(written).contains("Hostile: (message failed)").contains("...(4999000 more)");
    }

    @Test
    void neutralisesFramesAndCutsTheirNumber() {
        Exception remote = new Exception("remote");
        StackTraceElement[] frames = new StackTraceElement[5_000];
        Arrays.fill(frames, new StackTraceElement("a.B", "run", "B.java", 7));
        frames[0] = new StackTraceElement("a.B\nINFO admin", "in\nINFO admin", "B\nINFO admin", 7);
        remote.setStackTrace(frames);

        file.raw().error("raw", remote);
        assertThat(file.take().lines()).anyMatch(line -> line.startsWith("INFO admin"));

        log.error("safe", remote);
        String written = file.take();
        assertThat(written.lines()).noneMatch(line -> line.startsWith("INFO admin"));
        assertThat(written).contains("a.B\\nINFO admin.in\\nINFO admin(B\\nINFO admin:7)");
        assertThat(count(written, "\tat ")).isEqualTo(1_024);
    }

    private static String endless() {
        return endless() + "";
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Supplier<String> message;

        Hostile(Supplier<String> message) {
            this.message = message;
        }

        @Override
        public String getMessage() {
            return message.get();
        }

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException(FORGED);
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return new StackTraceElement[] {null};
        }

        @Override
        public String toString() {
            throw new IllegalStateException(FORGED);
        }
    }
}
