package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Severity;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Findings as results; accepted risks and what the baseline holds as suppressed ones. */
record SarifResults(List<Rule> rules, Excerpts excerpts) {
    private static final String PATH_CHARACTERS = "-._~/!$&'()*+,;=@";

    void write(Json result, Finding finding) throws IOException {
        result.string("ruleId", finding.rule().id());
        result.number("ruleIndex", rules.indexOf(finding.rule()));
        result.string("level", level(finding));
        result.object("message", message -> message.string("text", message(finding)));
        result.array("locations", each -> each.value(location -> location(location, finding)));
        result.object("partialFingerprints", keys -> keys.string("secureBlocks/v1", finding.fingerprint()));
        result.object("properties", members -> members.string("verdict", Summary.lower(finding.verdict())));
    }

    void write(Json result, AcceptedFinding accepted) throws IOException {
        write(result, accepted.finding());
        result.array(
                "suppressions",
                each -> each.value(suppression -> {
                    suppression.string("kind", "inSource");
                    suppression.string("status", "accepted");
                    suppression.string(
                            "justification",
                            accepted.reason() + " (" + accepted.owner() + ", until " + accepted.expires() + ")");
                    suppression.object("properties", members -> {
                        members.string("owner", accepted.owner());
                        members.string("expires", accepted.expires());
                    });
                }));
    }

    /** A finding of the baseline. */
    void writeKnown(Json result, Finding known) throws IOException {
        write(result, known);
        result.string("baselineState", "unchanged");
        result.array(
                "suppressions",
                each -> each.value(suppression -> {
                    suppression.string("kind", "external");
                    suppression.string("status", "accepted");
                    suppression.string("justification", "in the baseline");
                }));
    }

    private void location(Json location, Finding finding) throws IOException {
        location.object("physicalLocation", physical -> {
            physical.object("artifactLocation", artifact -> {
                artifact.string("uri", uri(finding.file()));
                artifact.string("uriBaseId", "%SRCROOT%");
            });
            physical.object("region", region -> region(region, finding));
        });
        if (!finding.className().isEmpty()) {
            location.array(
                    "logicalLocations",
                    each -> each.value(logical -> logical.string("fullyQualifiedName", name(finding))));
        }
    }

    private void region(Json region, Finding finding) throws IOException {
        region.number("startLine", Math.max(1, finding.line()));
        Optional<Excerpt> source = excerpts.of(finding);
        if (source.isPresent()) {
            region.object(
                    "snippet", snippet -> snippet.string("text", source.get().line()));
        }
    }

    /** A policy claims no vulnerability and what is undecided claims nothing, so neither is told as an error. */
    private static String level(Finding finding) {
        Severity severity = finding.rule().severity();
        if (finding.verdict() == Verdict.UNDECIDED) {
            return "note";
        }
        boolean softened = finding.verdict() == Verdict.POLICY && severity == Severity.HIGH;
        return SarifRules.level(softened ? Severity.MEDIUM : severity);
    }

    private static String message(Finding finding) {
        String acceptance = finding.acceptance().isEmpty() ? "" : "; " + finding.acceptance();
        return plain(finding.symbol() + " " + finding.found() + " (" + Summary.lower(finding.verdict()) + "). "
                + finding.rule().title() + acceptance + ".");
    }

    /** Viewers make a link of {@code [text](target)}, which a name in the checked code must not be able to set. */
    static String plain(String text) {
        return text.replace("](", "] (");
    }

    private static String name(Finding finding) {
        String type = finding.className();
        return type.substring(0, type.lastIndexOf('.') + 1) + finding.symbol();
    }

    private static String uri(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte part : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = part > 0 && (Character.isLetterOrDigit(part) || PATH_CHARACTERS.indexOf(part) >= 0);
            uri.append(plain ? Character.toString(part) : "%%%02X".formatted(part));
        }
        return uri.toString();
    }
}
