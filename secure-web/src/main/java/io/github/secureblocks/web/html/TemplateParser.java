package io.github.secureblocks.web.html;

import io.github.secureblocks.web.html.HtmlRefused.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a template as a browser does, in the part of HTML that leaves no doubt, and refuses the rest. */
final class TemplateParser {
    static final int MAX_LENGTH = 100_000;

    private static final String DOCTYPE = "<!doctype html>";

    private final String text;
    private final List<String> pieces = new ArrayList<>();
    private final List<Hole> holes = new ArrayList<>();
    private int at;
    private int pieceStart;

    TemplateParser(String text) {
        this.text = text;
    }

    Template parse() {
        if (text.length() > MAX_LENGTH || !text.chars().allMatch(TemplateParser::isAllowed)) {
            throw refused(
                    Reason.TEXT,
                    "A template has at most " + MAX_LENGTH + " characters and none of control; shorten it");
        }
        if (text.regionMatches(true, 0, DOCTYPE, 0, DOCTYPE.length())) {
            at = DOCTYPE.length();
        }
        while (at < text.length()) {
            if (isHole()) {
                fill(Hole.TEXT);
            } else if (text.charAt(at) == '<') {
                markup();
            } else {
                at++;
            }
        }
        pieces.add(text.substring(pieceStart));
        return new Template(pieces, holes);
    }

    private void markup() {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (isLetter(next)) {
            at++;
            startTag();
        } else if (next == '/') {
            endTag();
        } else if (next == '!' || next == '?') {
            throw refused(
                    Reason.COMMENT,
                    "Comments and declarations are refused; leave them out, and write <!doctype html> only at the start");
        } else {
            throw refused(Reason.SYNTAX, "A < that begins no tag is written &lt; and a value is no tag's name");
        }
    }

    private void startTag() {
        String element = name();
        if (Vocabulary.isRefusedElement(element)) {
            throw refused(
                    Reason.ELEMENT,
                    "This element is refused: put style sheets into a file (<link rel=\"stylesheet\" href=\"/app.css\">)"
                            + " and leave out base, noscript and obsolete elements");
        }
        boolean special = Vocabulary.mustBeEmpty(element) || Vocabulary.isRcdata(element);
        while (true) {
            boolean spaced = skipSpace();
            char c = peek("tag");
            if (c == '>') {
                at++;
                break;
            }
            if (c == '/' && !special && text.startsWith("/>", at)) {
                at += 2;
                return;
            }
            if (!spaced) {
                throw refused(Reason.SYNTAX, "White space, > or /> comes here, and no value can stand in a name");
            }
            attribute(element);
        }
        if (Vocabulary.mustBeEmpty(element)) {
            emptyBody(element);
        } else if (Vocabulary.isRcdata(element)) {
            rcdata(element);
        }
    }

    private void attribute(String element) {
        if (isHole()) {
            throw refused(
                    Reason.HOLE,
                    "A value cannot be an attribute or its name; write one template with it and one without");
        }
        if (!isLetter(text.charAt(at))) {
            throw refused(Reason.SYNTAX, "An attribute's name begins with a letter");
        }
        String attribute = name();
        if (Vocabulary.isRefusedAttribute(attribute)) {
            throw refused(
                    Reason.ATTRIBUTE,
                    "Event handlers, style, srcdoc, srcset, ping and http-equiv are refused; use a class, a script file"
                            + " with addEventListener, or a response header");
        }
        int end = at;
        skipSpace();
        if (peek("tag") != '=') {
            at = end;
            return;
        }
        at++;
        skipSpace();
        char quote = peek("attribute");
        if (quote != '"' && quote != '\'') {
            throw refused(Reason.UNQUOTED, "An attribute's value stands in quotes; write name=\"{}\"");
        }
        at++;
        attributeValue(element, attribute, quote);
    }

    private void attributeValue(String element, String attribute, char quote) {
        UrlPrefix url = new UrlPrefix();
        while (peek("attribute") != quote) {
            if (!isHole()) {
                url.constant(text.charAt(at++));
                continue;
            }
            if (!Vocabulary.takesValue(element, attribute)) {
                throw refused(
                        Reason.HOLE,
                        "No value can stand in this attribute of this element, because it may be code; write constant"
                                + " text, or put the value into a data- attribute of another element");
            }
            Hole hole = Vocabulary.isUrl(attribute) ? url.hole() : Hole.ATTRIBUTE;
            if (hole == null) {
                throw refused(
                        Reason.URL_PREFIX,
                        "What precedes a value in a URL must settle where it leads, host and slash included; write"
                                + " href=\"/notes/{}\", href=\"https://notes.example/{}\" or href=\"{}\" for a whole URL");
            }
            fill(hole);
        }
        if (!url.isSettled() && Vocabulary.isUrl(attribute)) {
            throw refused(
                    Reason.URL_PREFIX,
                    "After a value at the start of a URL only ? or # can follow; write href=\"/notes/{}/edit\"");
        }
        at++;
    }

    private void emptyBody(String element) {
        if (!isEndOf(element)) {
            throw refused(
                    Reason.BODY,
                    "No text can stand in script and iframe; write <script nonce=\"{}\" src=\"/app.js\"></script>");
        }
        endTag();
    }

    private void rcdata(String element) {
        while (!isEndOf(element)) {
            if (at >= text.length()) {
                throw unfinished(element);
            }
            if (isHole()) {
                fill(Hole.RCDATA);
            } else if (text.charAt(at) == '<') {
                throw refused(Reason.BODY, "A title or textarea holds text, not tags; a < is written &lt;");
            } else {
                at++;
            }
        }
        endTag();
    }

    private void endTag() {
        at += 2;
        if (at >= text.length() || !isLetter(text.charAt(at))) {
            throw refused(Reason.SYNTAX, "After </ comes the constant name of an element");
        }
        name();
        skipSpace();
        if (peek("tag") != '>') {
            throw refused(Reason.SYNTAX, "An end tag holds the name of its element and nothing else");
        }
        at++;
    }

    private boolean isEndOf(String element) {
        int end = at + 2 + element.length();
        return text.startsWith("</", at)
                && text.regionMatches(true, at + 2, element, 0, element.length())
                && end < text.length()
                && (text.charAt(end) == '>' || isSpace(text.charAt(end)));
    }

    private String name() {
        int start = at;
        while (at < text.length() && isNameCharacter(text.charAt(at))) {
            at++;
        }
        if (isHole()) {
            throw refused(Reason.HOLE, "A value cannot be part of a name; write one template for each name");
        }
        return text.substring(start, at).toLowerCase(Locale.ROOT);
    }

    private void fill(Hole hole) {
        pieces.add(text.substring(pieceStart, at));
        holes.add(hole);
        at += 2;
        pieceStart = at;
    }

    private char peek(String open) {
        if (at >= text.length()) {
            throw unfinished(open);
        }
        return text.charAt(at);
    }

    private boolean skipSpace() {
        int start = at;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at > start;
    }

    private boolean isHole() {
        return text.startsWith("{}", at);
    }

    private HtmlRefused unfinished(String open) {
        return refused(Reason.UNFINISHED, "The template ends inside a " + open + "; close it in the same template");
    }

    private HtmlRefused refused(Reason reason, String message) {
        return new HtmlRefused(reason, "Template, at character " + at + ": " + message);
    }

    private static boolean isAllowed(int c) {
        return c >= ' ' && c != 0x7F || c == '\n' || c == '\r' || c == '\t';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isNameCharacter(char c) {
        return isLetter(c) || c >= '0' && c <= '9' || c == '-' || c == '_' || c == ':' || c == '.';
    }
}
