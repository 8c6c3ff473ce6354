package io.github.secureblocks.web.spring;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Handlers that take everything a request can bring, and trust its types. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(BadInputApplication.Api.class)
class BadInputApplication {
    static final List<String> PATHS = List.of(
            "/number",
            "/typed",
            "/path/1",
            "/date/2026-11-21",
            "/id/00000000-0000-0000-0000-000000000000",
            "/json",
            "/tree",
            "/text",
            "/bytes",
            "/form",
            "/map",
            "/file",
            "/files",
            "/index.html",
            "/");

    enum Kind {
        ONE,
        TWO
    }

    record Body(int number, String text, LocalDate when, Kind kind, List<Object> list) {}

    record Form(int number, String text, Kind kind) {}

    @RestController
    @PublicEndpoint(reason = "a test of bad input")
    static class Api {
        @RequestMapping("/number")
        String number(@RequestParam int number, @RequestParam(required = false) String text) {
            return "ok";
        }

        @RequestMapping("/typed")
        String typed(
                @RequestHeader(name = "X-Count", defaultValue = "1") long count,
                @CookieValue(name = "a", defaultValue = "1") int cookie,
                @RequestParam(name = "kind", defaultValue = "ONE") Kind kind) {
            return "ok";
        }

        @GetMapping("/path/{number}")
        String path(@PathVariable int number) {
            return "ok";
        }

        @GetMapping("/date/{when}")
        String date(@PathVariable LocalDate when) {
            return "ok";
        }

        @GetMapping("/id/{id}")
        String id(@PathVariable UUID id) {
            return "ok";
        }

        @PostMapping("/json")
        String json(@RequestBody Body body) {
            return "ok";
        }

        @PostMapping("/tree")
        String tree(@RequestBody Map<String, Object> body) {
            return "ok";
        }

        @PostMapping("/text")
        String text(@RequestBody String body) {
            return "ok";
        }

        @PostMapping("/bytes")
        String bytes(HttpEntity<byte[]> body) {
            return "ok";
        }

        @RequestMapping("/form")
        String form(@ModelAttribute Form form) {
            return "ok";
        }

        @RequestMapping("/map")
        String map(@RequestParam Map<String, String> all) {
            return "ok";
        }

        @PostMapping("/file")
        String file(@RequestPart MultipartFile file) {
            return "ok";
        }

        @PostMapping("/files")
        String files(@RequestParam List<MultipartFile> file) {
            return "ok";
        }
    }
}
