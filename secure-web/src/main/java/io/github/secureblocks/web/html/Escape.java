package io.github.secureblocks.web.html;

/**
 * Encoders by name, for text that another writer puts into a page.
 *
 * <p><b>Guarantees.</b> Each is the encoder of owasp-java-encoder for its place, to the character; {@link #cssString} also
 * ends its last escape with a space, so that it takes nothing of the text after it. What is no character (controls, unpaired surrogates, what Unicode has set aside) becomes a space in HTML, {@code _} in CSS, and
 * {@code -} in a URL; line ends, tabs and, in scripts and style sheets, escaped controls are kept.
 *
 * <p><b>Does not guarantee</b> that the encoder fits the place where its result is put, which is what {@link Html} decides
 * from the template: prefer that. None fits an attribute without quotes, the code of an event handler or a script outside
 * of a quoted string, a comment or a name. {@link #html} and {@link #attribute} do not look at the scheme of a URL.
 *
 * <p>CWE-79, CWE-116; OWASP ASVS 5.0 1.2.1, 1.2.2, 1.2.3.
 */
public final class Escape {
    private Escape() {}

    /**
     * For the text of an element, and for an attribute in quotes of either kind.
     *
     * @param text any
     * @return with {@code & < > " '} as character references
     */
    public static String html(String text) {
        return Encoding.HTML.encode(text);
    }

    /**
     * For an attribute in quotes of either kind.
     *
     * @param text any
     * @return with {@code & < " '} as character references
     */
    public static String attribute(String text) {
        return Encoding.ATTRIBUTE.encode(text);
    }

    /**
     * For a string in single or double quotes in a script; not for one in back-quotes.
     *
     * @param text any
     * @return with quotes, {@code \ / - & < >}, spaces, controls, line separators and the letters of some words, such as
     *     those of a tag's name, escaped by a backslash
     */
    public static String javaScript(String text) {
        return Encoding.JAVASCRIPT.encode(text);
    }

    /**
     * For a string in quotes in a style sheet or a {@code style} attribute.
     *
     * @param text any
     * @return with quotes, {@code \ / & < >}, controls and line separators as hexadecimal escapes
     */
    public static String cssString(String text) {
        return Encoding.CSS_STRING.encode(text);
    }

    /**
     * For one part of a URL: a segment of its path, a name or value of its query, its fragment.
     *
     * @param text any
     * @return everything but letters and digits of ASCII and {@code - . _ ~} as UTF-8 in percent notation
     */
    public static String uriComponent(String text) {
        return Encoding.URI_COMPONENT.encode(text);
    }
}
