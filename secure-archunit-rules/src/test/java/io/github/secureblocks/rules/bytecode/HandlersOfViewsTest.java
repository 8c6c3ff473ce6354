package io.github.secureblocks.rules.bytecode;

import static io.github.secureblocks.rules.bytecode.Sources.firesWhereMarked;
import static io.github.secureblocks.rules.bytecode.WebTypes.BODY;
import static io.github.secureblocks.rules.bytecode.WebTypes.GET;
import static io.github.secureblocks.rules.bytecode.WebTypes.MAPPING;
import static io.github.secureblocks.rules.bytecode.WebTypes.REST;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Handlers that name a view or a redirect, and those that say no method of HTTP. */
class HandlersOfViewsTest {
    private static Detector view(Detector.Beginning beginning) {
        return new Detector.HandlerNamesView(
                Verdict.PROVED,
                List.of("web.Mapping"),
                List.of("web.Body"),
                beginning,
                List.of(Signature.of("java.lang.System#getenv(java.lang.String)")),
                List.of());
    }

    @Test
    void areFoundWhereTheirOwnParameterNamesTheView() {
        firesWhereMarked(view(Detector.Beginning.NO_REDIRECT), MAPPING, GET, BODY, REST, """
                package app;
                import web.*;
                class Views {
                    private final String theme = System.getProperty("theme");
                    @Get String page(String page) {
                        return "pages/" + page; // !
                    }
                    @Get String forward(String page) {
                        return "forward:/" + page; // !
                    }
                    @Get String named() {
                        return System.getenv("PAGE"); // !
                    }
                    @Get String themed() {
                        return theme + "/start";
                    }
                    @Get String number(int page) {
                        return "pages/" + page;
                    }
                    @Get String chosen(String page) {
                        return page.isEmpty() ? "start" : "page";
                    }
                    @Get String moved(String page) {
                        return "redirect:" + page;
                    }
                    @Get @Body String body(String text) {
                        return text;
                    }
                    String noHandler(String page) {
                        return page;
                    }
                    @Rest
                    static class Api {
                        @Get String text(String text) {
                            return text;
                        }
                    }
                }
                """);
    }

    @Test
    void areFoundWhereTheirOwnParameterNamesTheSite() {
        firesWhereMarked(view(Detector.Beginning.OPEN_REDIRECT), MAPPING, GET, BODY, REST, """
                package app;
                import web.*;
                class Redirects {
                    private final String site = System.getProperty("site");
                    @Get String any(String next) {
                        return "redirect:" + next; // !
                    }
                    @Get String below(String next) {
                        return "redirect:/" + next; // !
                    }
                    @Get String fixed(String id) {
                        return "redirect:/notes/" + id;
                    }
                    @Get String configured() {
                        return "redirect:" + site;
                    }
                    @Get String page(String page) {
                        return page;
                    }
                }
                """);
    }

    @Test
    void areFoundWithoutAMethodOfTheirOwnOrTheirClass() {
        firesWhereMarked(
                new Detector.HandlerWithoutMethod(Verdict.STRUCTURE, "web.Mapping", "method", List.of("GET")),
                MAPPING,
                GET,
                """
                package app;
                import web.*;
                class Notes {
                    private int count;
                    @Mapping int all() {
                        return ++count; // !
                    }
                    @Mapping(method = "POST") int post() {
                        return ++count;
                    }
                    @Mapping(method = {"GET", "POST"}) int both() {
                        return ++count; // !
                    }
                    @Mapping(method = {"PUT", "POST"}) int writing() {
                        return ++count;
                    }
                    @Mapping(method = {"GET"}) int reading() {
                        return count;
                    }
                    @Get int get() {
                        return count;
                    }
                    @Mapping(method = "POST")
                    static class Posts {
                        @Mapping String one() {
                            return "one";
                        }
                    }
                    @Mapping
                    static class Prefixed {
                        @Mapping String one() {
                            return "one"; // !
                        }
                    }
                    interface Client {
                        @Mapping default String one() {
                            return "one";
                        }
                    }
                }
                """);
    }

    @Test
    void areFoundWhereTheyAnswerWhatASourceSaid() {
        Detector told = new Detector.HandlerAnswersFrom(
                Verdict.PROVED,
                List.of("web.Mapping"),
                List.of("web.Body"),
                List.of(
                        Signature.of("java.lang.Throwable#getMessage()"),
                        Signature.of("java.lang.Throwable#toString()")));
        firesWhereMarked(told, MAPPING, GET, BODY, REST, """
                package app;
                import java.io.*;
                import java.util.*;
                import web.*;
                class Failures {
                    record Problem(String text) {}
                    @Get @Body String text(Exception e) {
                        return "Failed: " + e.getMessage(); // !
                    }
                    @Get @Body Map<String, String> map(Exception e) {
                        return Map.of("error", e.getMessage()); // !
                    }
                    @Get @Body Map<String, String> filled(Exception e) {
                        Map<String, String> all = new HashMap<>();
                        all.put("error", e.getMessage());
                        return all; // !
                    }
                    @Get @Body Problem object(Exception e) {
                        return new Problem(e.getMessage()); // !
                    }
                    @Get @Body String joined(Exception e) {
                        return "Failed: " + e; // !
                    }
                    @Get @Body String caught(String name) {
                        try {
                            return Integer.toString(Integer.parseInt(name));
                        } catch (NumberFormatException e) {
                            return "No number: " + e; // !
                        }
                    }
                    @Get @Body String trace(Exception e) {
                        StringWriter text = new StringWriter();
                        e.printStackTrace(new PrintWriter(text));
                        return text.toString(); // !
                    }
                    @Get @Body String constant(Exception e) {
                        System.getLogger("x").log(System.Logger.Level.INFO, "failed", e);
                        return "Try again";
                    }
                    @Get @Body String other(Exception e, String name) {
                        return name + e.getMessage().length();
                    }
                    @Get String view(Exception e) {
                        return e.getMessage();
                    }
                    @Body String noHandler(Exception e) {
                        return e.getMessage();
                    }
                }
                """);
    }
}
