package io.github.secureblocks.samples.benchmarks.html;

import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;

/** FreeMarker with one shared configuration; the name of the template, page.ftlh, switches its encoding for HTML on. */
final class FreeMarker implements Renderer {
    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

    FreeMarker() {
        configuration.setClassLoaderForTemplateLoading(FreeMarker.class.getClassLoader(), "templates");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setURLEscapingCharset("UTF-8");
        configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
    }

    @Override
    public String text(NotesPage page) throws IOException {
        StringWriter out = new StringWriter();
        process(page, out);
        return out.toString();
    }

    @Override
    public void write(NotesPage page, OutputStream out) throws IOException {
        Writer writer = Utf8.writer(out);
        process(page, writer);
        writer.flush();
    }

    private void process(NotesPage page, Writer out) throws IOException {
        Template template = configuration.getTemplate("page.ftlh");
        try {
            template.process(Map.of("page", page), out);
        } catch (TemplateException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
