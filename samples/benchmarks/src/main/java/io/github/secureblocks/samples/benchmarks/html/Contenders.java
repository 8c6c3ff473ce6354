package io.github.secureblocks.samples.benchmarks.html;

import java.util.Map;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Everybody who makes the page. */
@State(Scope.Benchmark)
public class Contenders {
    final ByHand byHand = new ByHand();
    final Block block = new Block();
    final OneTemplate oneTemplate = new OneTemplate();
    final Jte jte = new Jte();
    final Thymeleaf thymeleaf = new Thymeleaf();
    final FreeMarker freeMarker = new FreeMarker();
    final JMustache mustache = new JMustache();

    Map<String, Renderer> all() {
        return Map.of(
                "by hand", byHand,
                "the block", block,
                "one template", oneTemplate,
                "jte", jte,
                "Thymeleaf", thymeleaf,
                "FreeMarker", freeMarker,
                "JMustache", mustache);
    }
}
