package io.github.secureblocks.samples.benchmarks;

import io.github.secureblocks.web.html.Html;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.owasp.encoder.Encode;
import org.springframework.web.util.HtmlUtils;

/** A table row with an address, an attribute and a text. */
@State(Scope.Benchmark)
public class EncodeRow {
    private String url = "/notes/4711";
    private String hint = "written on Monday";
    private String name = "Milk & eggs for the <weekend>";

    /** The right encoder for each hole, chosen by hand. */
    @Benchmark
    public String floor() {
        return new StringBuilder(160)
                .append("<tr><td><a href=\"")
                .append(Encode.forHtmlAttribute(url))
                .append("\" title=\"")
                .append(Encode.forHtmlAttribute(hint))
                .append("\">")
                .append(Encode.forHtml(name))
                .append("</a></td></tr>")
                .toString();
    }

    /** The block. */
    @Benchmark
    public String ours() {
        return Html.of("<tr><td><a href=\"{}\" title=\"{}\">{}</a></td></tr>", url, hint, name)
                .toString();
    }

    /** One encoder for everything, as Spring has it. */
    @Benchmark
    public String springHtmlUtils() {
        return "<tr><td><a href=\"" + HtmlUtils.htmlEscape(url) + "\" title=\"" + HtmlUtils.htmlEscape(hint) + "\">"
                + HtmlUtils.htmlEscape(name) + "</a></td></tr>";
    }
}
