package io.github.secureblocks.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.secureblocks.web.error.CorrelationId;
import io.github.secureblocks.web.html.Html;
import io.github.secureblocks.web.html.RichText;
import io.github.secureblocks.web.mail.MailAddress;
import io.github.secureblocks.web.wire.Answer;
import io.github.secureblocks.web.wire.Wire;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class ErrorFilterTest {
    private static final Pattern ID = Pattern.compile("\"id\":\"([A-Za-z0-9_-]{22})\"");

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        root.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/exception", "/service", "/initializer", "/strange"})
    void aContainerShowsTextAndTraceOfWhatEscapes(String path) {
        try (PlainServer bare = PlainServer.bare(new FailingServlet())) {
            assertThat(bare.wire().get(path).body()).contains(FailingServlet.CANARY, "io.github.secureblocks");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/exception", "/stack", "/memory", "/service", "/initializer", "/strange", "/sent"})
    void whateverEscapesIsToldByAnIdentifierThatIsInTheLog(String path) {
        try (PlainServer server = PlainServer.of(new FailingServlet())) {
            Answer answer = server.wire().get(path);
            assertThat(answer.status()).isEqualTo(path.equals("/sent") ? 503 : 500);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.body()).doesNotContain(FailingServlet.CANARY, "Exception", "java", path);
            assertThat(logged(idIn(answer))).hasSize(1);
        }
    }

    @Test
    void aStatusThatTellsOfNoErrorIsSentAsItIs() {
        try (PlainServer server = PlainServer.of(new Unchanged())) {
            Answer answer = server.wire().get("/");
            assertThat(answer.status()).isEqualTo(304);
            assertThat(answer.header("ETag")).isEqualTo("\"1\"");
            assertThat(answer.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"/address, 400", "/comment, 413"})
    void whatAUserMistypedIsNoFailureOfOurs(String path, int status) {
        try (PlainServer server = PlainServer.of(new Typing())) {
            Answer answer = server.wire().get(path + "?typed=a@b@" + "c".repeat(200));
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).startsWith("{\"type\":\"about:blank\"");
        }
    }

    private static final class Typing extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String typed = request.getParameter("typed");
            if (request.getRequestURI().equals("/address")) {
                response.getWriter().write(MailAddress.of(typed).toString());
            } else {
                RichText.builder().maxLength(100).build().clean(typed).writeTo(response.getWriter());
            }
        }
    }

    private static final class Unchanged extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setHeader("ETag", "\"1\"");
            response.sendError(HttpServletResponse.SC_NOT_MODIFIED);
        }
    }

    @Test
    void aPersonIsShownTheSameIdentifier() {
        try (PlainServer server = PlainServer.of(new FailingServlet())) {
            Answer answer = server.wire().get("/typed", "Accept: text/html");
            assertThat(answer.body()).contains("<h1>The notebook is \"full\"</h1>", "<p>Delete a note first</p>");
            Matcher id = Pattern.compile("<code>([^<]+)</code>").matcher(answer.body());
            assertThat(id.find()).isTrue();
            assertThat(logged(id.group(1))).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/refused | 422 | \"type\":\"about:blank\",\"title\":\"Unprocessable Content\",\"status\":422,\"detail\":\"The title is longer than 200 characters\"",
                "/typed | 409 | \"type\":\"https://notes.example/problems/full\",\"title\":\"The notebook is \\\"full\\\"\",\"status\":409,\"detail\":\"Delete a note first\"",
                "/missing | 404 | \"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404"
            })
    void whatTheClientCanMendIsToldInConstantWords(String path, int status, String members) {
        try (PlainServer server = PlainServer.of(new FailingServlet())) {
            Answer answer = server.wire().get(path);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).startsWith("{" + members + ",\"id\":");
            assertThat(logged(idIn(answer))).singleElement().satisfies(line -> {
                assertThat(line.getLevel()).hasToString("INFO");
                assertThat(line.getThrowableProxy()).isNull();
            });
        }
    }

    @Test
    void everyLineOfARequestCarriesItsIdentifierAndNoneAfterIt() {
        try (PlainServer server = PlainServer.of(new FailingServlet(), "/async", ErrorFilter.of())) {
            Answer answer = server.wire().get("/async");
            assertThat(answer.status()).isEqualTo(500);
            List<String> ofTheRequest = lines.list.stream()
                    .filter(line -> line.getLoggerName().startsWith("io.github.secureblocks"))
                    .map(line -> line.getMDCPropertyMap().get(CorrelationId.LOG_KEY))
                    .toList();
            assertThat(ofTheRequest).hasSize(3).containsOnly(idIn(answer));
            for (int i = 0; i < 30; i++) {
                assertThat(server.wire().get("/context").body()).isEqualTo("null");
            }
        }
        try (PlainServer server = PlainServer.of(new FailingServlet())) {
            assertThat(server.wire().get("/context").body())
                    .matches("[A-Za-z0-9_-]{22}")
                    .isNotEqualTo(server.wire().get("/context").body());
        }
    }

    @Test
    void anErrorOfTheContainerItselfIsInTheLogToo() {
        try (PlainServer server = PlainServer.of(new FailingServlet())) {
            Answer answer = server.wire().get("/timeout");
            assertThat(answer.status()).isEqualTo(500);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/partly", "/torn"})
    void anAnswerThatFailsHalfwayIsCutOffAndForgesNoLineOfTheContainersLog(String path) {
        List<String> ofTheContainer = Collections.synchronizedList(new ArrayList<>());
        Handler handler = new Listening(ofTheContainer);
        java.util.logging.Logger container = java.util.logging.Logger.getLogger("org.apache");
        container.addHandler(handler);
        try {
            try (PlainServer bare = PlainServer.bare(new FailingServlet())) {
                bare.wire().get(path);
            }
            assertThat(ofTheContainer).anyMatch(line -> line.contains(FailingServlet.CANARY + "\nforged line"));
            ofTheContainer.clear();

            try (PlainServer server = PlainServer.of(new FailingServlet())) {
                Answer answer = server.wire().get(path);
                assertThat(answer.body()).contains("the first half").doesNotContain("\r\n0\r\n");
            }
            assertThat(ofTheContainer)
                    .anyMatch(line -> line.contains("the log has it as"))
                    .noneMatch(line -> line.contains(FailingServlet.CANARY));
            assertThat(List.copyOf(lines.list))
                    .anyMatch(line -> line.getFormattedMessage()
                            .startsWith("GET " + path + " failed after a part of the answer"));
        } finally {
            container.removeHandler(handler);
        }
    }

    @Test
    void aPageThatFailsWhileItIsWrittenGivesWayToThePlainOne() {
        ErrorFilter failing = ErrorFilter.of()
                .page(problem -> Html.each(List.of(problem), each -> {
                    throw new IllegalStateException(FailingServlet.CANARY);
                }));
        try (PlainServer server = PlainServer.of(new FailingServlet(), failing)) {
            Answer answer = server.wire().get("/typed", "Accept: text/html");
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body()).contains("<!doctype html>", "full").doesNotContain(FailingServlet.CANARY);
        }
    }

    @Test
    void whatTomcatAnswersForAFilterHasTheIdentifierOfTheFilter() {
        try (PlainServer server = PlainServer.withValve(new ReadingServlet())) {
            Answer answer =
                    server.wire().send(Wire.request("POST", "/body", "Transfer-Encoding: chunked") + "\r\nzz\r\nx");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(logged(idIn(answer))).hasSize(2).allMatch(line -> line.getThrowableProxy() == null);
        }
    }

    @Test
    void nothingOfTheAnswerThatFailedIsLeftInTheHeaders() {
        try (PlainServer server = PlainServer.of(new FailingServlet())) {
            Answer answer = server.wire().get("/download");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.head())
                    .doesNotContain("Disposition", "gzip", "ETag", "Content-Range", FailingServlet.CANARY);
            assertThat(answer.header("Content-Length"))
                    .isEqualTo(Integer.toString(answer.body().length()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "login", "//evil.example", "/\\evil.example", "https://evil.example"})
    void aPersonIsSentToAPageOfTheApplicationAlone(String path) {
        ErrorFilter filter = ErrorFilter.of();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filter.loginPage(path))
                .withMessageContaining("write .loginPage(");
    }

    @Test
    void whoIsNotKnownIsToldHowOrSentToTheLogInPage() {
        try (PlainServer server =
                PlainServer.of(new FailingServlet(), ErrorFilter.of().loginPage("/login"))) {
            Answer program = server.wire().get("/account");
            assertThat(program.status()).isEqualTo(401);
            assertThat(program.header("WWW-Authenticate")).isEqualTo("Bearer");
            Answer person = server.wire().get("/account", "Accept: text/html");
            assertThat(person.status()).isEqualTo(303);
            assertThat(person.header("Location")).isEqualTo("/login");
        }
    }

    @Test
    void aLimitSaysWhenItIsOverAndNeverTooEarly() {
        try (PlainServer server = PlainServer.of(new FailingServlet())) {
            Answer answer = server.wire().get("/limited");
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("Retry-After")).isEqualTo("2");
        }
    }

    @Test
    void aStatusThatNobodyKnowsIsAFailureOfOurs() {
        try (PlainServer server = PlainServer.of(new FailingServlet())) {
            assertThat(server.wire().get("/unknown-status").status()).isEqualTo(500);
        }
    }

    @Test
    void aMethodThatNobodyKnowsIsNoFailureOfOurs() {
        try (PlainServer server = PlainServer.of(new Typing())) {
            Answer answer = server.wire().send(Wire.request("PROPFIND", "/") + "\r\n");
            assertThat(answer.status()).isEqualTo(501);
            assertThat(logged(idIn(answer)))
                    .singleElement()
                    .satisfies(line -> assertThat(line.getLevel()).hasToString("INFO"));
        }
    }

    private List<ILoggingEvent> logged(String id) {
        return List.copyOf(lines.list).stream()
                .filter(line -> line.getFormattedMessage().contains(id))
                .toList();
    }

    private static String idIn(Answer answer) {
        Matcher id = ID.matcher(answer.body());
        assertThat(id.find()).as(answer.body()).isTrue();
        return id.group(1);
    }

    private static final class Listening extends Handler {
        private final List<String> lines;

        Listening(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage() + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
