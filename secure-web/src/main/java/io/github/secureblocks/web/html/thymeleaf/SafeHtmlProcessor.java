package io.github.secureblocks.web.html.thymeleaf;

import io.github.secureblocks.web.html.SafeHtml;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.owasp.encoder.Encode;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;
import org.thymeleaf.standard.processor.AbstractStandardExpressionAttributeTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/** Writes the body of an element. */
final class SafeHtmlProcessor extends AbstractStandardExpressionAttributeTagProcessor {
    /** Where {@code th:text} and {@code th:utext} are, after the attributes. */
    static final int PRECEDENCE = 1_350;

    private static final Set<String> NOT_HTML = Set.of(
            "script", "style", "textarea", "title", "iframe", "noscript", "noembed", "noframes", "xmp", "plaintext");

    SafeHtmlProcessor(String dialectPrefix) {
        super(
                TemplateMode.HTML,
                dialectPrefix,
                "html",
                PRECEDENCE,
                true,
                StandardExpressionExecutionContext.RESTRICTED);
    }

    @Override
    protected void doProcess(
            ITemplateContext context,
            IProcessableElementTag tag,
            AttributeName attributeName,
            String attributeValue,
            @Nullable Object value,
            IElementTagStructureHandler structure) {
        if (NOT_HTML.contains(tag.getElementCompleteName().toLowerCase(Locale.ROOT))) {
            throw new TemplateProcessingException(
                    "secure:html stands on an element that holds HTML, such as a div; write <title th:text=\"${title}\">");
        }
        String text = value == null ? "" : value.toString();
        structure.setBody(value instanceof SafeHtml ? text : Encode.forHtml(text), false);
    }
}
