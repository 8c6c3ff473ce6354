package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Detector;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which annotations switch a rules test off, wherever they stand. */
class DisabledTestsTest {
    private static final Detector.DisabledTest DETECTOR = (Detector.DisabledTest) Catalogue.standard()
            .rule("guard/disabled-rules-test")
            .orElseThrow()
            .detectors()
            .get(0);
    private static final String ENTRY = """
            package io.github.secureblocks.rules;
            public class SecureRules {
                public static SecureRules strict() { return new SecureRules(); }
                public void check(Object classes) {}
            }
            """;
    private static final List<String> ANNOTATIONS = List.of(
            "package a; public @interface Disabled {}",
            "package a; public @interface DisabledOnOs {}",
            "package a; public @interface Ignore {}",
            "package a; public @interface ArchIgnore {}",
            "package a; public @interface IgnoreCase {}",
            "package a; public @interface Test { boolean enabled() default true; }");

    private static List<String> found(String... sources) {
        Sources compiled = Sources.of(Stream.of(List.of(ENTRY), ANNOTATIONS, List.of(sources))
                .flatMap(List::stream)
                .toArray(String[]::new));
        return DisabledTests.in(ClassFiles.read(List.of(compiled.classes())), DETECTOR).stream()
                .map(test -> test.className() + "#" + test.member() + " " + test.annotation())
                .toList();
    }

    private static String rulesTest(String onClass, String onMethod, String onField) {
        return """
                package app;
                import io.github.secureblocks.rules.SecureRules;
                %s class RulesTest {
                    %s static final SecureRules RULES = SecureRules.strict();
                    @a.Ignore static final String OTHER = "other".trim();
                    @a.Disabled void other() {}
                    %s void secure() { RULES.check(1); }
                }
                """.formatted(onClass, onField, onMethod);
    }

    @Test
    void findsThemOnTheClassTheMethodAndTheField() {
        assertThat(found(rulesTest("@a.Disabled", "@a.Ignore", "@a.ArchIgnore")))
                .containsExactlyInAnyOrder(
                        "app.RulesTest# @Disabled", "app.RulesTest#secure @Ignore", "app.RulesTest#RULES @ArchIgnore");
        assertThat(found(rulesTest("@a.DisabledOnOs", "@a.Test(enabled = false)", "")))
                .containsExactlyInAnyOrder("app.RulesTest# @DisabledOnOs", "app.RulesTest#secure @Test");
    }

    @Test
    void leavesOtherTestsAndOtherAnnotationsAlone() {
        assertThat(found(rulesTest("@a.IgnoreCase", "@a.Test", ""))).isEmpty();
        assertThat(found("package app; @a.Disabled class OtherTest { void other() {} }"))
                .isEmpty();
    }

    @Test
    void findsThemOnTheMethodAroundALambdaAndTheClassAroundAClass() {
        assertThat(found("""
                package app;
                import io.github.secureblocks.rules.SecureRules;
                @a.Disabled class AllTest {
                    static class Inner {
                        @a.Test(enabled = false) void secure() {
                            Runnable check = () -> SecureRules.strict().check(1);
                        }
                    }
                }
                """)).containsExactlyInAnyOrder("app.AllTest# @Disabled", "app.AllTest$Inner#secure @Test");
    }
}
