package io.github.secureblocks.samples.rules.mutation;

import io.github.secureblocks.rules.assistant.ExampleSources;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An example class as it stands in the repository: bad with marked lines, or one that is fine. */
record Example(Rule rule, String name, boolean bad, String text) {
    static final Path ROOT = Path.of(System.getProperty("repository.root", "../.."));

    static List<Example> all() {
        ExampleSources sources = ExampleSources.under(ROOT.resolve("samples/rule-examples/src/main/java"));
        List<Example> all = new ArrayList<>();
        for (Rule rule : Catalogue.standard().rules()) {
            all.add(of(sources, rule, rule.badExample(), true));
            all.add(of(sources, rule, rule.goodExample(), false));
            all.add(of(sources, rule, ExampleSources.nearMiss(rule), false));
        }
        return all;
    }

    private static Example of(ExampleSources sources, Rule rule, String name, boolean bad) {
        return new Example(rule, name, bad, String.join("\n", sources.lines(name)) + "\n");
    }

    String area() {
        return rule.area();
    }

    String packageName() {
        int start = text.indexOf("package ") + "package ".length();
        return text.substring(start, text.indexOf(';', start));
    }

    /** The lines on which this example's own rule is to be found. */
    Set<Integer> marked() {
        Set<Integer> marked = new TreeSet<>();
        List<String> lines = text.lines().toList();
        for (int line = 1; line <= lines.size(); line++) {
            if (lines.get(line - 1).contains("// finds " + rule.id())) {
                marked.add(line);
            }
        }
        return marked;
    }

    boolean isMarked(int line) {
        return line > 0 && text.lines().skip(line - 1L).limit(1).anyMatch(one -> one.contains("// finds "));
    }
}
