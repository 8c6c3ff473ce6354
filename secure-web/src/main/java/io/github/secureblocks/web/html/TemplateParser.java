package io.github.secureblocks.web.html;

import io.github.secureblocks.web.html.HtmlRefused.Reason;
import java.util.Map;

/** Reads a template as a browser does, in the part of HTML that leaves no doubt, and refuses the rest. */
final class TemplateParser {
    static final int MAX_LENGTH = 100_000;

    private static final String DOCTYPE = "<!doctype html>";

    private final String text;
    private final TemplateReader in;

    TemplateParser(String text) {
        this.text = text;
        this.in = new TemplateReader(text);
    }

    Template parse() {
        if (text.length() > MAX_LENGTH || !text.codePoints().allMatch(TemplateParser::isAllowed)) {
            throw in.refused(
                    Reason.TEXT,
                    "A template has at most " + MAX_LENGTH + " characters, none of control and no half of a pair;"
                            + " shorten it");
        }
        if (in.looksAtName(DOCTYPE, 0)) {
            in.skip(DOCTYPE.length());
        }
        while (!in.isAtEnd()) {
            if (in.isHole()) {
                in.fill(Hole.TEXT);
            } else if (in.current() == '<') {
                markup();
            } else {
                in.skip(1);
            }
        }
        return in.finished();
    }

    private void markup() {
        if (in.looksAt("</")) {
            endTag();
            return;
        }
        in.skip(1);
        char next = in.isAtEnd() ? ' ' : in.current();
        if (TemplateReader.isLetter(next)) {
            startTag();
        } else if (next == '!' || next == '?') {
            throw in.refused(
                    Reason.COMMENT,
                    "Comments and declarations are refused; leave them out, and write <!doctype html> only at the start");
        } else {
            throw in.refused(Reason.SYNTAX, "A < that begins no tag is written &lt; and a value is no tag's name");
        }
    }

    private void startTag() {
        String element = in.name();
        if (Vocabulary.isRefusedElement(element)) {
            throw in.refused(
                    Reason.ELEMENT, "This element is refused; leave out base, noscript, frames and obsolete elements");
        }
        AttributeParser tag = new AttributeParser(in, element);
        Map<String, String> attributes = tag.read();
        if (tag.isSelfClosed()) {
            return;
        }
        if (Vocabulary.mustBeEmpty(element)) {
            empty(element);
        } else if (Vocabulary.isRcdata(element)) {
            rcdata(element);
        } else if (Vocabulary.isCode(element)) {
            new CodeBody(in, element, attributes).read();
            endTag();
        } else if (Vocabulary.dropsFirstLine(element) && in.isHole()) {
            in.fill(Hole.FIRST_TEXT);
        }
    }

    private void empty(String element) {
        if (!in.isEndOf(element)) {
            throw in.refused(
                    Reason.BODY, "No text can stand in an iframe; write <iframe src=\"/part\" title=\"{}\"></iframe>");
        }
        endTag();
    }

    private void rcdata(String element) {
        if (Vocabulary.dropsFirstLine(element) && in.isHole()) {
            in.fill(Hole.FIRST_RCDATA);
        }
        while (!in.isEndOf(element)) {
            if (in.isAtEnd()) {
                throw in.unfinished(element);
            }
            if (in.isHole()) {
                in.fill(Hole.RCDATA);
            } else if (in.current() == '<') {
                throw in.refused(Reason.BODY, "A title or textarea holds text, not tags; a < is written &lt;");
            } else {
                in.skip(1);
            }
        }
        endTag();
    }

    private void endTag() {
        in.skip(2);
        if (in.isAtEnd() || !TemplateReader.isLetter(in.current())) {
            throw in.refused(Reason.SYNTAX, "After </ comes the constant name of an element");
        }
        in.name();
        in.skipSpace();
        if (in.peek("tag") != '>') {
            throw in.refused(Reason.SYNTAX, "An end tag holds the name of its element and nothing else");
        }
        in.skip(1);
    }

    private static boolean isAllowed(int c) {
        return c >= ' ' && c != 0x7F && Character.getType(c) != Character.SURROGATE
                || c == '\n'
                || c == '\r'
                || c == '\t';
    }
}
