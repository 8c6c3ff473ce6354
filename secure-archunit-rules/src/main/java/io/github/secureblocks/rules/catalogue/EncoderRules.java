package io.github.secureblocks.rules.catalogue;

import java.util.List;

/** Encoders that are called one by one, each by somebody who has to know the place. */
final class EncoderRules {
    private static final String OWASP = "org.owasp.encoder.Encode#";
    private static final String SPRING = "org.springframework.web.util.";

    private EncoderRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "html/raw-encoder",
                "Never call another library's encoder",
                Severity.LOW,
                List.of(116, 80),
                List.of("1.1.2", "1.2.1"),
                "A03",
                "An encoder that does not fit its place protects nothing, and nothing tells that it does not fit.",
                "An attacker's text leaves the quotes, tag or script that it was put into.",
                List.of(new Detector.Call(
                        Verdict.POLICY,
                        Calls.of(
                                OWASP + "forHtml|forHtmlContent|forHtmlAttribute|forHtmlUnquotedAttribute(*)",
                                OWASP + "forJavaScript|forJavaScriptAttribute|forJavaScriptBlock"
                                        + "|forJavaScriptSource(*)",
                                OWASP + "forCssString|forCssUrl|forUriComponent(*)",
                                SPRING + "HtmlUtils#htmlEscape|htmlEscapeDecimal|htmlEscapeHex(*)",
                                SPRING + "JavaScriptUtils#javaScriptEscape(*)",
                                "org.apache.commons.text.StringEscapeUtils"
                                        + "#escapeHtml3|escapeHtml4|escapeEcmaScript(*)",
                                "org.apache.commons.lang3.StringEscapeUtils"
                                        + "#escapeHtml3|escapeHtml4|escapeEcmaScript(*)",
                                "com.google.common.html.HtmlEscapers#htmlEscaper()",
                                "org.owasp.esapi.Encoder#encodeForHTML|encodeForHTMLAttribute|encodeForJavaScript"
                                        + "|encodeForCSS|encodeForURL(*)"))),
                new Fix.Vetted(
                        List.of("io.github.secureblocks.web.html.Escape"),
                        "HtmlUtils.htmlEscape(name)",
                        "Escape.html(name)"),
                List.of(
                        "Do not encode by hand what Html.of would: in a template each hole has the encoder of its place.",
                        "Do not encode twice: an encoded text that is encoded again shows its entities."),
                "HtmlRawEncoderBad",
                "HtmlRawEncoderGood"));
    }
}
