package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.bytecode.Unreadable;
import io.github.secureblocks.rules.catalogue.Fix;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Renders a report as one JSON object, for tools. */
public final class JsonReport {
    private final Report report;
    private final String verify;
    private final Excerpts excerpts;

    private JsonReport(Report report, String verify, SourceTree sources) {
        this.report = report;
        this.verify = verify;
        this.excerpts = new Excerpts(report, sources, 0);
    }

    /**
     * Renders it with the sources that lie around the directory where the program runs.
     *
     * @param report what to tell
     * @param verify the command that checks again
     * @return JSON, ending in a line break
     */
    public static String render(Report report, String verify) {
        return render(report, verify, SourceTree.around(Path.of("")));
    }

    /**
     * Renders it.
     *
     * @param report what to tell
     * @param verify the command that checks again
     * @param sources where the line that was found is read
     * @return JSON in ASCII, ending in a line break
     */
    public static String render(Report report, String verify, SourceTree sources) {
        return Json.object(new JsonReport(report, verify, sources)::write);
    }

    private void write(Json json) throws IOException {
        json.array("findings", each -> {
            for (Finding finding : report.findings()) {
                each.value(members -> finding(members, finding));
            }
        });
        json.array("acceptedRisks", each -> {
            for (AcceptedFinding accepted : report.accepted()) {
                each.value(members -> accepted(members, accepted));
            }
        });
        json.object("baseline", this::baseline);
        json.array("notAnalysed", each -> {
            for (Unreadable unreadable : report.notAnalysed()) {
                each.value(members -> {
                    members.string("location", unreadable.location());
                    members.string("reason", unreadable.reason());
                });
            }
        });
        json.object("verdicts", members -> {
            for (Map.Entry<Verdict, Long> count : new Summary(report).verdicts().entrySet()) {
                members.number(Summary.lower(count.getKey()), count.getValue());
            }
        });
        json.number("checkedClasses", report.checkedClasses());
    }

    private void finding(Json json, Finding finding) throws IOException {
        Rule rule = finding.rule();
        json.string("ruleId", rule.id());
        json.numbers("cwe", rule.cwe());
        json.string("severity", Summary.lower(rule.severity()));
        json.string("verdict", Summary.lower(finding.verdict()));
        place(json, finding);
        json.string("found", finding.found());
        Optional<Excerpt> source = excerpts.of(finding);
        if (source.isPresent()) {
            json.string("sourceLine", source.get().line());
        }
        json.string("why", rule.why());
        json.string("impact", rule.impact());
        json.object("fix", members -> fix(members, rule.fix()));
        json.strings("doNot", rule.doNot());
        json.string("verify", verify);
        json.string("docs", finding.docs());
        json.string("fingerprint", finding.fingerprint());
        if (!finding.acceptance().isEmpty()) {
            json.string("acceptance", finding.acceptance());
        }
    }

    private static void fix(Json json, Fix fix) throws IOException {
        json.strings("imports", fix.imports());
        json.string("before", fix.before());
        json.string("after", fix.after());
        if (fix instanceof Fix.Refused refused) {
            json.string("refused", refused.reason());
        }
    }

    private static void accepted(Json json, AcceptedFinding accepted) throws IOException {
        Finding finding = accepted.finding();
        known(json, finding);
        json.string("owner", accepted.owner());
        json.string("reason", accepted.reason());
        json.string("expires", accepted.expires());
    }

    private void baseline(Json json) throws IOException {
        BaselineResult baseline = report.baseline();
        json.bool("used", baseline.used());
        json.number("known", baseline.known().size());
        json.number("mended", baseline.mended().size());
        json.array("findings", each -> {
            for (Finding finding : baseline.known()) {
                each.value(members -> known(members, finding));
            }
        });
    }

    /** Without the guidance: nobody is to change it now. */
    private static void known(Json json, Finding finding) throws IOException {
        json.string("ruleId", finding.rule().id());
        json.string("verdict", Summary.lower(finding.verdict()));
        place(json, finding);
        json.string("found", finding.found());
        json.string("fingerprint", finding.fingerprint());
    }

    private static void place(Json json, Finding finding) throws IOException {
        json.string("file", finding.file());
        json.number("line", finding.line());
        if (!finding.className().isEmpty()) {
            json.string("className", finding.className());
        }
        json.string("symbol", finding.symbol());
    }
}
