package io.github.secureblocks.web.html;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.secureblocks.web.json.SafeJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes HTML from constant templates, each <code>{}</code> filled with a value that is encoded for where it stands.
 *
 * <p><b>Guarantees.</b> No value changes the structure of its template.
 *
 * <ul>
 *   <li>In element text, and in the text of {@code title} and {@code textarea}, a value is text. A {@link SafeHtml}, or a
 *       collection of them, stands unencoded in element text.
 *   <li>In a quoted attribute it is that attribute's value and no more.
 *   <li>At the start of a URL attribute ({@code href}, {@code src}, {@code action}, {@code formaction}, {@code poster},
 *       {@code cite}, ...), of a URL in {@code srcset} or in a style sheet's <code>url("{}")</code> it is a relative
 *       reference, or one of {@code http}, {@code https}, {@code mailto} and {@code tel}: everything else becomes
 *       {@link #BLOCKED_URL}, also a value with white space, a control or invisible character or a backslash, one that
 *       begins with {@code //} and so names a host without a scheme, and {@code https:} without two slashes and a host.
 *   <li>After a constant prefix that settles the host, a value is one URI component; where it would be empty or only dots
 *       between slashes, which would lead to another path, it becomes the encoded replacement character.
 *   <li>In a quoted string of <code>&lt;script nonce="{}"&gt;</code>, or of a declaration in <code>&lt;style
 *       nonce="{}"&gt;</code> or in a {@code style} attribute, it is that string's text.
 *   <li>As a whole word of such a declaration (<code>color: {}; width: {}px</code>) it is a number, a length, a colour or a
 *       name of letters and digits; everything else becomes {@code initial}, or {@code 0} before a unit.
 *   <li>In {@code <script type="application/json">} it is a {@link SafeJson}, and the whole text of the element.
 * </ul>
 *
 * <p>A template that cannot be made safe is refused when it is first used, with what to write instead: unquoted attribute
 * values; values in the name of a tag or attribute, in an attribute that is not known to be plain text or a URL, in the URLs
 * of {@code script}, {@code link}, {@code iframe}, {@code object}, {@code use} and their like; event handlers; {@code srcdoc},
 * {@code ping} and {@code http-equiv} attributes; {@code base}, {@code noscript}, {@code xmp}, {@code plaintext} and their
 * like; scripts and style sheets in the page without <code>nonce="{}"</code>; values in a script outside of a quoted string,
 * and in a style sheet outside of a declaration; what a browser could read in two ways there; comments; anything that is left
 * open.
 *
 * <p><b>Does not guarantee</b> where a link leads: an allowed {@code https} address may be an attacker's. What a script of
 * the page later does with a value is the script's matter: <code>setTimeout('{}')</code>, {@code innerHTML}, a framework that
 * evaluates <code>{{ }}</code> in text or code in {@code data-} attributes, an {@code id} or {@code name} that takes the
 * place of a global variable: give them a constant beginning, <code>id="note-{}"</code>. A {@code style} attribute shows no effect where a
 * Content-Security-Policy allows only style sheets with a nonce. As every parser of HTML does, a browser reads a carriage
 * return as a line feed; controls, unpaired surrogates and what Unicode has set aside become spaces.
 *
 * <p>CWE-79, CWE-80, CWE-83, CWE-84; OWASP ASVS 5.0 1.2.1, 1.2.2, 1.2.3, 1.1.2.
 */
public final class Html {
    /** What stands in place of a URL that is not allowed; a browser does nothing with it. */
    public static final String BLOCKED_URL = LinkTarget.BLOCKED;

    private Html() {}

    /**
     * Fills a template.
     *
     * @param template constant HTML, each <code>{}</code> outside of a name standing for one value
     * @param values one for each <code>{}</code>, in order, each read now; {@code null} is empty text
     * @return the HTML, encoded
     * @throws HtmlRefused if the template cannot be made safe, the number of values is not that of the template, a
     *     {@link SafeHtml} is given where text is meant, or text where a {@link SafeJson} is meant
     */
    public static SafeHtml of(@CompileTimeConstant String template, @Nullable Object... values) {
        return Template.of(template).fill(values);
    }

    /**
     * Puts parts one after another.
     *
     * @param parts in order, read now
     * @return all of them, with nothing in between
     */
    public static SafeHtml join(Iterable<SafeHtml> parts) {
        List<SafeHtml> all = new ArrayList<>();
        parts.forEach(all::add);
        return Nested.joined(all);
    }

    /**
     * Makes HTML of each item at the moment when it is written, so that a page of any number of rows takes the memory of
     * one.
     *
     * @param items read each time the HTML is written, and until then not at all: what is read from a database or a stream
     *     must still be open
     * @param row makes the HTML of one; a failure goes to whoever writes, who has sent a part by then
     * @param <T> an item
     * @return all of them, with nothing in between
     */
    public static <T> SafeHtml each(Iterable<T> items, Function<? super T, SafeHtml> row) {
        return new SafeHtml(new Markup.Rows<>(Objects.requireNonNull(items), Objects.requireNonNull(row)));
    }

    /**
     * A part that may be absent.
     *
     * @param shown whether it is there
     * @param part makes it, and is not asked otherwise
     * @return the part or nothing
     */
    public static SafeHtml when(boolean shown, Supplier<SafeHtml> part) {
        return shown ? part.get() : SafeHtml.EMPTY;
    }

    /**
     * Nothing.
     *
     * @return HTML of no character, for a part that may be absent
     */
    public static SafeHtml empty() {
        return SafeHtml.EMPTY;
    }

    /**
     * Plain text.
     *
     * @param value shown as its {@code toString}; {@code null} is empty text
     * @return the encoded text
     */
    public static SafeHtml text(@Nullable Object value) {
        return SafeHtml.of(Encoding.CONTENT.encode(value == null ? "" : value.toString()));
    }
}
