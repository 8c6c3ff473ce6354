package io.github.secureblocks.samples.benchmarks.html;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** JMustache with a template that was compiled once. */
final class JMustache implements Renderer {
    private final Template template = Mustache.compiler().escapeHTML(true).compile(source());

    private static String source() {
        try (InputStream in = JMustache.class.getResourceAsStream("/templates/page.mustache")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String text(NotesPage page) {
        return template.execute(page);
    }

    @Override
    public void write(NotesPage page, OutputStream out) throws IOException {
        Writer writer = Utf8.writer(out);
        template.execute(page, writer);
        writer.flush();
    }
}
