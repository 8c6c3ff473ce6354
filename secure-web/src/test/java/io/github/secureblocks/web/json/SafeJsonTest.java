package io.github.secureblocks.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.web.json.JsonRefused.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SafeJsonTest {
    private static final JsonMapper READER = JsonMapper.shared();

    private record Note(String title, int likes, List<String> tags, Note parent) {}

    private record Failing(String text) {
        @Override
        public String text() {
            throw new IllegalStateException("hostile");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "</SCRIPT ><img src=x onerror=alert(1)>",
                "<!--<script>",
                "<!-- </script> -->"
            })
    void noValueLeavesItsScriptElement(String hostile) {
        String raw = READER.writeValueAsString(Map.of("name", hostile));
        String safe = SafeJson.of(Map.of("name", hostile)).toString();

        assertThat(dataOf(raw)).isNotEqualTo(List.of(raw));
        assertThat(dataOf(safe)).isEqualTo(List.of(safe));
        assertThat(READER.readTree(safe).get("name").asString()).isEqualTo(hostile);
    }

    /** What a page that holds the text in a script element has in its script elements, and after them. */
    private static List<String> dataOf(String json) {
        var page = Jsoup.parse("<script type=\"application/json\">" + json + "</script><p>end</p>");
        Elements scripts = page.select("script");
        List<String> data = new ArrayList<>(scripts.eachAttr("src"));
        scripts.forEach(script -> data.add(script.data()));
        if (page.body().children().size() != 1 || !page.body().text().equals("end")) {
            data.add("broken page");
        }
        return data;
    }

    @Test
    void everyCharacterComesBackAndTheDangerousOnesAreEscaped() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x10000 ? 1 : 97) {
            String text = Character.toString(c);
            String json = SafeJson.of(text).toString();
            assertThat(json.substring(1, json.length() - 1)
                            .chars()
                            .filter(each -> "<>&'\"".indexOf(each) >= 0
                                    || Character.isISOControl(each)
                                    || Character.isSurrogate((char) each)
                                    || each == 0x2028
                                    || each == 0x2029)
                            .filter(each -> !(each == '"' && json.equals("\"\\\"\""))))
                    .as("%x", c)
                    .isEmpty();
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                assertThat(READER.readTree(json).asString()).as("%x", c).isEqualTo(text);
            }
        }
    }

    @Test
    void halfASurrogatePairIsWrittenAsAnEscape() {
        assertThat(SafeJson.of("a\ud83d").toString()).isEqualTo("\"a\\uD83D\"");
        assertThat(SafeJson.of("\ude00b").toString()).isEqualTo("\"\\uDE00b\"");
        assertThat(SafeJson.of("\ud83d\ude00").toString()).isEqualTo("\"\\uD83D\\uDE00\"");
    }

    @Test
    void keysAreEscapedLikeValues() {
        assertThat(SafeJson.of(Map.of("</script>\u2028", 1)).toString())
                .isEqualTo("{\"\\u003C/script\\u003E\\u2028\":1}");
    }

    @Test
    void recordsMapsIterablesAndArraysAreWritten() {
        Note note = new Note("it's", 2, List.of("a", "b"), new Note("root", 0, List.of(), null));
        assertThat(SafeJson.of(note).toString())
                .isEqualTo("{\"title\":\"it\\u0027s\",\"likes\":2,\"tags\":[\"a\",\"b\"],"
                        + "\"parent\":{\"title\":\"root\",\"likes\":0,\"tags\":[],\"parent\":null}}");
        assertThat(SafeJson.of(new Object[] {1, new int[] {2, 3}, new boolean[] {true}})
                        .toString())
                .isEqualTo("[1,[2,3],[true]]");
        assertThat(SafeJson.of(Map.of(TimeUnit.DAYS, 'x')).toString()).isEqualTo("{\"DAYS\":\"x\"}");
        assertThat(SafeJson.of((Iterable<Integer>) List.of(1, 2)::iterator).toString())
                .isEqualTo("[1,2]");
    }

    @Test
    void scalarsAreWrittenByTheirDefinition() {
        UUID id = new UUID(1, 2);
        assertThat(SafeJson.of(Arrays.asList(
                                null,
                                true,
                                (byte) 1,
                                (short) 2,
                                3L,
                                1.5f,
                                -0.25,
                                new BigInteger("12345678901234567890"),
                                new BigDecimal("1E+3"),
                                new StringBuilder("sb"),
                                TimeUnit.HOURS,
                                id,
                                Instant.EPOCH,
                                LocalDate.of(2026, 11, 21),
                                Duration.ofSeconds(90)))
                        .toString())
                .isEqualTo("[null,true,1,2,3,1.5,-0.25,12345678901234567890,1E+3,\"sb\",\"HOURS\",\"" + id
                        + "\",\"1970-01-01T00:00:00Z\",\"2026-11-21\",\"PT1M30S\"]");
    }

    @Test
    void numbersThatJsonDoesNotHaveAreRefused() {
        for (Number number : List.of(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Float.NaN,
                BigInteger.ONE.shiftLeft(4_000),
                new BigDecimal(BigInteger.ONE.shiftLeft(4_000), 10),
                new AtomicInteger(1),
                new Hostile(1),
                new HostileDecimal())) {
            assertRefused(Reason.NUMBER, List.of(number));
        }
    }

    private static final class Hostile extends Number {
        private final int value;

        Hostile(int value) {
            this.value = value;
        }

        @Override
        public int intValue() {
            return value;
        }

        @Override
        public long longValue() {
            return value;
        }

        @Override
        public float floatValue() {
            return value;
        }

        @Override
        public double doubleValue() {
            return value;
        }

        @Override
        public String toString() {
            return "</script>";
        }
    }

    private static final class HostileDecimal extends BigDecimal {
        HostileDecimal() {
            super("1");
        }

        @Override
        public String toString() {
            return "</script>";
        }
    }

    @Test
    void whatHasNoFormInJsonIsRefusedAtAnyDepth() {
        for (Object value : List.of(
                new Object(), Optional.of(1), Path.of("a"), Thread.currentThread(), SafeJson.of(1), String.class)) {
            assertRefused(Reason.TYPE, value);
            assertRefused(Reason.TYPE, Map.of("a", List.of(value)));
        }
        assertRefused(Reason.KEY, Map.of(1, 1));
        Map<String, Integer> nullKey = new HashMap<>();
        nullKey.put(null, 1);
        assertRefused(Reason.KEY, nullKey);
    }

    @Test
    void nestingIsBoundedAndAValueThatHoldsItselfEnds() {
        Object deep = 1;
        for (int i = 0; i < SafeJson.MAX_DEPTH; i++) {
            deep = List.of(deep);
        }
        assertThat(SafeJson.of(deep).toString()).startsWith("[[[");
        assertRefused(Reason.DEPTH, List.of(deep));
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        itself.add(itself);
        assertRefused(Reason.DEPTH, itself);
    }

    @Test
    void textIsBoundedAndAnEndlessIterableEnds() {
        Iterable<Integer> endless =
                () -> java.util.stream.IntStream.iterate(0, i -> 1).iterator();
        assertRefused(Reason.LENGTH, endless);
        assertRefused(Reason.LENGTH, "a".repeat(SafeJson.MAX_LENGTH));
    }

    @Test
    void anAccessorsFailureIsNamedByItsComponent() {
        assertThatThrownBy(() -> SafeJson.of(new Failing("a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Component text of a record cannot be read");
    }

    @Test
    void aBodyIsAnObjectOrAnArray() throws IOException {
        SafeJson json = SafeJson.of(Map.of("name", "ä"));
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        json.writeTo(text);
        json.writeTo(bytes);
        assertThat(text).hasToString("{\"name\":\"ä\"}").hasToString(json.body());
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(json.body());
        assertThat(SafeJson.of(List.of()).body()).isEqualTo("[]");
        for (Object bare : new Object[] {null, "text", 1, true}) {
            assertThatThrownBy(() -> SafeJson.of(bare).body())
                    .isInstanceOfSatisfying(
                            JsonRefused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.TOP_LEVEL));
        }
    }

    @Test
    void whatWasWrittenIsWhatIsRead() {
        RandomValue random = new RandomValue(116);
        for (int i = 0; i < 3_000; i++) {
            Object value = random.next(4);
            String json = SafeJson.of(value).toString();
            assertThat(json).doesNotContainPattern("[<>&'\u2028\u2029\\p{Cc}\\p{Cs}]");
            assertThat(READER.readValue(json, Object.class)).isEqualTo(value);
        }
    }

    @Test
    void anOrderedMapKeepsItsOrder() {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", 2);
        assertThat(SafeJson.of(map).body()).isEqualTo("{\"z\":1,\"a\":2}");
    }

    private static void assertRefused(Reason reason, Object value) {
        assertThatThrownBy(() -> SafeJson.of(value)).isInstanceOfSatisfying(JsonRefused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.getMessage())
                    .doesNotContain("</script>")
                    .containsAnyOf("write", "give")
                    .hasSizeLessThan(300);
        });
    }
}
