package io.github.secureblocks.samples.benchmarks.html;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A page as bytes in UTF-8, in a buffer such as a container's. */
@State(Scope.Benchmark)
public abstract class ToStream {
    private final NotesPage page;
    private final Buffer out = new Buffer();

    ToStream(NotesPage page) {
        this.page = page;
    }

    /** StringBuilder and the encoder for each place, then the bytes of it all. */
    @Benchmark
    public int floor(Contenders with) throws IOException {
        return written(with.byHand);
    }

    /** The block, a template for a row. */
    @Benchmark
    public int ours(Contenders with) throws IOException {
        return written(with.block);
    }

    /** The block, one template for all. */
    @Benchmark
    public int oursInOne(Contenders with) throws IOException {
        return written(with.oneTemplate);
    }

    /** jte. */
    @Benchmark
    public int jte(Contenders with) throws IOException {
        return written(with.jte);
    }

    /** Thymeleaf. */
    @Benchmark
    public int thymeleaf(Contenders with) throws IOException {
        return written(with.thymeleaf);
    }

    /** FreeMarker. */
    @Benchmark
    public int freeMarker(Contenders with) throws IOException {
        return written(with.freeMarker);
    }

    /** JMustache. */
    @Benchmark
    public int mustache(Contenders with) throws IOException {
        return written(with.mustache);
    }

    private int written(Renderer renderer) throws IOException {
        out.clear();
        renderer.write(page, out);
        return out.length();
    }
}
