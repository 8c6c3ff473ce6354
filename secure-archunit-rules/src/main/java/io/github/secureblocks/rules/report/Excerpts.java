package io.github.secureblocks.rules.report;

import java.util.List;
import java.util.Optional;

/** Cuts excerpts out of sources; findings come file by file, so one file is kept. */
final class Excerpts {
    private final SourceTree sources;
    private final int around;
    private String file = "";
    private List<String> lines = List.of();

    Excerpts(SourceTree sources, int around) {
        this.sources = sources;
        this.around = around;
    }

    /** Empty where the class was compiled without lines, or its source was not found, is too large or is shorter. */
    Optional<Excerpt> of(Finding finding) {
        if (finding.line() < 1) {
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
        List<String> shown =
                lines.subList(first - 1, last).stream().map(OneLine::ofSource).toList();
        return Optional.of(new Excerpt(first, shown, finding.line()));
    }
}
