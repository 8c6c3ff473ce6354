package io.github.secureblocks.samples.rules;

import io.github.secureblocks.rules.assistant.ExampleSources;
import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.bytecode.ScanResult;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The example classes, as sources with marks and as one scan of what was compiled from them. */
final class Examples {
    static final Path ROOT = Path.of(System.getProperty("repository.root", "../.."));
    static final List<Rule> RULES = Catalogue.standard().rules();
    static final ExampleSources SOURCES = ExampleSources.under(ROOT.resolve("samples/rule-examples/src/main/java"));

    private static final Pattern MARK = Pattern.compile("// finds ([a-z]+/[a-z0-9-]+)");

    record Place(String rule, int line) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byLine = Integer.compare(line, other.line);
            return byLine != 0 ? byLine : rule.compareTo(other.rule);
        }
    }

    private Examples() {}

    static Stream<String> names(Rule rule) {
        return Stream.of(rule.badExample(), rule.goodExample(), ExampleSources.nearMiss(rule));
    }

    static Set<Place> marked(String name) {
        Set<Place> places = new TreeSet<>();
        List<String> lines = SOURCES.lines(name);
        for (int line = 1; line <= lines.size(); line++) {
            Matcher mark = MARK.matcher(lines.get(line - 1));
            while (mark.find()) {
                places.add(new Place(mark.group(1), line));
            }
        }
        return places;
    }

    static Set<Place> found(ScanResult scan, String name) {
        Set<Place> places = new TreeSet<>();
        for (Hit hit : scan.hits()) {
            if ((name + ".java").equals(hit.sourceFile())) {
                places.add(new Place(hit.rule().id(), hit.line() > 0 ? hit.line() : declared(name, hit.method())));
            }
        }
        return places;
    }

    /** A method without a body has no line in the class file. */
    private static int declared(String name, String method) {
        List<String> lines = SOURCES.lines(name);
        for (int line = 1; line <= lines.size(); line++) {
            if (lines.get(line - 1).contains(" " + method + "(")) {
                return line;
            }
        }
        return 0;
    }
}
