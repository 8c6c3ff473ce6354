package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.Map;

/** Renders a report as one page that needs nothing else, runs nothing and loads nothing. */
public final class HtmlReport {
    private static final int AROUND = 3;

    private final Report report;
    private final String verify;
    private final List<RuleFindings> groups;
    private final Html page = new Html();
    private final HtmlPlaces places;

    private HtmlReport(Report report, String verify, SourceTree sources) {
        this.report = report;
        this.verify = verify;
        this.groups = RuleFindings.of(report);
        this.places = new HtmlPlaces(page, new Excerpts(report, sources, AROUND));
    }

    /**
     * Renders it.
     *
     * @param report what to tell
     * @param verify the command that checks again
     * @param sources where the lines around a finding are read
     * @return HTML, ending in a line break
     */
    public static String render(Report report, String verify, SourceTree sources) {
        return new HtmlReport(report, verify, sources).render();
    }

    private String render() {
        page.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"" + HtmlStyle.policy() + "\">\n");
        page.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.markup("<meta name=\"referrer\" content=\"no-referrer\">\n<title>Secure Blocks report</title>\n<style>");
        page.markup(HtmlStyle.CSS).markup("</style>\n</head>\n<body>\n");
        head();
        contents();
        HtmlRule guidance = new HtmlRule(page, places);
        for (int index = 0; index < groups.size(); index++) {
            guidance.write(groups.get(index), index);
        }
        accepted();
        baseline();
        notAnalysed();
        return page.markup("</body>\n</html>\n").toString();
    }

    private void head() {
        page.markup("<header>\n<h1>Secure Blocks report</h1>\n");
        page.element("p", "soft", TextReport.summary(report)).markup("\n");
        if (report.isClean()) {
            page.element("p", "good", "Nothing to change.").markup("\n");
        }
        page.markup("<ul class=\"counts\">");
        for (Map.Entry<Verdict, Long> count : new Summary(report).verdicts().entrySet()) {
            String verdict = Summary.lower(count.getKey());
            count(count.getValue(), count.getValue() > 0 ? verdict : "", verdict);
        }
        count(report.accepted().size(), "", "accepted risks");
        if (report.baseline().used()) {
            count(report.baseline().known().size(), "", "in the baseline");
        }
        count(report.notAnalysed().size(), report.notAnalysed().isEmpty() ? "" : "proved", "not analysed");
        page.markup("</ul>\n<p class=\"soft small\">Verify: ").element("code", "", verify);
        page.markup("</p>\n</header>\n");
    }

    private void count(long number, String style, String what) {
        page.open("li", "")
                .open("b", style)
                .number(number)
                .markup("</b> ")
                .text(what)
                .close("li");
    }

    private void contents() {
        if (groups.isEmpty()) {
            return;
        }
        page.markup("<nav aria-label=\"Rules\"><ul class=\"list\">");
        for (int index = 0; index < groups.size(); index++) {
            RuleFindings group = groups.get(index);
            page.markup("<li><a href=\"#rule-").number(index).markup("\">");
            page.text(group.rule().title()).markup("</a> <span class=\"soft\">");
            page.text(Summary.count(group.findings().size(), "finding", "findings"));
            page.markup("</span></li>");
        }
        page.markup("</ul></nav>\n");
    }

    private void accepted() {
        if (report.accepted().isEmpty()) {
            return;
        }
        page.markup("<section class=\"rule\"><header><h2>Accepted risks</h2></header><div>\n");
        report.accepted().forEach(places::accepted);
        page.markup("</div></section>\n");
    }

    private void baseline() {
        if (!report.baseline().used()) {
            return;
        }
        page.markup("<section class=\"rule\"><header><h2>Baseline</h2></header><div>\n");
        page.element("p", "", report.baseline().text().strip()).markup("\n");
        report.baseline().known().forEach(places::known);
        page.markup("</div></section>\n");
    }

    private void notAnalysed() {
        if (report.notAnalysed().isEmpty()) {
            return;
        }
        page.markup("<section class=\"rule\"><header><h2>Not analysed</h2></header><div>\n<ul class=\"list\">");
        report.notAnalysed().forEach(each -> page.element("li", "mono", each.toString()));
        page.markup("</ul></div></section>\n");
    }
}
