package io.github.secureblocks.web.html.thymeleaf;

import io.github.secureblocks.web.html.SafeHtml;
import java.util.Set;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.processor.IProcessor;

/**
 * The attribute {@code secure:html="${page}"} of Thymeleaf, which puts a {@link SafeHtml} into its element as it is and
 * everything else as text.
 *
 * <p>Add it to the engine ({@code engine.addDialect(new SafeHtmlDialect())}); with Spring Boot, a bean of it is enough.
 *
 * <p><b>Guarantees.</b> What is not a {@code SafeHtml}, a text that looks like HTML included, is encoded as {@code th:text}
 * does. {@code null} is nothing. In an element whose text is not HTML, such as {@code script}, the template is refused.
 * Nothing in the value is evaluated as a template.
 *
 * <p><b>Does not guarantee</b> anything of {@code th:utext}, which encodes nothing. CWE-79.
 */
public final class SafeHtmlDialect extends AbstractProcessorDialect {
    private static final String PREFIX = "secure";

    /** The dialect. */
    public SafeHtmlDialect() {
        super("Secure Blocks", PREFIX, SafeHtmlProcessor.PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String dialectPrefix) {
        return Set.of(new SafeHtmlProcessor(dialectPrefix));
    }
}
