package io.github.secureblocks.web.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client is told of a failure of the SQL block: a status that fits, and nothing of the request or the database. */
class DatabaseAtTheEdgeTest {
    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = RunningApplication.of(StoreApplication.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void knownNamesAreAnswered() {
        assertThat(application.get("/sorted?sort=id").statusCode()).isEqualTo(200);
        assertThat(application.get("/grouped?by=title").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"owner-c4n4ry", "id%20desc--c4n4ry", "%3Cscript%3Ec4n4ry", "%27%20or%201%3D1%20--%20c4n4ry"})
    void anUnknownNameIsTheClientsFaultAndIsNotRepeated(String name) {
        for (String path : new String[] {"/sorted?sort=" + name, "/grouped?by=" + name}) {
            for (String accept : new String[] {"application/json", "text/html"}) {
                HttpResponse<String> response = application.get(path, "Accept", accept);
                assertThat(response.statusCode()).as(path).isEqualTo(400);
                assertThat(response.body())
                        .contains("Bad Request")
                        .doesNotContain("c4n4ry", "shelf", "order by", "Unknown", "expected");
            }
        }
    }

    @Test
    void aTakenKeyIsAConflict() {
        assertThat(add("a").statusCode()).isEqualTo(200);
        HttpResponse<String> response = add("c4n4ry");

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.body())
                .contains("\"title\":\"Conflict\"")
                .doesNotContain("c4n4ry", "shelf", "insert", "23505");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c4n4ry%00", "c4n4ry%00%27--"})
    void textThatNoDatabaseHoldsIsTheClientsFault(String title) {
        HttpResponse<String> response = add(title);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("Bad Request").doesNotContain("c4n4ry", "shelf", "NUL");
    }

    @Test
    void aNumberThatOnlyItsExponentMakesLongIsTheClientsFault() {
        assertThat(application.get("/longer?than=1e2").statusCode()).isEqualTo(200);
        assertThat(application.get("/longer?than=1e99999999").statusCode()).isEqualTo(400);
    }

    @Test
    void aValueThatDoesNotFitIsTheProgramsFault() {
        assertThat(add("x".repeat(41)).statusCode()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({
        "08001, 503, 10",
        "53300, 503, 10",
        "57014, 503, 10",
        "40001, 503, 1",
        "40P01, 503, 1",
        "55P03, 503, 1",
        "08007, 500,",
        "23502, 500,",
        "28000, 500,",
        "42501, 500,",
        "42601, 500,",
        "22001, 500,",
        "XX000, 500,"
    })
    void whatMaySucceedLaterSaysWhen(String state, int status, String seconds) {
        HttpResponse<String> response = application.get("/fails?state=" + state);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Retry-After").orElse(null)).isEqualTo(seconds);
        assertThat(response.body())
                .contains("\"status\":" + status)
                .doesNotContain(StoreApplication.CANARY, state, "select", "database", "SQLSTATE");
    }

    private static HttpResponse<String> add(String title) {
        return application.send(
                "POST", "/add?title=" + title, "Sec-Fetch-Site", "same-origin", "Origin", application.origin());
    }
}
