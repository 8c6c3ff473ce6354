package io.github.secureblocks.rules.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts excerpts out of sources; findings come file by file, so one file is kept. */
final class Excerpts {
    private static final String HIDDEN = "...";

    private final SourceTree sources;
    private final SecretLines secrets;
    private final int around;
    private String file = "";
    private List<String> lines = List.of();

    Excerpts(Report report, SourceTree sources, int around) {
        this.sources = sources;
        this.secrets = new SecretLines(report.everyFinding());
        this.around = around;
    }

    /** Empty where the source was not found, is too large or shorter, or where a secret is written near the line. */
    Optional<Excerpt> of(Finding finding) {
        if (finding.line() < 1 || secrets.hold(finding.file(), finding.line())) {
            return Optional.empty();
        }
        if (!finding.file().equals(file)) {
            file = finding.file();
            lines = sources.lines(file);
        }
        if (finding.line() > lines.size()) {
            return Optional.empty();
        }
        int first = Math.max(1, finding.line() - around);
        int last = Math.min(lines.size(), finding.line() + around);
        List<String> shown = new ArrayList<>();
        for (int number = first; number <= last; number++) {
            shown.add(secrets.hold(file, number) ? HIDDEN : OneLine.ofSource(lines.get(number - 1)));
        }
        return Optional.of(new Excerpt(first, shown, finding.line()));
    }
}
