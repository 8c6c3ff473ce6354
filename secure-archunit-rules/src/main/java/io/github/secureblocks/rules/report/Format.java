package io.github.secureblocks.rules.report;

/** The forms that a report is told in. */
public enum Format {
    /** Lines for people and assistants. */
    TEXT,
    /** One JSON object for tools of one's own. */
    JSON,
    /** SARIF 2.1.0 for code scanning. */
    SARIF,
    /** One page for a browser. */
    HTML;

    /**
     * Renders it.
     *
     * @param report what to tell
     * @param verify the command that checks again
     * @param sources where the source of a finding is read
     * @return the whole text
     */
    public String render(Report report, String verify, SourceTree sources) {
        return switch (this) {
            case TEXT -> TextReport.render(report, verify);
            case JSON -> JsonReport.render(report, verify, sources);
            case SARIF -> SarifReport.render(report, verify, sources);
            case HTML -> HtmlReport.render(report, verify, sources);
        };
    }
}
