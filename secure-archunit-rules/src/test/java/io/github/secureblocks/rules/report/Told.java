package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.bytecode.Sources;
import io.github.secureblocks.rules.bytecode.Unreadable;
import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Fix;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Severity;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.nio.file.Path;
import java.util.List;

/** Reports of a test, made without a scan. */
final class Told {
    static final SourceTree NO_SOURCES = SourceTree.around(Path.of("/nowhere"));
    static final Detector DETECTOR =
            new Detector.Call(Verdict.POLICY, List.of(Signature.of("java.util.Random#<init>(*)")));
    static final Rule RULE = Sources.rule("test/random", DETECTOR);
    static final Rule REFUSED = new Rule(
            "test/refused-thing",
            "Never do it",
            Severity.LOW,
            List.of(7, 1004),
            List.of("1.2.4"),
            "A03",
            "It runs what it is told.",
            "A caller runs code.",
            List.of(DETECTOR),
            new Fix.Refused("run(text)", "No use is safe.", "Offer a closed choice."),
            List.of("Do not filter."),
            "Bad",
            "Good");
    static final Rule SECRET = new Rule(
            "test/secret",
            "No secret in the code",
            Severity.HIGH,
            List.of(798),
            List.of("13.3.1"),
            "A07",
            "Who reads the code reads it.",
            "A reader logs in.",
            List.of(DETECTOR),
            RULE.fix(),
            List.of("Do not hide it."),
            "Bad",
            "Good");
    /** What a class file, its file's name or a source may hold to leave the place that it is shown in. */
    static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "</style></pre><img src=x onerror=alert(1)>",
            "\" onmouseover=\"alert(1)\" x='",
            "&lt;b&gt; &#x3c;i&#x3e;",
            "a\r\nAT      forged.java:1\u0000\u0007\u001b[2J",
            "line\u2028separator\u2029\u202eterces",
            "high \ud800 low \udc00 pair \ud83d\ude00",
            "](https://evil.example) [x](https://evil.example) ```\n{0}",
            "x".repeat(70_000));

    private Told() {}

    static Finding finding(Rule rule, Verdict verdict, String file, int line, String className, String symbol) {
        return new Finding(rule, verdict, file, line, className, symbol, "calls it", "0123456789abcdef", "");
    }

    static Finding finding(Verdict verdict) {
        return finding(RULE, verdict, "src/main/java/app/A.java", 3, "app.A", "A.go()");
    }

    /** Every text of it is hostile. */
    static Finding hostile(String text) {
        return new Finding(RULE, Verdict.PROVED, text, 1, text, text, text, "0123456789abcdef", text);
    }

    static AcceptedFinding accepted(Finding finding, String owner, String reason) {
        return new AcceptedFinding(finding, owner, reason, "2026-12-01");
    }

    static Report report(List<Finding> findings, List<AcceptedFinding> accepted, List<Unreadable> notAnalysed) {
        return new Report(findings, accepted, notAnalysed, 1);
    }

    static Report of(Finding... findings) {
        return report(List.of(findings), List.of(), List.of());
    }

    /** Findings, accepted risks and unreadable files, each made of every hostile text. */
    static Report hostile() {
        return report(
                        HOSTILE.stream().map(Told::hostile).toList(),
                        HOSTILE.stream()
                                .map(text -> accepted(hostile(text), text, text))
                                .toList(),
                        HOSTILE.stream()
                                .map(text -> new Unreadable(text, "is damaged"))
                                .toList())
                .with(new BaselineResult(
                        true, HOSTILE.stream().map(Told::hostile).toList(), List.of(), false));
    }

    /** The findings are new, the known ones are in the baseline. */
    static Report since(List<Finding> known, Finding... findings) {
        return of(findings).with(new BaselineResult(true, known, List.of(), false));
    }

    /** What a guard tells of a file. */
    static Finding ofFile() {
        return Finding.ofFile(RULE, "app/pom.xml", 3, "skipTests", "is true");
    }

    /** Something of everything. */
    static Report full() {
        return report(
                List.of(
                        finding(Verdict.PROVED),
                        finding(Verdict.POLICY),
                        finding(Verdict.UNDECIDED),
                        finding(REFUSED, Verdict.STRUCTURE, "B.java", 0, "B", "B")),
                List.of(accepted(finding(Verdict.PROVED), "team-a", "A simulation, no secret in it")),
                List.of(new Unreadable("lib/a.jar!/B.class", "is damaged")));
    }
}
