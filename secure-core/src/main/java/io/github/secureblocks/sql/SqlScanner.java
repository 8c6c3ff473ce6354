package io.github.secureblocks.sql;

import io.github.secureblocks.sql.SqlRefused.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Reads a constant text once: finds its parameters, and refuses what constant text never needs but injected text does.
 */
final class SqlScanner {
    static final int MAX_LENGTH = 65_536;

    final StringBuilder jdbc;
    final List<String> names = new ArrayList<>();
    final List<Boolean> likes = new ArrayList<>();
    final List<Place> places = new ArrayList<>();
    final List<Integer> marks = new ArrayList<>();
    int hidden;

    private final String text;
    private final Deque<SqlFrame> open = new ArrayDeque<>();
    private SqlFrame frame = new SqlFrame(false);
    private String previousWord = "";
    private int at;

    SqlScanner(String text) {
        this.text = text;
        this.jdbc = new StringBuilder(text.length() + 16);
    }

    /** Answers what stands outside of all parentheses. */
    SqlFrame scan() {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new SqlRefused(
                    Reason.TEXT,
                    "SQL text has 1 to " + MAX_LENGTH + " characters, not " + text.length()
                            + "; write Sql.text(\"select id from notes\")");
        }
        while (at < text.length()) {
            step(text.charAt(at));
        }
        if (!open.isEmpty() || frame.hasOpenBracket()) {
            throw parenthesis();
        }
        requireEnd(text.stripTrailing());
        return frame;
    }

    /** Behind a dot or a colon, databases read the keyword of the next clause as a name. */
    private static void requireEnd(String text) {
        if (text.endsWith(".") || text.endsWith(":")) {
            throw new SqlRefused(
                    Reason.TEXT, "SQL text ends in the middle of a name; write it out: notes.owner, :owner");
        }
    }

    private void step(char c) {
        switch (c) {
            case '\'', '"', '`' -> quoted(c);
            case '(' -> {
                frame.opens();
                open.push(frame);
                frame = new SqlFrame(frame.inPattern || frame.patternAround);
                copy(c);
            }
            case ')' -> {
                close();
                copy(c);
            }
            case ':' -> colon();
            case ';' ->
                throw new SqlRefused(
                        Reason.SECOND_STATEMENT,
                        "SQL text holds a semicolon" + where()
                                + "; one text is one statement: drop the semicolon, and run"
                                + " two statements as two calls in db.transaction(tx -> ...)");
            case '?' ->
                throw new SqlRefused(
                        Reason.QUESTION_MARK,
                        "SQL text holds a raw ?" + where()
                                + "; name the parameter: write :name and .bind(\"name\", value); PostgreSQL's data ? 'a' is"
                                + " jsonb_exists(data, 'a')");
            case '#' ->
                throw comment("#", ", and PostgreSQL's data #>> '{a,b}' as jsonb_extract_path_text(data, 'a', 'b')");
            case '-' -> {
                refuseComment('-', "--");
                punctuation(c);
            }
            case '~' -> {
                refuseLikeOperator();
                punctuation(c);
            }
            case '/' -> {
                refuseComment('*', "/*");
                punctuation(c);
            }
            case '*' -> {
                refuseComment('/', "*/");
                punctuation(c);
            }
            case '$' ->
                throw new SqlRefused(
                        Reason.QUOTE,
                        "SQL text holds a dollar quote or a numbered parameter" + where()
                                + "; write :name and .bind(\"name\", value)");
            default -> other(c);
        }
    }

    private void other(char c) {
        if (isWordStart(c)) {
            word();
        } else if (Character.isISOControl(c) && !Character.isWhitespace(c)) {
            throw new SqlRefused(
                    Reason.TEXT, "SQL text holds a control character" + where() + "; drop it, and bind values");
        } else if (Character.isWhitespace(c)) {
            jdbc.append(c);
            at++;
        } else {
            punctuation(c);
        }
    }

    private void punctuation(char c) {
        frame.punctuation(c);
        copy(c);
    }

    private void copy(char c) {
        previousWord = "";
        jdbc.append(c);
        at++;
    }

    private void close() {
        if (open.isEmpty() || frame.hasOpenBracket()) {
            throw parenthesis();
        }
        hidden |= frame.hidden();
        SqlFrame inner = frame;
        frame = open.pop();
        frame.closes(inner);
    }

    private void quoted(char quote) {
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw new SqlRefused(
                    Reason.QUOTE,
                    "SQL text holds a quote that does not end" + where()
                            + "; bind the value: write :name and .bind(\"name\", value)");
        }
        if (text.substring(at, end).indexOf('\\') >= 0) {
            throw new SqlRefused(
                    Reason.QUOTE,
                    "SQL text holds a backslash in quotes" + where()
                            + ", which databases read differently; bind the value: write :name and .bind(\"name\","
                            + " value)");
        }
        if (text.substring(at, end).indexOf('\0') >= 0) {
            throw new SqlRefused(
                    Reason.TEXT,
                    "SQL text holds NUL in quotes" + where() + ", which ends it for some databases; drop it");
        }
        frame.quoted(quote);
        previousWord = "";
        jdbc.append(text, at, end + 1);
        at = end + 1;
    }

    private void colon() {
        char next = charAt(at + 1);
        if (next == ':') {
            frame.punctuation(':');
            jdbc.append("::");
            at += 2;
            previousWord = "";
        } else if (isNameStart(next)) {
            parameter();
        } else {
            punctuation(':');
        }
    }

    private void parameter() {
        boolean like = SqlFrame.isLike(previousWord);
        if (frame.inPattern && !like || !frame.inPattern && frame.patternAround) {
            throw new SqlRefused(
                    Reason.LIKE,
                    "SQL text builds a like pattern out of a parameter" + where()
                            + ", which leaves the value's wildcards at work; write: title like :q and .bind(\"q\","
                            + " Like.contains(value))");
        }
        int end = at + 1;
        while (isNameStart(charAt(end)) || charAt(end) >= '0' && charAt(end) <= '9') {
            end++;
        }
        names.add(text.substring(at + 1, end));
        likes.add(like);
        Place place = Place.of(jdbc, text, end);
        places.add(place);
        frame.parameter(place);
        marks.add(jdbc.length());
        jdbc.append('?');
        if (like) {
            jdbc.append(Like.ESCAPE_CLAUSE);
            frame.inPattern = false;
            previousWord = "like :parameter";
        } else {
            previousWord = "";
        }
        at = end;
    }

    private void word() {
        int start = at;
        while (isWordStart(charAt(at)) || charAt(at) == '$' || Character.isDigit(charAt(at))) {
            at++;
        }
        jdbc.append(text, start, at);
        String word = text.substring(start, at).toLowerCase(Locale.ROOT);
        if (start > 0 && text.charAt(start - 1) == '.') {
            frame.wordAfterDot();
            previousWord = "";
            return;
        }
        if (word.equals("escape") && previousWord.equals("like :parameter")) {
            throw new SqlRefused(
                    Reason.LIKE, "A parameter after like brings its own escape; drop the escape from the text");
        }
        frame.word(word);
        previousWord = word;
    }

    /** By which PostgreSQL writes like, and which would leave a value's wildcards at work. */
    private void refuseLikeOperator() {
        if (charAt(at + 1) == '~') {
            throw new SqlRefused(
                    Reason.LIKE,
                    "SQL text holds the operator ~~" + where()
                            + ", which is like; write: title like :q and .bind(\"q\", Like.contains(value))");
        }
    }

    private void refuseComment(char next, String marker) {
        if (charAt(at + 1) == next) {
            throw comment(marker, "");
        }
    }

    private SqlRefused comment(String marker, String also) {
        return new SqlRefused(
                Reason.COMMENT,
                "SQL text holds the comment marker " + marker + where() + "; write the comment in Java" + also
                        + ", and bind values");
    }

    private SqlRefused parenthesis() {
        return new SqlRefused(
                Reason.PARENTHESIS,
                "SQL text holds a parenthesis without its partner" + where()
                        + "; each text and each condition must be balanced");
    }

    private String where() {
        return " at character " + (at + 1);
    }

    private char charAt(int i) {
        return i < text.length() ? text.charAt(i) : '\0';
    }

    private static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isWordStart(char c) {
        return c == '_' || Character.isLetter(c);
    }
}
