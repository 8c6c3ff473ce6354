package io.github.secureblocks.rules.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.bytecode.AcceptedRisks;
import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.Sources;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an accepted risk may stand, and what it may stand for. */
class AcceptedRiskTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Rule USE = rule(Verdict.POLICY);
    private static final Rule PROVED = rule(Verdict.PROVED);
    private static final String ANNOTATION = """
            package own;
            public @interface AcceptedRisk {
                String rule();
                String reason();
                String owner();
                String expires();
            }
            """;
    private static final String RISK =
            "@own.AcceptedRisk(rule = \"test/random\", reason = \"A simulation, no secret in it\","
                    + " owner = \"team\", expires = \"2026-12-01\")";

    private static Rule rule(Verdict verdict) {
        return Sources.rule(
                "test/random", new Detector.Call(verdict, List.of(Signature.of("java.util.Random#<init>(*)"))));
    }

    private static Report report(Rule rule, String source) {
        Sources sources = Sources.of(ANNOTATION, source.replace("RISK", RISK));
        Terms terms = Terms.of(List.of(rule), Profile.STRICT, TODAY)
                .accepting(AcceptedRisks.in(ClassFiles.read(List.of(sources.classes()))));
        return Report.of(sources.scan(rule), terms, SourceTree.around(Path.of("/nowhere")));
    }

    private static void isAccepted(int times, String source) {
        Report report = report(USE, source);
        assertThat(report.findings())
                .extracting(Finding::acceptance, Finding::found)
                .isEmpty();
        assertThat(report.accepted()).hasSize(times);
    }

    private static void isRefused(String why, String source) {
        Report report = report(USE, source);
        assertThat(report.accepted()).isEmpty();
        assertThat(report.findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.acceptance()).contains(why));
    }

    @Test
    void holdsOnTheMethodTheConstructorAndTheFieldThatItIsAbout() {
        isAccepted(1, "package app;\nclass A { RISK Object go() { return new java.util.Random(); } }");
        isAccepted(1, "package app;\nclass A { A(int i) { } RISK A() { new java.util.Random(); } }");
        isAccepted(1, "package app;\nclass A { RISK final Object dice = new java.util.Random(); }");
        isAccepted(1, "package app;\nclass A { RISK static Object dice = String.valueOf(new java.util.Random()); }");
    }

    @Test
    void onAFieldCoversEachAnnotationThatIsRepeatedThere() {
        Rule kinds = Sources.rule(
                "test/random",
                new Detector.AnnotationValue(
                        Verdict.POLICY, "app.A$Kind", List.of("value"), Pattern.compile("ANY"), false));
        Report report = report(kinds, """
                package app;
                class A {
                    @Kind("ANY") @Kind("ANY TOO") RISK Object one;
                    @Kind("ANY") @Kind("ONE") Object other;
                    @java.lang.annotation.Repeatable(Kinds.class)
                    @interface Kind {
                        String value();
                    }
                    @interface Kinds {
                        Kind[] value();
                    }
                }
                """);
        assertThat(report.accepted()).hasSize(2);
        assertThat(report.findings()).hasSize(1);
    }

    @Test
    void onAFieldCoversNothingButItsValue() {
        Report report = report(USE, """
                package app;
                class A {
                    RISK Object dice = new java.util.Random();
                    Object coin = new java.util.Random();
                    { new java.util.Random(); }
                    int sides = 6;
                }
                """);
        assertThat(report.accepted())
                .singleElement()
                .satisfies(one -> assertThat(one.finding().line()).isEqualTo(3));
        assertThat(report.findings()).extracting(Finding::line).containsExactly(4, 5);
    }

    @Test
    void onAClassIsRefusedWhereOneMemberHoldsAllThatItCovers() {
        isRefused("lies in app.A.go(int); move it there", """
                package app;
                RISK class A {
                    Object go(int n) {
                        Runnable r = () -> new java.util.Random();
                        return new Object() { Object inside = new java.util.Random(); };
                    }
                    void other() {}
                }
                """);
        isRefused("lies in app.A.dice; move it there", """
                package app;
                RISK class A {
                    Object dice = new java.util.Random();
                    A() {}
                    A(int n) {}
                }
                """);
        isRefused("lies in app.A$Inner; move it there", """
                package app;
                RISK class A {
                    static class Inner {
                        Object one = new java.util.Random();
                        Object two = new java.util.Random();
                    }
                }
                """);
    }

    @Test
    void onAClassHoldsWhereNothingNarrowerCanWearIt() {
        isAccepted(2, """
                package app;
                RISK class A {
                    Object go() { return new java.util.Random(); }
                    Object come() { return new java.util.Random(); }
                }
                """);
        isAccepted(1, "package app;\nRISK class A { static { new java.util.Random(); } }");
        isAccepted(1, "package app;\nRISK class A { { new java.util.Random(); } }");
    }

    @Test
    void isNotTakenForWhatIsProvedOfARuleThatIsNeverAccepted() {
        String source = "package app;\nclass A { RISK Object go() { return new java.util.Random(); } }";
        assertThat(report(PROVED, source).accepted()).hasSize(1);
        assertThat(report(USE.neverAccepted(), source).accepted()).hasSize(1);
        Report never = report(PROVED.neverAccepted(), source);
        assertThat(never.accepted()).isEmpty();
        assertThat(never.findings())
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.acceptance()).contains("no risk of this rule can be accepted"));
    }

    @Test
    void isAFindingItselfWhereItCoversNothing() {
        Report report = report(USE, """
                package app;
                class A {
                    RISK
                    int go() {
                        return 4;
                    }
                }
                """);
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo("guard/idle-acceptance");
            assertThat(finding.place()).isEqualTo("app/A.java:5");
            assertThat(finding.symbol()).isEqualTo("A.go()");
            assertThat(finding.found()).contains("test/random").contains("remove it");
        });
        assertThat(report.isClean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"test/*", "test", "*", "", "Test/random", "test/random "})
    void namesOneRuleByItsExactId(String id) {
        Report report = report(
                USE,
                "package app;\nclass A { RISK Object go() { return new java.util.Random(); } }"
                        .replace("RISK", RISK.replace("test/random", id)));
        assertThat(report.accepted()).isEmpty();
        assertThat(report.findings())
                .extracting(finding -> finding.rule().id())
                .containsExactly("test/random", "guard/idle-acceptance");
        assertThat(report.findings().get(1).found()).contains("there is no such rule");
    }

    @Test
    void ofARuleThatWasNotLookedForIsLeftAlone() {
        Sources sources =
                Sources.of(ANNOTATION, "package app;\nclass A { RISK int go() { return 4; } }".replace("RISK", RISK));
        Rule other = Sources.rule("test/other", new Detector.Call(Verdict.POLICY, List.of(Signature.of("a.B#c(*)"))));
        Terms terms = Terms.of(List.of(other), Profile.STRICT, TODAY)
                .knowing(List.of(USE))
                .accepting(AcceptedRisks.in(ClassFiles.read(List.of(sources.classes()))));
        assertThat(Report.of(sources.scan(other), terms, SourceTree.around(Path.of("/nowhere")))
                        .findings())
                .isEmpty();
    }

    @Test
    void ofAGuardIsNeverOne() {
        String source = "package app;\nclass A { RISK int go() { return 4; } }"
                .replace("RISK", RISK.replace("test/random", "guard/skipped-tests"));
        Sources sources = Sources.of(ANNOTATION, source);
        Terms terms = Terms.of(List.of(USE), Profile.STRICT, TODAY)
                .knowing(Catalogue.standard().guards())
                .accepting(AcceptedRisks.in(ClassFiles.read(List.of(sources.classes()))));
        assertThat(Report.of(sources.scan(USE), terms, SourceTree.around(Path.of("/nowhere")))
                        .findings())
                .extracting(Finding::found)
                .singleElement()
                .asString()
                .contains("guard/skipped-tests");
    }
}
