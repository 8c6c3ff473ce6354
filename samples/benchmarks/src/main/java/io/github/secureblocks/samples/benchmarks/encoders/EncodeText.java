package io.github.secureblocks.samples.benchmarks.encoders;

import com.google.common.html.HtmlEscapers;
import io.github.secureblocks.web.html.Escape;
import org.apache.commons.text.StringEscapeUtils;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.owasp.encoder.Encode;
import org.owasp.esapi.codecs.HTMLEntityCodec;
import org.springframework.web.util.HtmlUtils;

/** One text for an element or an attribute in quotes, in a page in UTF-8. */
@State(Scope.Benchmark)
public abstract class EncodeText {
    /** Those that ESAPI's {@code encodeForHTML} leaves alone beside letters and digits. */
    private static final char[] ESAPI_IMMUNE = {',', '.', '-', '_', ' '};

    private final HTMLEntityCodec codec = new HTMLEntityCodec();
    private final String text;

    EncodeText(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** OWASP's encoder alone. */
    @Benchmark
    public String floor() {
        return Encode.forHtml(text);
    }

    /** The block. */
    @Benchmark
    public String ours() {
        return Escape.html(text);
    }

    /** commons-text, which names letters beyond ASCII too. */
    @Benchmark
    public String commonsText() {
        return StringEscapeUtils.escapeHtml4(text);
    }

    /** Spring, told that the page is in UTF-8, so that it leaves letters alone. */
    @Benchmark
    public String spring() {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** Guava. */
    @Benchmark
    public String guava() {
        return HtmlEscapers.htmlEscaper().escape(text);
    }

    /** ESAPI's codec, as its {@code encodeForHTML} calls it. */
    @Benchmark
    public String esapi() {
        return codec.encode(ESAPI_IMMUNE, text);
    }
}
