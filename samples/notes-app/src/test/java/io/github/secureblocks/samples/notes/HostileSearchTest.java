package io.github.secureblocks.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a parameter of the search: nothing of others is told, nothing is repeated, nothing breaks. */
class HostileSearchTest {
    private static final String PASSWORD = "quiet-otter-41-lantern";
    private static final List<String> PARAMETERS =
            List.of("q", "tag", "from", "to", "shared", "pinned", "colour", "id", "sort", "page", "size");
    private static final List<String> VALUES = List.of(
            "' or '1'='1",
            "1) or 1=1 --",
            "\\' or 1=1 #",
            "$$; drop table notes; --",
            "nul\0nul",
            "\ud83d\ude00'\u02bc\uff07",
            "9".repeat(40),
            "-1",
            "{fn user()} ?:q",
            "%27%20or%201=1",
            "x".repeat(3_000));

    private static RunningNotes notes;
    private static Browser mallory;

    @BeforeAll
    static void start() {
        notes = RunningNotes.start();
        notes.browser().signUp("alice-target", PASSWORD).write("of alice", "for her eyes");
        mallory = notes.browser().signUp("mallory-search", PASSWORD);
        mallory.write("of mallory", "");
    }

    @AfterAll
    static void stop() {
        notes.close();
    }

    static Stream<List<String>> everyParameterWithEveryValue() {
        return PARAMETERS.stream().flatMap(name -> VALUES.stream().map(value -> List.of(name, value)));
    }

    @ParameterizedTest
    @MethodSource("everyParameterWithEveryValue")
    void aHostileValueTellsNothingAndBreaksNothing(List<String> parameter) {
        HttpResponse<String> answer = mallory.get(Browser.query("/notes", parameter.get(0), parameter.get(1)));

        assertThat(answer.statusCode()).isIn(200, 400);
        assertThat(answer.body()).doesNotContain("of alice", "for her eyes", "Exception", "org.h2", "SELECT");
        assertThat(Browser.links(answer, "/notes/\\d+")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "from, yesterday",
        "from, +999999999-12-31",
        "to, 2026-13-01",
        "to, -999999999-01-01",
        "shared, perhaps",
        "pinned, 2 or 1=1",
        "colour, PINK",
        "id, 1 or 1=1",
        "id, 99999999999999999999",
        "sort, owner",
        "sort, TITLE",
        "sort, ''",
        "page, 0",
        "page, -1",
        "page, 1001",
        "page, 2147483648",
        "page, 1e3",
        "size, 0",
        "size, 101",
        "size, all",
        "q, a\0b",
        "tag, a\0b"
    })
    void whatIsNotOfferedIsABadRequestThatRepeatsNothing(String name, String value) {
        HttpResponse<String> page = mallory.get(Browser.query("/notes", name, value));
        HttpResponse<String> json = mallory.getAs("application/json", Browser.query("/notes", name, value));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("could not be understood");
        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(json.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        if (value.length() > 3) {
            assertThat(page.body() + json.body()).doesNotContain(value);
        }
    }

    @Test
    void moreValuesThanAFormOffersAreABadRequest() {
        String ids = IntStream.rangeClosed(1, 101).mapToObj(String::valueOf).collect(Collectors.joining(","));

        assertThat(mallory.get(Browser.query("/notes", "id", ids)).statusCode()).isEqualTo(400);
        assertThat(mallory.get(Browser.query("/notes", "id", ids.substring(2))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aParameterThatComesTwiceIsAListOrABadRequest() {
        assertThat(mallory.get("/notes?id=1&id=2&tag=a&tag=b&colour=BLUE&colour=GREEN")
                        .statusCode())
                .isEqualTo(200);
        assertThat(mallory.get("/notes?page=1&page=2").statusCode()).isIn(200, 400);
        assertThat(mallory.get("/notes?sort=title&sort=owner").statusCode()).isEqualTo(400);
    }
}
