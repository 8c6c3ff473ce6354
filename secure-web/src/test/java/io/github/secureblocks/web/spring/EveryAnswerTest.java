package io.github.secureblocks.web.spring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Every default header, exactly, on whatever an application of Spring Boot answers. */
class EveryAnswerTest {
    private static RunningApplication application;

    @Configuration(proxyBeanMethods = false)
    @Import({EdgeApplication.class, Answers.class})
    static class Application {}

    @Controller
    @PublicEndpoint(reason = "a test of headers")
    static class Answers {
        @GetMapping("/status/{status}")
        ResponseEntity<String> status(@PathVariable int status) {
            return ResponseEntity.status(status)
                    .header("Location", "/page?name=a")
                    .build();
        }

        @GetMapping("/error/{status}")
        void error(@PathVariable int status, HttpServletResponse response) throws IOException {
            response.sendError(status, EdgeApplication.CANARY);
        }

        @GetMapping("/resets")
        @ResponseBody
        String resets(HttpServletResponse response) {
            response.reset();
            return "ok";
        }

        @GetMapping("/forward")
        String forward() {
            return "forward:/page?name=a";
        }

        @GetMapping("/kept")
        ResponseEntity<String> kept() {
            return ResponseEntity.ok().eTag("\"one\"").body("ok");
        }

        @GetMapping("/later/{how}")
        @ResponseBody
        Callable<String> later(@PathVariable String how) {
            return () -> {
                if (how.equals("fails")) {
                    throw new IllegalStateException(EdgeApplication.CANARY);
                }
                return "ok";
            };
        }

        @GetMapping("/never")
        @ResponseBody
        DeferredResult<String> never() {
            return new DeferredResult<>(50L);
        }

        @GetMapping("/stream")
        ResponseEntity<StreamingResponseBody> stream() {
            return ResponseEntity.ok(out -> out.write("ok".getBytes(StandardCharsets.UTF_8)));
        }

        @PostMapping("/upload")
        @ResponseBody
        String upload(@RequestPart MultipartFile file) {
            return "ok";
        }
    }

    @BeforeAll
    static void start() {
        application = RunningApplication.of(Application.class, "--spring.servlet.multipart.max-file-size=1KB");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /page?name=a, 200",
        "HEAD, /page?name=a, 200",
        "GET, /index.html, 200",
        "HEAD, /index.html, 200",
        "GET, /, 200",
        "GET, /resets, 200",
        "GET, /forward, 200",
        "GET, /later/ok, 200",
        "GET, /stream, 200",
        "GET, /redirect, 302",
        "GET, /page, 400",
        "GET, /%00, 400",
        "GET, /mine, 401",
        "GET, /undeclared, 403",
        "GET, /error, 403",
        "OPTIONS, /write, 403",
        "GET, /nowhere, 404",
        "GET, /nowhere.html, 404",
        "GET, /write, 405",
        "PUT, /index.html, 405",
        "TRACE, /page, 405",
        "BREW, /page, 405",
        "GET, /fails, 500",
        "GET, /later/fails, 500",
        "GET, /never, 503"
    })
    void hasEveryHeader(String method, String path, int status) {
        EveryHeader.of(status, application.send(method, path, "Sec-Fetch-Site", "same-origin"));
        EveryHeader.of(status, application.send(method, path, "Sec-Fetch-Site", "same-origin", "Accept", "text/html"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 413, 429, 500, 503})
    void hasThemWhateverStatusAHandlerStatesOrSends(int status) {
        EveryHeader.of(status, application.get("/status/" + status));
        if (status >= 400) {
            EveryHeader.of(status, application.get("/error/" + status));
        }
    }

    @Test
    void hasThemWhereAFileOrAnAnswerIsStillTheNewest() {
        String modified = application
                .get("/index.html")
                .headers()
                .firstValue("Last-Modified")
                .orElseThrow();
        EveryHeader.of(304, application.get("/index.html", "If-Modified-Since", modified));
        EveryHeader.of(304, application.get("/kept", "If-None-Match", "\"one\""));
    }

    @Test
    void hasThemWhereTooMuchIsSentOrAskedForOrFromElsewhere() {
        String file = "--b\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\n" + "x".repeat(2_000)
                + "\r\n--b--\r\n";
        EveryHeader.of(
                413,
                application.send(
                        "POST",
                        "/upload",
                        BodyPublishers.ofString(file),
                        "Content-Type",
                        "multipart/form-data; boundary=b",
                        "Sec-Fetch-Site",
                        "same-origin"));
        application.get("/limited");
        HttpResponse<String> limited = application.get("/limited");
        EveryHeader.of(429, limited);
        assertThat(limited.headers().firstValue("Retry-After")).isPresent();
        EveryHeader.of(403, application.send("POST", "/write", "Sec-Fetch-Site", "cross-site"));
    }
}
