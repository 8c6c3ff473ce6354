package io.github.secureblocks.rules.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.secureblocks.rules.bytecode.ClassFile;
import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.Scan;
import io.github.secureblocks.rules.bytecode.ScanResult;
import io.github.secureblocks.rules.bytecode.Sources;
import io.github.secureblocks.rules.bytecode.Unreadable;
import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ReportTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Rule RULE = Sources.rule(
            "test/random", new Detector.Call(Verdict.POLICY, List.of(Signature.of("java.util.Random#<init>(*)"))));
    private static final String ACCEPTED_RISK = """
            package own;
            import java.lang.annotation.*;
            @Repeatable(AcceptedRisk.List.class)
            public @interface AcceptedRisk {
                String rule();
                String reason();
                String owner();
                String expires();
                @interface List {
                    AcceptedRisk[] value();
                }
            }
            """;

    private static Report report(String... sources) {
        return report(Profile.STRICT, Sources.of(sources));
    }

    private static Report report(Profile profile, Sources sources) {
        ScanResult scan = sources.scan(RULE);
        return Report.of(scan, List.of(RULE), profile, TODAY, SourceTree.around(Path.of("/nowhere")));
    }

    private static Report accepted(String rule, String reason, String expires) {
        return report(ACCEPTED_RISK, """
                package app;
                import own.AcceptedRisk;
                class Simulation {
                    @AcceptedRisk(rule = "%s", reason = "%s", owner = "team", expires = "%s")
                    Object dice() {
                        Runnable inside = () -> new java.util.Random();
                        return new Object() {
                            Object nested = new java.util.Random();
                        };
                    }
                }
                """.formatted(rule, reason, expires));
    }

    @Test
    void countsAnAcceptedRiskAndSaysNoMoreOfIt() {
        Report report = accepted("test/random", "A simulation, no secret in it", "2026-11-21");
        assertThat(report.findings()).isEmpty();
        assertThat(report.accepted())
                .hasSize(2)
                .extracting(AcceptedFinding::owner)
                .containsOnly("team");
        assertThat(TextReport.render(report, "verify")).contains("0 findings, 2 accepted risks");
        assertThat(report.isClean()).isTrue();
    }

    @Test
    void keepsAFindingWhoseAcceptanceDoesNotHoldAndSaysWhy() {
        String reason = "A simulation, no secret in it";
        assertThat(accepted("test/random", reason, "2026-11-20")
                        .findings()
                        .get(0)
                        .acceptance())
                .contains("expired on 2026-11-20");
        assertThat(accepted("test/random", reason, "2027-05-21")
                        .findings()
                        .get(0)
                        .acceptance())
                .contains("more than 180 days ahead");
        assertThat(accepted("test/random", reason, "2027-05-20").findings()).isEmpty();
        assertThat(accepted("test/random", reason, "soon").findings().get(0).acceptance())
                .contains("not written as");
        assertThat(accepted("test/random", "because", "2026-12-01")
                        .findings()
                        .get(0)
                        .acceptance())
                .contains("shorter than 20");
        assertThat(accepted("test/rand", reason, "2026-12-01").findings().get(0).acceptance())
                .contains("names no rule");
        assertThat(accepted("test/rand", reason, "2026-12-01").findings()).hasSize(2);
    }

    @Test
    void readsSeveralAcceptedRisksOnOneClass() {
        Report report = report(ACCEPTED_RISK, """
                package app;
                import own.AcceptedRisk;
                @AcceptedRisk(rule = "a/b", reason = "x", owner = "t", expires = "x")
                @AcceptedRisk(rule = "test/random", reason = "A simulation, no secret", owner = "t", expires = "2026-12-01")
                class Simulation {
                    Object dice = new java.util.Random();
                    Object coin = new java.util.Random();
                }
                """);
        assertThat(report.findings()).isEmpty();
        assertThat(report.accepted()).hasSize(2);
    }

    @Test
    void givesEqualCallsDifferentFingerprintsThatSurviveMovedLines() {
        String source = """
                package app;
                class Two {
                    Object one() {
                        return new java.util.Random();
                    }
                    Object two() {
                        Object first = new java.util.Random();
                        return new java.util.Random();
                    }
                }
                """;
        List<String> before = fingerprints(source);
        String moved = source.replace("class Two {", "class Two {\n\n    int other;\n    void added() {}\n\n");
        assertThat(before).hasSize(3).doesNotHaveDuplicates();
        assertThat(fingerprints(moved)).isEqualTo(before);
        assertThat(fingerprints(source.replace("Object two()", "Object three()"))
                        .get(1))
                .isNotEqualTo(before.get(1));
    }

    private static List<String> fingerprints(String source) {
        return report(source).findings().stream().map(Finding::fingerprint).toList();
    }

    @Test
    void leavesPoliciesOutOfTheEssentialProfile() {
        Sources sources = Sources.of("class A { Object r = new java.util.Random(); }");
        assertThat(report(Profile.ESSENTIAL, sources).findings()).isEmpty();
        assertThat(report(Profile.STRICT, sources).findings()).hasSize(1);
    }

    @Test
    void rendersTheGuidanceOnceAndTheFirstPlaces() {
        Report report = report("""
                package app;
                class Many {
                    void go() {
                        new java.util.Random();
                        new java.util.Random();
                        new java.util.Random();
                    }
                }
                """);
        assertThat(TextReport.render(report, "mvn -q test", 2)).isEqualTo("""
                        [test/random] CWE-89  high  3 findings
                        LAW     Text is constant
                        WHY     The text is put together from data. A caller can read every row.
                        FIX     import io.github.secureblocks.sql.Sql;
                                raw(text)
                                -> Sql.text("...").bind("n", v)
                        DO NOT  Do not escape by hand.
                        VERIFY  mvn -q test
                        DOCS    docs/rules/test/random.md
                        AT      app/Many.java:4  Many.go()  calls new java.util.Random() (policy)
                        AT      app/Many.java:5  Many.go()  calls new java.util.Random() (policy)
                                ... and 1 more

                        1 class checked, 3 findings (3 policy, 0 undecided), 0 accepted risks
                        """);
        assertThat(TextReport.render(report, "mvn -q test")).contains("Many.java:6");
    }

    @Test
    void namesTheSourceFromTheRootOfTheRepository(@TempDir Path directory) throws Exception {
        Path module = directory.resolve("module");
        java.nio.file.Files.createDirectories(directory.resolve(".git"));
        java.nio.file.Files.createDirectories(module.resolve("src/main/java/app"));
        java.nio.file.Files.writeString(module.resolve("src/main/java/app/A.java"), "");
        Sources sources = Sources.in(
                module.resolve("target"), "package app;\nclass A {\n    Object r = new java.util.Random();\n}");
        ScanResult scan = sources.scan(RULE);
        Report report = Report.of(scan, List.of(RULE), Profile.STRICT, TODAY, SourceTree.around(directory));
        assertThat(report.findings().get(0).place()).isEqualTo("module/src/main/java/app/A.java:3");
    }

    @Test
    void rendersJsonWithEverythingThatAFixNeeds() {
        String json =
                JsonReport.render(report("package app;\nclass A {\n    Object r = new java.util.Random();\n}"), "mvn");
        assertThat(json.replaceAll("\\s+", " "))
                .startsWith(
                        "{ \"findings\" : [ { \"ruleId\" : \"test/random\", \"cwe\" : [ 89 ], \"severity\" : \"high\","
                                + " \"verdict\" : \"policy\", \"file\" : \"app/A.java\", \"line\" : 3,"
                                + " \"className\" : \"app.A\", \"symbol\" : \"A.<init>()\","
                                + " \"found\" : \"calls new java.util.Random()\"")
                .contains(
                        "\"fix\" : { \"imports\" : [ \"io.github.secureblocks.sql.Sql\" ], \"before\" : \"raw(text)\"")
                .contains("\"doNot\" : [ \"Do not escape by hand.\" ], \"verify\" : \"mvn\"")
                .contains("\"docs\" : \"docs/rules/test/random.md\"")
                .endsWith(
                        "\"acceptedRisks\" : [ ], \"baseline\" : { \"used\" : false, \"known\" : 0, \"mended\" : 0,"
                                + " \"findings\" : [ ] }, \"notAnalysed\" : [ ], \"verdicts\" : { \"proved\" : 0, \"policy\" : 1, \"structure\" : 0, \"undecided\" : 0 }, \"checkedClasses\" : 1 } ");
    }

    @Test
    void keepsNamesOfAHostileClassOnTheirLine() {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "app/A\n\u001b[2J0 findings\u202e", null, "java/lang/Object", null);
        type.visitSource("A\0\n.java", null);
        MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, "go\r\nAT", "()V", null, null);
        method.visitTypeInsn(Opcodes.NEW, "java/util/Random");
        method.visitInsn(Opcodes.DUP);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/util/Random", "<init>", "()V", false);
        method.visitInsn(Opcodes.POP);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(2, 0);
        ClassFiles files = new ClassFiles(
                List.of(new ClassFile("A.class", type.toByteArray())),
                List.of(new Unreadable("a.jar!/x\n0 findings\u2028.class", "is damaged")));
        try (ClassPath classPath = ClassPath.of(List.of())) {
            Report report = Report.of(
                    Scan.of(List.of(RULE)).run(files, classPath),
                    List.of(RULE),
                    Profile.STRICT,
                    TODAY,
                    SourceTree.around(Path.of("")));
            String text = TextReport.render(report, "mvn");
            assertThat(text.lines()).noneMatch(line -> line.startsWith("0 findings") || line.contains("\u001b"));
            assertThat(text).doesNotContain("\u202e", "\u2028", "\r", "\0").contains("go\\u{d}\\u{a}AT");
        }
    }

    @Test
    void rendersTheMembersThatToolsRelyOnAndNoOthers() throws Exception {
        String json =
                JsonReport.render(report("package app;\nclass A {\n    Object r = new java.util.Random();\n}"), "mvn");
        List<String> names = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME) {
                    names.add(parser.currentName());
                }
            }
        }
        assertThat(names)
                .containsExactly(
                        "findings",
                        "ruleId",
                        "cwe",
                        "severity",
                        "verdict",
                        "file",
                        "line",
                        "className",
                        "symbol",
                        "found",
                        "why",
                        "impact",
                        "fix",
                        "imports",
                        "before",
                        "after",
                        "doNot",
                        "verify",
                        "docs",
                        "fingerprint",
                        "acceptedRisks",
                        "baseline",
                        "used",
                        "known",
                        "mended",
                        "findings",
                        "notAnalysed",
                        "verdicts",
                        "proved",
                        "policy",
                        "structure",
                        "undecided",
                        "checkedClasses");
    }
}
