package io.github.secureblocks.samples.kotlin;

import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a line of Kotlin is, to one rule.
 *
 * @param file name of the source
 * @param line where the mark stands
 * @param word {@code unsafe}, {@code policy}, {@code safe}, or {@code limit} for what is safe and reported all the same
 * @param rule which rule judges it
 */
record Mark(String file, int line, String word, String rule) {
    private static final Pattern MARK = Pattern.compile("// (unsafe|policy|safe|limit) ([a-z]+/[a-z0-9-]+)");

    static List<Mark> under(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".kt"))
                    .sorted()
                    .flatMap(file -> in(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is to be reported; null where nothing is. */
    @Nullable
    Verdict verdict() {
        return switch (word) {
            case "safe" -> null;
            case "policy" -> Verdict.POLICY;
            default -> Verdict.PROVED;
        };
    }

    boolean isTold(Hit hit) {
        return file.equals(hit.sourceFile())
                && line == hit.line()
                && rule.equals(hit.rule().id())
                && hit.verdict() == verdict();
    }

    @Override
    public String toString() {
        return file + ":" + line + " " + word + " " + rule;
    }

    private static List<Mark> in(Path file) {
        List<Mark> marks = new ArrayList<>();
        int line = 0;
        for (String text : read(file)) {
            line++;
            Matcher mark = MARK.matcher(text);
            while (mark.find()) {
                marks.add(new Mark(file.getFileName().toString(), line, mark.group(1), mark.group(2)));
            }
        }
        return marks;
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
