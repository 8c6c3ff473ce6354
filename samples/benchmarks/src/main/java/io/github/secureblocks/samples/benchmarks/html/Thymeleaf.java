package io.github.secureblocks.samples.benchmarks.html;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Thymeleaf with its caches of templates and expressions on, as they are by themselves. */
final class Thymeleaf implements Renderer {
    private final TemplateEngine engine = new TemplateEngine();

    Thymeleaf() {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver(Thymeleaf.class.getClassLoader());
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding("UTF-8");
        templates.setCacheable(true);
        engine.setTemplateResolver(templates);
    }

    @Override
    public String text(NotesPage page) {
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

    private void process(NotesPage page, Writer out) {
        engine.process("page", new Context(Locale.ROOT, Map.of("page", page)), out);
    }
}
