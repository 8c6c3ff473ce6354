package io.github.secureblocks.web.html.mustache;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import io.github.secureblocks.web.html.SafeHtml;

/**
 * Lets JMustache write a {@link SafeHtml} as it is, with a plain <code>{{page}}</code>, and encodes everything else.
 *
 * <p><b>Guarantees.</b> With the compiler that {@link #on(Mustache.Compiler)} answers, what is not a {@code SafeHtml}, a text
 * that looks like HTML included, is escaped by JMustache's own rules, also in <code>{{{three}}}</code> braces and behind
 * <code>{{&amp;an ampersand}}</code>, which elsewhere switch that off.
 *
 * <p><b>Does not guarantee</b> where it stands: a {@code SafeHtml} belongs into element text alone, and Mustache does not know
 * where a value stands. Nor what a {@code Mustache.Lambda} writes, nor a compiler that is given another formatter afterwards.
 * CWE-79.
 */
public final class SafeHtmlFormatter implements Mustache.Formatter {
    private final Mustache.Formatter text;

    private SafeHtmlFormatter(Mustache.Formatter text) {
        this.text = text;
    }

    /**
     * Prepares a compiler.
     *
     * @param compiler such as {@code Mustache.compiler()}; its formatter still makes the text of values
     * @return a compiler that encodes by the type of a value
     */
    public static Mustache.Compiler on(Mustache.Compiler compiler) {
        return compiler.escapeHTML(false).withFormatter(new SafeHtmlFormatter(compiler.formatter));
    }

    @Override
    public CharSequence format(Object value) {
        return value instanceof SafeHtml ? value.toString() : Escapers.HTML.escape(text.format(value));
    }
}
