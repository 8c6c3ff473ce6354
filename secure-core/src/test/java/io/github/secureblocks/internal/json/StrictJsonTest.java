package io.github.secureblocks.internal.json;

import static io.github.secureblocks.internal.json.StrictJson.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    @Test
    void keepsStringsWholeNumbersAndListsOfStrings() throws IOException {
        String flat =
                "{\"s\":\"\\u0061\",\"n\":9223372036854775807,\"m\":-9223372036854775808,\"l\":[\"a\",\"b\"],\"e\":[]}";

        assertThat(StrictJson.readFlat(flat))
                .isEqualTo(Map.of(
                        "s", "a", "n", Long.MAX_VALUE, "m", Long.MIN_VALUE, "l", List.of("a", "b"), "e", List.of()))
                .isEqualTo(StrictJson.read(flat));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0",
                "1e2",
                "true",
                "null",
                "{}",
                "{\"b\":\"c\"}",
                "[1]",
                "[\"b\",null]",
                "[null,\"b\"]",
                "[[\"b\"]]",
                "[{\"b\":\"c\"},\"d\"]",
                "9223372036854775808",
                "-9223372036854775809"
            })
    void readsPastEveryOtherValueAndRefusesItWhereAllMustBeFlat(String value) throws IOException {
        String text = "{\"a\":" + value + ",\"z\":\"end\"}";

        assertThat(StrictJson.read(text)).isEqualTo(Map.of("a", OTHER, "z", "end"));
        assertThatIOException().isThrownBy(() -> StrictJson.readFlat(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " {}", "\ufeff{}", "[]", "[{}]", "1", "\"{}\"", "{}{}", "{} 1", "{}]", "{", "{\"a\":[1"})
    void refusesWhatIsNotOneObjectAlone(String text) {
        assertThatIOException().isThrownBy(() -> StrictJson.read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\":1,\"a\":1",
                "\"a\":1,\"\\u0061\":2",
                "\"x\":{\"a\":1,\"a\":1}",
                "\"x\":[[{\"a\":1,\"a\":1}]]",
                "\"keys\":[{\"a\":1,\"a\":1}]",
                "\"keys\":[],\"keys\":[]"
            })
    void refusesAMemberTwiceAtAnyDepth(String members) {
        assertThatIOException().isThrownBy(() -> StrictJson.read("{" + members + "}"));
        assertThatIOException().isThrownBy(() -> StrictJson.readListed("{" + members + "}", "keys", 9));
    }

    @Test
    void readsUpToItsBoundsAndNotPastThem() throws IOException {
        assertBound(16 - 1, n -> "\"a\":" + "[".repeat(n) + "]".repeat(n));
        assertBound(64, n -> "\"a\":" + "9".repeat(n));
        assertBound(1_000, n -> "\"" + "a".repeat(n) + "\":1");
        assertBound(16_384, n -> "\"a\":\"" + "a".repeat(n) + "\"");
        assertBound(16_384, n -> "\"a\":[\"" + "a".repeat(n) + "\"]");
    }

    private interface Members {
        String of(int size);
    }

    private static void assertBound(int most, Members members) throws IOException {
        assertThat(StrictJson.read("{" + members.of(most) + "}")).hasSize(1);
        assertThat(StrictJson.readListed("{\"keys\":[]," + members.of(most) + "}", "keys", 1))
                .isEmpty();
        assertThatIOException().isThrownBy(() -> StrictJson.read("{" + members.of(most + 1) + "}"));
    }

    @Test
    void keepsNoNameFromOneTextToTheNext() throws IOException {
        String first = StrictJson.read("{\"n1\":1}").keySet().iterator().next();
        String second = StrictJson.read("{\"n1\":1}").keySet().iterator().next();

        assertThat(first).isEqualTo("n1").isNotSameAs("n1").isNotSameAs(second);
        assertThat(second).isNotSameAs("n1");
    }

    @Test
    void answersTheObjectsThatOneMemberLists() throws IOException {
        String text = " {\"a\":[{\"b\":1}],\"keys\":[{\"s\":\"t\",\"l\":[\"x\"],\"o\":{\"p\":[]}},{}],\"z\":[{}]} ";

        assertThat(StrictJson.readListed(text, "keys", 2))
                .isEqualTo(List.of(Map.of("s", "t", "l", List.of("x"), "o", OTHER), Map.of()));
        assertThat(StrictJson.readListed("{\"keys\":[]}", "keys", 2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "[{\"keys\":[{}]}]",
                "\"keys\"",
                "{}",
                "{\"Keys\":[{}]}",
                "{\"a\":{\"keys\":[{}]}}",
                "{\"keys\":{}}",
                "{\"keys\":{\"keys\":[{}]}}",
                "{\"keys\":null}",
                "{\"keys\":[{},1]}",
                "{\"keys\":[1,{}]}",
                "{\"keys\":[[{}]]}"
            })
    void answersNothingWhereNoMemberListsObjectsAlone(String text) throws IOException {
        assertThat(StrictJson.readListed(text, "keys", 9)).isNull();
    }

    @Test
    void keepsOneMoreObjectThanIsWantedAndReadsAllOfThem() throws IOException {
        assertThat(StrictJson.readListed("{\"keys\":[{},{},{},{}]}", "keys", 2)).hasSize(3);
        assertThat(StrictJson.readListed("{\"keys\":[{},{},{},{},1]}", "keys", 2))
                .isNull();
        for (String end : new String[] {"{\"a\":1,\"a\":1}]}", "{]}", "{}", "{}]", "{}]}{}", "{}]} x"}) {
            assertThatIOException().isThrownBy(() -> StrictJson.readListed("{\"keys\":[{},{},{},{}," + end, "keys", 2));
        }
    }
}
