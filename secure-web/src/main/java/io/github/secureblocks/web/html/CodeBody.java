package io.github.secureblocks.web.html;

import io.github.secureblocks.web.html.HtmlRefused.Reason;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the text of a script or style element, which a browser hands to another parser. */
final class CodeBody {
    private static final Set<String> SCRIPTS = Set.of("", "module", "text/javascript");
    private static final Set<String> CONSTANT = Set.of("importmap", "speculationrules");
    private static final Pattern DATA = Pattern.compile("application/(?:[a-z0-9.-]+\\+)?json");

    private final TemplateReader in;
    private final String element;
    private final Map<String, String> attributes;

    CodeBody(TemplateReader in, String element, Map<String, String> attributes) {
        this.in = in;
        this.element = element;
        this.attributes = attributes;
    }

    /** Reads up to the end tag. */
    void read() {
        int end = end();
        String body = in.textUpTo(end);
        if (!body.isEmpty()) {
            boolean hasHole = body.contains(TemplateReader.HOLE);
            if (hasHole) {
                refuseReferences(end);
            }
            if (element.equals("style")) {
                requireNonce();
                if (hasHole) {
                    StyleReader.ofElement(in, end).read();
                }
            } else {
                script(body, end, hasHole);
            }
        }
        in.moveTo(end);
    }

    private void script(String body, int end, boolean hasHole) {
        String type = attributes.getOrDefault("type", "").toLowerCase(Locale.ROOT);
        if (attributes.containsKey("src") || attributes.containsKey("href") || attributes.containsKey("xlink:href")) {
            throw in.refused(
                    Reason.BODY,
                    "No text can stand in a script that has a file; write <script nonce=\"{}\" src=\"/app.js\"></script>");
        }
        if (DATA.matcher(type).matches()) {
            data(body, hasHole);
            return;
        }
        if (attributes.containsKey("language") || !SCRIPTS.contains(type) && !CONSTANT.contains(type)) {
            throw in.refused(
                    Reason.BODY, "A script's type is left out, module or application/json, and it has no language");
        }
        requireNonce();
        if (hasHole && CONSTANT.contains(type)) {
            throw in.refused(Reason.HOLE, "No value can stand in what decides which scripts run; write constant text");
        }
        if (hasHole) {
            new JavaScriptReader(in, end).read();
        }
    }

    private void data(String body, boolean hasHole) {
        if (!hasHole) {
            return;
        }
        if (!body.strip().equals(TemplateReader.HOLE)) {
            throw in.refused(
                    Reason.SCRIPT,
                    "A script that holds data is one value; write <script type=\"application/json\">{}</script> and give"
                            + " SafeJson.of(Map.of(\"name\", name))");
        }
        in.moveTo(in.at() + body.indexOf(TemplateReader.HOLE));
        in.fill(Hole.JSON);
    }

    private void requireNonce() {
        if (!TemplateReader.HOLE.equals(attributes.get("nonce"))) {
            throw in.refused(
                    Reason.NONCE,
                    "A script or style in the page needs the nonce of its response; write <" + element
                            + " nonce=\"{}\"> and give SecurityHeadersFilter.nonceOf(request)");
        }
    }

    /** Where a browser sees the end, whatever it makes of the element: in SVG, and in a select, it reads the text as HTML. */
    private int end() {
        int start = in.at();
        while (!in.isEndOf(element)) {
            if (in.peek(element) == '<') {
                in.skip(1);
                if (TemplateReader.isLetter(in.peek(element)) || "!/?".indexOf(in.current()) >= 0 || in.isHole()) {
                    throw in.refused(
                            Reason.BODY,
                            "In a script or style, a < could begin a tag here; write a < b with spaces, and <\\/p> or"
                                    + " \\x3cp> in a string");
                }
            } else {
                in.skip(1);
            }
        }
        int end = in.at();
        in.moveTo(start);
        return end;
    }

    private void refuseReferences(int end) {
        int start = in.at();
        for (int i = in.find("&", end); i < end; i = in.find("&", end)) {
            in.moveTo(i + 1);
            if (TemplateReader.isLetter(in.current()) || in.current() == '#') {
                throw in.refused(
                        Reason.BODY,
                        "In a script or style with values, an & could begin a character reference here; write a & b with"
                                + " spaces, and \\x26 in a string");
            }
        }
        in.moveTo(start);
    }
}
