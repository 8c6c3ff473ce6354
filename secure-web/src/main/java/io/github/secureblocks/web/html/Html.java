package io.github.secureblocks.web.html;

import com.google.errorprone.annotations.CompileTimeConstant;
import org.jspecify.annotations.Nullable;
import org.owasp.encoder.Encode;

/**
 * Makes HTML from constant templates, each <code>{}</code> filled with a value that is encoded for where it stands.
 *
 * <p><b>Guarantees.</b> No value changes the structure of its template. In element text, and in the text of {@code title}
 * and {@code textarea}, a value is text. In a quoted attribute it is that attribute's value and no more. At the start of a
 * URL attribute ({@code href}, {@code src}, {@code action}, {@code formaction}, {@code poster}, {@code cite}, ...) it is a
 * relative reference, or one of {@code http}, {@code https}, {@code mailto} and {@code tel}: everything else becomes
 * {@link #BLOCKED_URL}, also a value with white space, a control or invisible character or a backslash, one that begins with {@code //}
 * and so names a host without a scheme, and {@code https:} without two slashes and a host. After a constant prefix that
 * settles the host, a value is one URI component; where it would be empty or only dots between slashes, which would lead
 * to another path, it becomes the encoded replacement character. A {@link SafeHtml} stands unencoded in element text.
 *
 * <p>A template that cannot be made safe is refused when it is first used: unquoted attribute values; values in the name
 * of a tag or attribute, in an attribute that is not known to be plain text or a URL, in the URLs of {@code script},
 * {@code link}, {@code iframe}, {@code object} and their like; event handlers; {@code style}, {@code srcdoc}, {@code srcset}, {@code ping} and
 * {@code http-equiv} attributes; {@code style}, {@code base}, {@code noscript}, {@code xmp}, {@code plaintext} and their
 * like; text inside {@code script} and {@code iframe}; comments; anything that is left open in a tag.
 *
 * <p><b>Does not guarantee</b> where a link leads: an allowed {@code https} address may be an attacker's. Values in scripts, style sheets and
 * {@code srcset} are not supported yet, nor is markup that a user wrote: there is no sanitizer yet. What a script of the
 * page later does with a value is the script's matter, such as a framework that evaluates <code>{{ }}</code> in text or code
 * in {@code data-} attributes.
 *
 * <p>CWE-79, CWE-80, CWE-83, CWE-84; OWASP ASVS 5.0 1.2.1, 1.2.2, 1.1.2.
 */
public final class Html {
    /** What stands in place of a URL that is not allowed; a browser does nothing with it. */
    public static final String BLOCKED_URL = LinkTarget.BLOCKED;

    private Html() {}

    /**
     * Fills a template.
     *
     * @param template constant HTML, each <code>{}</code> outside of a name standing for one value
     * @param values one for each <code>{}</code>, in order; {@code null} is empty text
     * @return the encoded HTML
     * @throws HtmlRefused if the template cannot be made safe, the number of values is not that of the template, or a
     *     {@link SafeHtml} is given where text is meant
     */
    public static SafeHtml of(@CompileTimeConstant String template, @Nullable Object... values) {
        return Template.of(template).fill(values);
    }

    /**
     * Puts parts one after another.
     *
     * @param parts in order
     * @return all of them, with nothing in between
     */
    public static SafeHtml join(Iterable<SafeHtml> parts) {
        StringBuilder all = new StringBuilder(256);
        for (SafeHtml part : parts) {
            all.append(part);
        }
        return SafeHtml.of(all.toString());
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
        return SafeHtml.of(Encode.forHtmlContent(value == null ? "" : value.toString()));
    }
}
