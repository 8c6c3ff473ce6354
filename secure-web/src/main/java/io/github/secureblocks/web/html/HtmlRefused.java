package io.github.secureblocks.web.html;

/**
 * A template that cannot be made safe, or that was filled wrongly; a fault of the program, not of its input.
 *
 * <p>The message tells what was found and where, and what to write instead. It holds neither a value nor the template,
 * because a template may hold a value that was concatenated into it.
 */
public final class HtmlRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What was found. May grow: keep a default branch. */
    public enum Reason {
        /** The template is too long, or holds a control character. */
        TEXT,
        /** A {@code <} or a tag that is not written as HTML is. */
        SYNTAX,
        /** A comment, or a declaration that is not the document type at the start. */
        COMMENT,
        /** A tag, an attribute or an element whose text is special is not closed. */
        UNFINISHED,
        /** An attribute's value without quotes. */
        UNQUOTED,
        /** An element that cannot be used. */
        ELEMENT,
        /** An attribute that cannot be used. */
        ATTRIBUTE,
        /** Text inside an element whose text is code or is not parsed. */
        BODY,
        /** A value where none can stand. */
        HOLE,
        /** A value after a URL's beginning that does not settle where it leads. */
        URL_PREFIX,
        /** More or fewer values than the template asks for. */
        VALUES,
        /** HTML where text is meant, or a list of something else where HTML is meant. */
        NESTED,
        /** A script or style sheet in the page without {@code nonce="{}"}. */
        NONCE,
        /** A value in a script that is not a quoted string's text, or code around it that can be read in two ways. */
        SCRIPT,
        /** A value in a style sheet that is not a declaration's, or rules around it that can be read in two ways. */
        STYLE,
        /** Text where JSON is meant. */
        JSON
    }

    /** What was wrong. */
    private final Reason reason;

    HtmlRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * What was found.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
