package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.catalogue.Fix;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.stream.Collectors;

/** One rule on the page: what to do, then where. */
record HtmlRule(Html page, HtmlPlaces places) {
    void write(RuleFindings group, int index) {
        Rule rule = group.rule();
        page.markup("<section class=\"rule\" id=\"rule-").number(index).markup("\">\n<header>");
        page.element("h2", "", rule.title()).markup("<p>");
        String severity = Summary.lower(rule.severity());
        page.element("span", "badge " + severity, severity).markup(" ");
        page.element("code", "", rule.id()).markup(" <span class=\"soft small\">");
        page.text(rule.cwe().stream().map(number -> "CWE-" + number).collect(Collectors.joining(", ")));
        page.text(" · " + group.findings().get(0).docs()).markup("</span></p></header>\n<div>\n");
        page.element("p", "", rule.why() + " " + rule.impact());
        fix(rule.fix());
        page.markup("<h3>Do not</h3>\n<ul class=\"list\">");
        rule.doNot().forEach(not -> page.element("li", "", not));
        page.markup("</ul>\n<h3>")
                .text(Summary.count(group.findings().size(), "place", "places"))
                .markup("</h3>\n");
        group.findings().forEach(places::found);
        page.markup("</div>\n</section>\n");
    }

    private void fix(Fix fix) {
        page.markup("<h3>Instead of</h3>\n");
        code(fix.before());
        if (fix instanceof Fix.Refused refused) {
            page.markup("<h3>Do this</h3>\n").element("p", "", refused.instead());
            page.element("p", "soft", refused.reason());
        } else {
            page.markup("<h3>Write</h3>\n");
            String imports =
                    fix.imports().stream().map(type -> "import " + type + ";\n").collect(Collectors.joining());
            code(imports + fix.after());
        }
    }

    private void code(String text) {
        page.markup("<pre>");
        text.lines().forEach(line -> page.code(line).markup("\n"));
        page.markup("</pre>\n");
    }
}
