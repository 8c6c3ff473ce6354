package io.github.secureblocks.samples.benchmarks.html;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A page as a text. */
@State(Scope.Benchmark)
public abstract class ToText {
    private final NotesPage page;

    ToText(NotesPage page) {
        this.page = page;
    }

    /** StringBuilder and the encoder for each place. */
    @Benchmark
    public String floor(Contenders with) {
        return with.byHand.text(page);
    }

    /** The block, a template for a row. */
    @Benchmark
    public String ours(Contenders with) {
        return with.block.text(page);
    }

    /** The block, one template for all. */
    @Benchmark
    public String oursInOne(Contenders with) {
        return with.oneTemplate.text(page);
    }

    /** jte. */
    @Benchmark
    public String jte(Contenders with) {
        return with.jte.text(page);
    }

    /** Thymeleaf. */
    @Benchmark
    public String thymeleaf(Contenders with) {
        return with.thymeleaf.text(page);
    }

    /** FreeMarker. */
    @Benchmark
    public String freeMarker(Contenders with) throws IOException {
        return with.freeMarker.text(page);
    }

    /** JMustache. */
    @Benchmark
    public String mustache(Contenders with) {
        return with.mustache.text(page);
    }
}
