package io.github.secureblocks.web.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {
    @Test
    void tellsAProgramTheStatusAndWhatToAskWith() {
        CorrelationId id = CorrelationId.fresh();
        Problem problem = Problem.of(404, id);
        assertThat(problem.json())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"id\":\"" + id + "\"}");
        assertThat(problem).hasToString("Problem[404 Not Found, id " + id + "]");
        assertThat(problem.id()).isEqualTo(id);
    }

    @Test
    void tellsAPersonTheSame() {
        Problem problem = Problem.of(500, CorrelationId.fresh());
        Document page = Jsoup.parse(problem.html().toString());
        assertThat(page.title()).isEqualTo("500 Internal Server Error");
        assertThat(page.selectFirst("h1").text()).isEqualTo("Internal Server Error");
        assertThat(page.selectFirst("code").text()).isEqualTo(problem.id().text());
        assertThat(page.select("script, style, link, img")).isEmpty();
    }

    @Test
    void cannotBeGivenTheTextOfAnException() {
        Throwable boom = new IllegalStateException("jdbc:h2:/srv/notes?password=s3cret");
        assertThat("{\"error\":\"" + boom + "\"}").contains("s3cret", "java.lang");

        assertThat(Arrays.stream(Problem.class.getMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers()))
                        .map(Method::getParameterTypes))
                .containsExactlyInAnyOrder(
                        new Class<?>[] {int.class, CorrelationId.class},
                        new Class<?>[] {ProblemType.class, CorrelationId.class});
    }

    @Test
    void constantWordsOfOnesOwnAreWrittenForEachReader() {
        Problem problem = Problem.of(
                        ProblemType.of(409, "urn:example:full", "\"Full\" \u00e9\n</title>"), CorrelationId.fresh())
                .detail("<b>Delete</b> a note");
        assertThat(problem.json())
                .isEqualTo("{\"type\":\"urn:example:full\",\"title\":\"\\\"Full\\\" \u00e9\\n</title>\",\"status\":409,"
                        + "\"detail\":\"<b>Delete</b> a note\",\"id\":\"" + problem.id() + "\"}");
        Document page = Jsoup.parse(problem.html().toString());
        assertThat(page.title()).contains("\"Full\" \u00e9", "</title>");
        assertThat(page.select("b")).isEmpty();
        assertThat(page.selectFirst("p").text()).isEqualTo("<b>Delete</b> a note");
    }

    @Test
    void aTypeNeedsAnAddressATitleAndAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProblemType.of(409, "/problems/full", "Full"))
                .withMessageContaining("write ProblemType.of(409");
        assertThatIllegalArgumentException().isThrownBy(() -> ProblemType.of(409, "http://notes.example/full", "Full"));
        assertThatIllegalArgumentException().isThrownBy(() -> ProblemType.of(409, "urn:example:a b", "Full"));
        assertThatIllegalArgumentException().isThrownBy(() -> ProblemType.of(409, "urn:example:full", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> ProblemType.of(200, "urn:example:full", "Full"));
        assertThat(ProblemType.of(409, "urn:example:full", "Full")).hasToString("ProblemType[409 urn:example:full]");
    }

    @Test
    void aRefusalIsToldUnderTheIdentifierOfItsRequest() {
        CorrelationId id = CorrelationId.fresh();
        RequestRefused refused = RequestRefused.of(422, "Too long");
        assertThat(refused).hasMessage("Too long").hasNoCause();
        assertThat(refused.problem(id).json()).contains("\"detail\":\"Too long\"", "\"id\":\"" + id + "\"");
        assertThat(RequestRefused.of(ProblemType.of(409, "urn:example:full", "Full")))
                .hasMessage("Full");
    }

    @Test
    void hasAConstantTitleForEveryStatus() {
        for (int status = 400; status < 600; status++) {
            Problem problem = Problem.of(status, CorrelationId.fresh());
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.title()).matches("[A-Za-z ]+");
            assertThat(problem.json()).contains("\"status\":" + status + ",");
        }
        assertThat(Problem.of(418, CorrelationId.fresh()).title()).isEqualTo("Client Error");
        assertThat(Problem.of(599, CorrelationId.fresh()).title()).isEqualTo("Server Error");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 200, 302, 399, 600})
    void refusesAStatusThatTellsOfNoError(int status) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(status, CorrelationId.fresh()))
                .withMessageEndingWith("write Problem.of(404, CorrelationId.fresh())");
    }

    @Test
    void anIdentifierIsNeverUsedTwiceAndNeedsNoEncoding() {
        Set<CorrelationId> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            CorrelationId id = CorrelationId.fresh();
            assertThat(seen.add(id)).isTrue();
            assertThat(id.text()).matches("[A-Za-z0-9_-]{22}");
        }
    }
}
