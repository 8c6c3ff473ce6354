package io.github.secureblocks.web.html.jsp;

import io.github.secureblocks.web.html.SafeHtml;
import jakarta.servlet.jsp.JspWriter;
import jakarta.servlet.jsp.tagext.SimpleTagSupport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.owasp.encoder.Encode;

/**
 * The tag {@code <secure:html value="${page}"/>} of Jakarta Pages, which writes a {@link SafeHtml} as it is and encodes
 * everything else.
 *
 * <p>A page names it by {@code <%@ taglib prefix="secure" uri="secureblocks.html" %>}.
 *
 * <p><b>Guarantees.</b> What is not a {@code SafeHtml}, a text that looks like HTML included, is encoded for element text and
 * quoted attributes. {@code null} is nothing.
 *
 * <p><b>Does not guarantee</b> where it stands: a {@code SafeHtml} belongs into element text alone. Nor anything of a bare
 * {@code ${...}}, which Jakarta Pages never encodes. CWE-79.
 */
public final class SafeHtmlTag extends SimpleTagSupport {
    private @Nullable Object value;

    /** Made by the container. */
    public SafeHtmlTag() {}

    /**
     * Takes what is to be written; called by the container.
     *
     * @param value of the attribute
     */
    public void setValue(@Nullable Object value) {
        this.value = value;
    }

    @Override
    public void doTag() throws IOException {
        JspWriter out = getJspContext().getOut();
        if (value instanceof SafeHtml html) {
            html.writeTo(out);
        } else if (value != null) {
            Encode.forHtml(out, value.toString());
        }
    }
}
