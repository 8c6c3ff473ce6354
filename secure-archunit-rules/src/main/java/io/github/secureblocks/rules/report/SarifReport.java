package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.bytecode.Unreadable;
import io.github.secureblocks.rules.catalogue.Rule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Renders a report as SARIF 2.1.0, with the members that code scanning on GitHub reads. */
public final class SarifReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final Report report;
    private final SarifRules rules;
    private final SarifResults results;

    private SarifReport(Report report, String verify, SourceTree sources) {
        List<Rule> fired = report.everyFinding().map(Finding::rule).distinct().toList();
        this.report = report;
        this.rules = new SarifRules(fired, OneLine.of(verify));
        this.results = new SarifResults(fired, new Excerpts(report, sources, 0));
    }

    /**
     * Renders it.
     *
     * @param report what to tell
     * @param verify the command that checks again
     * @param sources where the line that was found is read
     * @return SARIF in ASCII, ending in a line break
     */
    public static String render(Report report, String verify, SourceTree sources) {
        return Json.object(new SarifReport(report, verify, sources)::write);
    }

    private void write(Json json) throws IOException {
        json.string("$schema", SCHEMA);
        json.string("version", "2.1.0");
        json.array("runs", runs -> runs.value(this::run));
    }

    private void run(Json run) throws IOException {
        run.object("tool", tool -> tool.object("driver", this::driver));
        run.array("invocations", each -> each.value(this::invocation));
        run.array("results", each -> {
            for (Finding finding : report.findings()) {
                each.value(result -> {
                    results.write(result, finding);
                    if (report.baseline().used()) {
                        result.string("baselineState", "new");
                    }
                });
            }
            for (AcceptedFinding accepted : report.accepted()) {
                each.value(result -> results.write(result, accepted));
            }
            for (Finding known : report.baseline().known()) {
                each.value(result -> results.writeKnown(result, known));
            }
        });
    }

    private void driver(Json driver) throws IOException {
        driver.string("name", "Secure Blocks");
        Optional<String> version =
                Optional.ofNullable(SarifReport.class.getPackage().getImplementationVersion());
        if (version.isPresent()) {
            driver.string("semanticVersion", version.get());
        }
        driver.array("rules", rules::write);
    }

    private void invocation(Json invocation) throws IOException {
        invocation.bool("executionSuccessful", report.notAnalysed().isEmpty());
        invocation.array("toolExecutionNotifications", each -> {
            for (Unreadable unreadable : report.notAnalysed()) {
                each.value(notification -> {
                    notification.string("level", "error");
                    notification.object(
                            "message", message -> message.string("text", "Not analysed: " + plain(unreadable)));
                });
            }
        });
    }

    private static String plain(Unreadable unreadable) {
        return SarifResults.plain(unreadable.toString());
    }
}
