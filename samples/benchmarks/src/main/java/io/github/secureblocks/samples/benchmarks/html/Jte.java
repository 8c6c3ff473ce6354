package io.github.secureblocks.samples.benchmarks.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import gg.jte.resolve.ResourceCodeResolver;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** jte with compiled templates; for streams the constant text is bytes already, as its guide advises for speed. */
final class Jte implements Renderer {
    private static final String PAGE = "page.jte";
    private static final int EXPECTED = 6_000;

    private final TemplateEngine texts = engine(false);
    private final TemplateEngine streams = engine(true);

    private static TemplateEngine engine(boolean binary) {
        TemplateEngine engine = TemplateEngine.create(
                new ResourceCodeResolver("templates", Jte.class.getClassLoader()),
                directory(),
                ContentType.Html,
                Jte.class.getClassLoader());
        engine.setBinaryStaticContent(binary);
        engine.setTrimControlStructures(true);
        engine.prepareForRendering(PAGE);
        return engine;
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("jte");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String text(NotesPage page) {
        StringOutput out = new StringOutput(EXPECTED);
        texts.render(PAGE, page, out);
        return out.toString();
    }

    @Override
    public void write(NotesPage page, OutputStream out) throws IOException {
        Utf8ByteOutput bytes = new Utf8ByteOutput();
        streams.render(PAGE, page, bytes);
        bytes.writeTo(out);
    }
}
