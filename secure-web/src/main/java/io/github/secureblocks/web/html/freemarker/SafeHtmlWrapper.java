package io.github.secureblocks.web.html.freemarker;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.Version;
import io.github.secureblocks.web.html.SafeHtml;
import org.jspecify.annotations.Nullable;

/**
 * Lets FreeMarker write a {@link SafeHtml} as it is, with a plain {@code ${page}}, and has it encode everything else.
 *
 * <p><b>Guarantees.</b> {@link #on(Configuration)} switches automatic escaping for HTML on for all templates that name no other
 * format. What is not a {@code SafeHtml}, a text that looks like HTML included, is escaped by FreeMarker. In a template of
 * another format a {@code SafeHtml} is an error.
 *
 * <p><b>Does not guarantee</b> where it stands: a {@code SafeHtml} belongs into element text alone, and FreeMarker does not know
 * where a value stands. Nor anything of {@code ?no_esc} and {@code <#noautoesc>}, which switch the escaping off. CWE-79.
 */
public final class SafeHtmlWrapper extends DefaultObjectWrapper {
    private SafeHtmlWrapper(Version incompatibleImprovements) {
        super(incompatibleImprovements);
    }

    /**
     * Prepares a configuration, before its first template is read.
     *
     * @param configuration gets this wrapper, HTML as its format and automatic escaping
     */
    public static void on(Configuration configuration) {
        SafeHtmlWrapper wrapper = new SafeHtmlWrapper(configuration.getIncompatibleImprovements());
        wrapper.writeProtect();
        configuration.setObjectWrapper(wrapper);
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setAutoEscapingPolicy(Configuration.ENABLE_IF_SUPPORTED_AUTO_ESCAPING_POLICY);
    }

    @Override
    protected @Nullable TemplateModel handleUnknownType(Object value) throws TemplateModelException {
        return value instanceof SafeHtml html
                ? HTMLOutputFormat.INSTANCE.fromMarkup(html.toString())
                : super.handleUnknownType(value);
    }
}
