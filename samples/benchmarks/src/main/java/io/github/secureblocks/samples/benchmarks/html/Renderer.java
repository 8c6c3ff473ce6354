package io.github.secureblocks.samples.benchmarks.html;

import java.io.IOException;
import java.io.OutputStream;

/** Makes HTML of a page, the same as every other. */
interface Renderer {
    String text(NotesPage page) throws IOException;

    /** Writes it in UTF-8. */
    void write(NotesPage page, OutputStream out) throws IOException;
}
