package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.stream.Stream;

/** What a browser reads as HTML. */
final class HtmlRules {
    private static final String WEB = "org.springframework.web.bind.annotation.";
    private static final String SCRIPT = "io.github.secureblocks.web.json.JavaScriptFile";

    private HtmlRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "html/unencoded-output",
                "Never write data into HTML without the encoder of its place",
                Severity.HIGH,
                List.of(80, 79),
                List.of("1.2.1", "1.2.2"),
                "A03",
                "Text that is answered as it came is read by the browser as tags and script.",
                "An attacker's script runs in the victim's session and acts as the victim.",
                Stream.concat(
                                Endpoints.written(Endpoints.REQUEST, encoded()).stream(),
                                Stream.of(
                                        new Detector.HandlerAnswersText(
                                                Verdict.PROVED,
                                                answering(),
                                                List.of(WEB + "ResponseBody", WEB + "RestController"),
                                                List.of("org.springframework.http.ResponseEntity"),
                                                encoded()),
                                        new Detector.HandlerAnswersText(
                                                Verdict.PROVED,
                                                Endpoints.REST,
                                                List.of(),
                                                List.of("{ee}.ws.rs.core.Response"),
                                                encoded()),
                                        new Detector.ArgumentFrom(
                                                Verdict.PROVED,
                                                Calls.of("{ee}.servlet.http.HttpServletResponse"
                                                        + "#sendError(int, java.lang.String)"),
                                                1,
                                                Endpoints.REQUEST,
                                                List.of(),
                                                encoded()),
                                        new Detector.ArgumentNotLiteral(
                                                Verdict.PROVED,
                                                Calls.of(
                                                        "io.github.secureblocks.web.html.Html#of(java.lang.String, *)",
                                                        SCRIPT + "#of(java.lang.String)",
                                                        SCRIPT + "#with(java.lang.String, "
                                                                + "io.github.secureblocks.web.json.SafeJson)"),
                                                0),
                                        new Detector.Call(
                                                Verdict.POLICY, Calls.of("{ee}.servlet.ServletResponse#getWriter()"))))
                        .toList(),
                new Fix.Vetted(
                        List.of("io.github.secureblocks.web.html.Html", "io.github.secureblocks.web.html.SafeHtml"),
                        "\"<p>Hello \" + name + \"</p>\"",
                        "Html.of(\"<p>Hello {}</p>\", name)"),
                List.of(
                        "Do not replace < and > by hand: an attribute, a URL and a script need other encoders.",
                        "Do not encode when data comes in: the right encoder depends on where it goes out."),
                "HtmlUnencodedOutputBad",
                "HtmlUnencodedOutputGood"));
    }

    /** Who may call a handler of exceptions is said on the handler that throws; what it answers is a page as well. */
    private static List<String> answering() {
        return Stream.concat(Endpoints.SPRING.stream(), Stream.of(WEB + "ExceptionHandler"))
                .toList();
    }

    /** What leaves nothing in text or a quoted attribute that a browser takes for markup; no encoder for scripts is. */
    private static List<Signature> encoded() {
        return Calls.of(
                "io.github.secureblocks.web.html.Html#of|join|each|when|empty|text(*)",
                "io.github.secureblocks.web.html.SafeHtml#toString()",
                "io.github.secureblocks.web.html.Escape#html|attribute|uriComponent(java.lang.String)",
                "org.owasp.encoder.Encode#forHtml|forHtmlContent|forHtmlAttribute|forHtmlUnquotedAttribute"
                        + "|forUriComponent(java.lang.String)",
                "org.springframework.web.util.HtmlUtils#htmlEscape|htmlEscapeDecimal|htmlEscapeHex(*)",
                "org.apache.commons.text.StringEscapeUtils#escapeHtml3|escapeHtml4(java.lang.String)",
                "org.apache.commons.lang3.StringEscapeUtils#escapeHtml3|escapeHtml4(java.lang.String)",
                "com.google.common.escape.Escaper#escape(java.lang.String)",
                "org.owasp.esapi.Encoder#encodeForHTML|encodeForHTMLAttribute|encodeForURL(*)",
                "org.jsoup.Jsoup#clean(*)",
                "org.owasp.html.PolicyFactory#sanitize(*)",
                "java.net.URLEncoder#encode(*)");
    }
}
