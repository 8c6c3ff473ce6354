package io.github.secureblocks.rules.bytecode;

import static io.github.secureblocks.rules.bytecode.Sources.firesWhereMarked;
import static io.github.secureblocks.rules.bytecode.WebTypes.MAPPING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What annotations hold. */
class AnnotationScanTest {
    @Test
    void readsTheValuesOfAnnotations() {
        firesWhereMarked(
                new Detector.AnnotationValue(
                        Verdict.STRUCTURE, "web.Mapping", List.of("method", "verbs"), Pattern.compile("^ANY$"), true),
                MAPPING,
                """
                package app;
                class Mapped {
                    @web.Mapping(method = {"GET", "ANY"})
                    void wrong() {
                        System.gc(); // !
                    }
                    @web.Mapping(method = {})
                    void empty() {
                        System.gc(); // !
                    }
                    @web.Mapping
                    void absent() {
                        System.gc(); // !
                    }
                    @web.Mapping(method = "GET")
                    void right() {}
                }
                """);
    }

    @Test
    void readsAnnotationsOfParametersAndWithinAnnotations() {
        Sources compiled = Sources.of("""
                package web;
                import java.lang.annotation.*;
                @Repeatable(Kind.All.class)
                public @interface Kind {
                    String value();
                    @interface All {
                        Kind[] value();
                    }
                }
                """, """
                package app;
                class Kinds {
                    Kinds(@web.Kind("ANY") Object made) {}
                    void handed(int first, @web.Kind("ANY") Object second) {}
                    @web.Kind("ONE") @web.Kind("ANY")
                    void repeated() {}
                    void fine(@web.Kind("ONE") Object one) {}
                }
                """, """
                package app;
                record Component(@web.Kind("ANY") Object copied) {}
                """);
        assertThat(compiled.scan(Sources.rule(
                                "test/rule",
                                new Detector.AnnotationValue(
                                        Verdict.STRUCTURE,
                                        "web.Kind",
                                        List.of("value"),
                                        Pattern.compile("^ANY$"),
                                        false)))
                        .hits())
                .extracting(hit -> hit.className() + "." + hit.method())
                .containsExactlyInAnyOrder(
                        "app.Kinds.<init>", "app.Kinds.handed", "app.Kinds.repeated", "app.Component.");
    }
}
