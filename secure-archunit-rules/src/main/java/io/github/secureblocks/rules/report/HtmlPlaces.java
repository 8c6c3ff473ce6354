package io.github.secureblocks.rules.report;

import java.util.List;
import java.util.Optional;

/** The places of a page, each with the lines around it. */
record HtmlPlaces(Html page, Excerpts excerpts) {
    void found(Finding finding) {
        open(finding);
        if (!finding.acceptance().isEmpty()) {
            page.element("p", "proved small", finding.acceptance());
        }
        source(finding);
        page.markup("<p class=\"soft small\">fingerprint ")
                .element("code", "", finding.fingerprint())
                .markup("</p></div>\n");
    }

    void accepted(AcceptedFinding accepted) {
        Finding finding = accepted.finding();
        open(finding);
        page.markup("<p>").text(accepted.reason()).markup("</p><p class=\"small\"><b>");
        page.text(accepted.owner()).markup("</b> answers for it until <b>");
        page.text(accepted.expires()).markup("</b> <span class=\"soft\">(rule ");
        page.element("code", "", finding.rule().id()).markup(")</span></p></div>\n");
    }

    void known(Finding finding) {
        open(finding);
        page.markup("<p class=\"soft small\">rule ")
                .element("code", "", finding.rule().id());
        page.markup("</p></div>\n");
    }

    private void open(Finding finding) {
        String verdict = Summary.lower(finding.verdict());
        page.markup("<div class=\"place\"><p>").element("span", "badge " + verdict, verdict);
        page.markup(" ").element("code", "", finding.symbol()).markup(" ");
        page.text(finding.found()).markup("</p>\n<p>");
        page.element("code", "soft", finding.place()).markup("</p>\n");
    }

    private void source(Finding finding) {
        Optional<Excerpt> excerpt = excerpts.of(finding);
        if (excerpt.isEmpty()) {
            page.markup(
                    "<p class=\"soft small\">The source is not shown: it was not found, or a secret is written near it.</p>\n");
            return;
        }
        page.markup("<pre class=\"source\">");
        List<String> lines = excerpt.get().lines();
        int indent = excerpt.get().indent();
        for (int index = 0; index < lines.size(); index++) {
            int number = excerpt.get().first() + index;
            page.open("span", number == finding.line() ? "found" : "");
            page.markup("<i>")
                    .number(number)
                    .markup("</i>")
                    .code(unindented(lines.get(index), indent))
                    .markup("</span>");
        }
        page.markup("</pre>\n");
    }

    private static String unindented(String line, int indent) {
        return line.isBlank() ? "" : line.substring(indent);
    }
}
