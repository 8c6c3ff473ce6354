package io.github.secureblocks.web.html;

import io.github.secureblocks.web.html.HtmlRefused.Reason;
import java.util.HashMap;
import java.util.Map;

/** Reads the attributes of one start tag, and decides how a value in each is encoded. */
final class AttributeParser {
    private final TemplateReader in;
    private final String element;
    private final Map<String, String> found = new HashMap<>();
    private boolean selfClosed;

    AttributeParser(TemplateReader in, String element) {
        this.in = in;
        this.element = element;
    }

    /** Reads up to and with the end of the tag; answers the text of each attribute, holes and all. */
    Map<String, String> read() {
        while (true) {
            boolean spaced = in.skipSpace();
            char c = in.peek("tag");
            if (c == '>') {
                in.skip(1);
                return found;
            }
            if (in.looksAt("/>") && !Vocabulary.hasSpecialText(element)) {
                in.skip(2);
                selfClosed = true;
                return found;
            }
            if (!spaced) {
                throw in.refused(Reason.SYNTAX, "White space, > or /> comes here, and no value can stand in a name");
            }
            attribute();
        }
    }

    boolean isSelfClosed() {
        return selfClosed;
    }

    private void attribute() {
        if (in.isHole()) {
            throw in.refused(
                    Reason.HOLE,
                    "A value cannot be an attribute or its name; write one template with it and one without");
        }
        if (!TemplateReader.isLetter(in.current())) {
            throw in.refused(Reason.SYNTAX, "An attribute's name begins with a letter");
        }
        String attribute = in.name();
        if (Vocabulary.isRefusedAttribute(attribute)) {
            throw in.refused(
                    Reason.ATTRIBUTE,
                    "Event handlers, srcdoc, ping and http-equiv are refused; use a script with addEventListener, or a"
                            + " response header");
        }
        if (found.put(attribute, "") != null) {
            throw in.refused(Reason.SYNTAX, "An attribute stands once in a tag; a browser drops the second");
        }
        int end = in.at();
        in.skipSpace();
        if (in.peek("tag") != '=') {
            in.moveTo(end);
            return;
        }
        in.skip(1);
        in.skipSpace();
        char quote = in.peek("attribute");
        if (quote != '"' && quote != '\'') {
            throw in.refused(Reason.UNQUOTED, "An attribute's value stands in quotes; write name=\"{}\"");
        }
        in.skip(1);
        value(attribute, quote);
    }

    private void value(String attribute, char quote) {
        int end = in.find(String.valueOf(quote), in.length());
        String value = in.textUpTo(end);
        if (end == in.length()) {
            in.moveTo(end);
            throw in.unfinished("attribute");
        }
        found.put(attribute, value);
        if (value.contains(TemplateReader.HOLE)) {
            holes(attribute, end);
        }
        in.moveTo(end + 1);
    }

    private void holes(String attribute, int end) {
        if (!Vocabulary.takesValue(element, attribute)) {
            in.moveTo(in.find(TemplateReader.HOLE, end));
            throw in.refused(
                    Reason.HOLE,
                    "No value can stand in this attribute of this element, because it may be code; write constant"
                            + " text, or put the value into a data- attribute of another element");
        }
        if (attribute.equals("style")) {
            StyleReader.ofAttribute(in, end).read();
        } else if (attribute.equals("srcset")) {
            new SourceSet(in, end).read();
        } else if (Vocabulary.isUrl(attribute)) {
            url(end);
        } else {
            for (int next = in.find(TemplateReader.HOLE, end); next < end; next = in.find(TemplateReader.HOLE, end)) {
                in.moveTo(next);
                in.fill(Hole.ATTRIBUTE);
            }
        }
    }

    private void url(int end) {
        UrlPrefix url = new UrlPrefix();
        while (in.at() < end) {
            if (in.isHole()) {
                in.fill(url.hole(in));
            } else {
                url.constant(in.current());
                in.skip(1);
            }
        }
        url.end(in);
    }
}
