package io.github.secureblocks.web.html;

import io.github.secureblocks.web.html.HtmlRefused.Reason;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a script that has holes, in the part of the language in which no doubt is where a string begins and ends. */
final class JavaScriptReader {
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:[bfnrtv'\"`\\\\/$-]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4})");

    /** The words that make a string the address of a script. */
    private static final Set<String> LOADING = Set.of("import", "export");

    private final TemplateReader in;
    private final int end;

    JavaScriptReader(TemplateReader in, int end) {
        this.in = in;
        this.end = end;
    }

    void read() {
        while (in.at() < end) {
            char c = in.current();
            if (in.isHole()) {
                throw in.refused(
                        Reason.SCRIPT,
                        "A value stands in quotes in a script, '{}'; for anything else write <script"
                                + " type=\"application/json\" id=\"data\">{}</script> with SafeJson.of(value) and read it with"
                                + " JSON.parse; an empty block or object is written { }");
            }
            if (c == '\'' || c == '"') {
                string(c);
            } else if (c == '`') {
                constantString();
            } else if (c == '/') {
                comment();
            } else if (isWordCharacter(c)) {
                word();
            } else if (c == '\\' || in.looksAt("-->") || in.looksAt("#!")) {
                throw doubtful("a backslash, --> or #! outside of a string is refused; leave it out");
            } else {
                in.skip(1);
            }
        }
    }

    private void string(char quote) {
        in.skip(1);
        while (in.at() < end && in.current() != quote) {
            if (in.isHole()) {
                in.fill(Hole.JAVASCRIPT_STRING);
            } else {
                character();
            }
        }
        close();
    }

    private void constantString() {
        in.skip(1);
        while (in.at() < end && in.current() != '`') {
            if (in.isHole() || in.looksAt("${")) {
                throw doubtful("back-quotes hold constant text here; write 'Hello ' + name and '{}' for a value");
            }
            if (isLineEnd(in.current())) {
                in.skip(1);
            } else {
                character();
            }
        }
        close();
    }

    private void character() {
        char c = in.current();
        if (c == '\\') {
            Matcher escape = ESCAPE.matcher(in.textUpTo(end));
            if (!escape.lookingAt()) {
                throw doubtful("this escape is refused; write \\n, \\\\, \\', \\x27 or \\u2019");
            }
            in.skip(escape.end());
        } else if (isLineEnd(c)) {
            throw doubtful("a string ends on its line; write \\n for a line end");
        } else {
            in.skip(1);
        }
    }

    private void close() {
        if (in.at() >= end) {
            throw in.unfinished("string of a script");
        }
        in.skip(1);
    }

    private void comment() {
        boolean line = in.looksAt("//");
        if (!line && !in.looksAt("/*")) {
            throw doubtful("a / outside of strings and comments, dividing or a regular expression, is refused; put that"
                    + " code into a file");
        }
        in.skip(2);
        while (in.at() < end && !(line ? isLineEnd(in.current()) : in.looksAt("*/"))) {
            if (in.isHole()) {
                throw doubtful("no value stands in a comment; leave it out");
            }
            in.skip(1);
        }
        if (!line) {
            if (in.at() >= end) {
                throw in.unfinished("comment of a script");
            }
            in.skip(2);
        }
    }

    private void word() {
        int start = in.at();
        int length = 0;
        while (start + length < end && isWordCharacter(in.current())) {
            in.skip(1);
            length++;
        }
        in.moveTo(start);
        if (LOADING.contains(in.textUpTo(start + length))) {
            throw doubtful("import and export are refused, because they load what a value names; put them into a file");
        }
        in.moveTo(start + length);
    }

    private HtmlRefused doubtful(String message) {
        return in.refused(Reason.SCRIPT, "In a script that has values, " + message);
    }

    private static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
    }
}
