package io.github.secureblocks.rules.bytecode;

import static io.github.secureblocks.rules.bytecode.Sources.firesWhereMarked;
import static io.github.secureblocks.rules.bytecode.WebTypes.BODY;
import static io.github.secureblocks.rules.bytecode.WebTypes.ENTITY;
import static io.github.secureblocks.rules.bytecode.WebTypes.GET;
import static io.github.secureblocks.rules.bytecode.WebTypes.MAPPING;
import static io.github.secureblocks.rules.bytecode.WebTypes.REST;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Handlers that answer text. */
class HandlerScanTest {
    @Test
    void findsHandlersThatAnswerTextThatIsNotConstant() {
        firesWhereMarked(
                new Detector.HandlerAnswersText(
                        Verdict.PROVED, List.of("web.Mapping"), List.of("web.Body"), List.of("web.Entity")),
                MAPPING,
                GET,
                BODY,
                REST,
                ENTITY,
                """
                package app;
                import web.*;
                class Handlers {
                    @Rest
                    static class Api {
                        @Get
                        String page(String name) {
                            return "<p>" + name; // !
                        }
                        @Get(produces = "text/html")
                        String html(String name) {
                            return name; // !
                        }
                        @Get(produces = "application/json")
                        String json(String name) {
                            return name;
                        }
                        @Get
                        String constant(boolean b) {
                            return b ? "<p>yes" : "<p>no";
                        }
                        @Get
                        Entity<String> entity(String name) {
                            return Entity.ok("<p>" + name); // !
                        }
                        @Get
                        Entity<String> built(java.util.Map<String, String> all) {
                            return Entity.status(200).body(all.get("x")); // !
                        }
                        @Get
                        Entity<Object> constructed(String name) {
                            return new Entity<>(name); // !
                        }
                        @Get
                        Entity<Integer> number(Integer number) {
                            return Entity.ok(number);
                        }
                        @Get
                        Entity<java.util.function.IntSupplier> later(String name) {
                            return Entity.ok(() -> name.length());
                        }
                        String noHandler(String name) {
                            return name;
                        }
                    }
                    static class Views {
                        @Get
                        String view(String name) {
                            return name;
                        }
                        @Get @Body
                        String body(String name) {
                            return name; // !
                        }
                    }
                }
                """);
    }

    @Test
    void findsPagesOfHandlersThatAreInherited() {
        firesWhereMarked(
                new Detector.HandlerAnswersText(
                        Verdict.PROVED, List.of("web.Mapping"), List.of("web.Body"), List.of("web.Entity")),
                MAPPING,
                GET,
                BODY,
                REST,
                """
                package app;
                interface Pages<T> {
                    @web.Get default String page(String name) {
                        return "<p>" + name; // !
                    }
                    @web.Get T other(T name);
                }
                """,
                """
                package app;
                @web.Rest
                class Controller implements Pages<String> {
                    public String other(String name) {
                        return "<b>" + name; // !
                    }
                }
                """,
                """
                package app;
                interface Views {
                    @web.Get default String view(String name) {
                        return "notes/" + name;
                    }
                }
                """,
                """
                package app;
                class Shown implements Views {}
                """);
    }
}
