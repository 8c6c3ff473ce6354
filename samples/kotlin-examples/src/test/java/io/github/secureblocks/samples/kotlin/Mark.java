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
 * What a line is to be told.
 *
 * @param file name of the source
 * @param line where the mark stands
 * @param verdict what is to be reported; null where nothing is
 * @param rule which rule judges it
 */
record Mark(String file, int line, @Nullable Verdict verdict, String rule) {
    private static final Pattern MARK = Pattern.compile("// (unsafe|policy|safe) ([a-z]+/[a-z0-9-]+)");

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

    boolean isAt(Hit hit) {
        return file.equals(hit.sourceFile())
                && line == hit.line()
                && rule.equals(hit.rule().id());
    }

    String place() {
        return file + ":" + line + " " + rule;
    }

    private static List<Mark> in(Path file) {
        List<Mark> marks = new ArrayList<>();
        int line = 0;
        for (String text : read(file)) {
            line++;
            Matcher mark = MARK.matcher(text);
            while (mark.find()) {
                marks.add(new Mark(file.getFileName().toString(), line, verdict(mark.group(1)), mark.group(2)));
            }
        }
        return marks;
    }

    private static @Nullable Verdict verdict(String word) {
        return switch (word) {
            case "unsafe" -> Verdict.PROVED;
            case "policy" -> Verdict.POLICY;
            default -> null;
        };
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
