package io.github.secureblocks.samples.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A labelled line of the corpus.
 *
 * @param part {@code open} or {@code blind}
 * @param area the directory
 * @param file path of the source under the source root
 * @param first line of the labelled statement
 * @param line of the label, where the statement ends or goes on in a block
 * @param unsafe whether it is to be reported
 * @param trick what it shares with its twin
 * @param rule which rule judges it
 */
record Case(String part, String area, String file, int first, int line, boolean unsafe, String trick, String rule) {
    private static final Pattern LABEL = Pattern.compile("// (unsafe|safe) ([a-z]+/[a-z0-9-]+)$");
    private static final Pattern END = Pattern.compile("[;{}:](?: // .*)?$|^\\s*$");
    private static final Pattern METHOD = Pattern.compile("^ +[\\w@<][^=.;]*\\s(unsafe|safe)([A-Z]\\w*)\\(");
    private static final Pattern TYPE =
            Pattern.compile("^ *(?:[a-z]+ )*(?:class|record|enum|interface) (Unsafe|Safe)([A-Z]\\w*)\\b");

    static List<Case> under(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .flatMap(file -> in(root, file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A formatter may break a statement, and a call then lies on any line of it. */
    boolean isAt(String otherFile, int otherLine) {
        return file.equals(otherFile) && first <= otherLine && otherLine <= line;
    }

    String place() {
        return file + ":" + line;
    }

    /** Where its twin is looked for. */
    String pair() {
        return file + " " + trick;
    }

    @Override
    public String toString() {
        return place().substring(place().indexOf("corpus/") + 7) + (unsafe ? " unsafe" : " safe") + trick;
    }

    private static List<Case> in(Path root, Path file) {
        List<Case> cases = new ArrayList<>();
        String path = root.relativize(file).toString().replace('\\', '/');
        String folder = path.substring(path.indexOf("corpus/") + 7);
        boolean blind = folder.startsWith("blind/");
        String[] steps = folder.split("/");
        String[] declared = {"", ""};
        int number = 0;
        int first = 1;
        for (String text : read(file)) {
            number++;
            declared = declaration(text, declared);
            Matcher label = LABEL.matcher(text);
            if (label.find()) {
                check(text, label, declared, path + ":" + number);
                boolean unsafe = label.group(1).equals("unsafe");
                String part = blind ? "blind" : "open";
                String area = steps[blind ? 1 : 0];
                cases.add(new Case(part, area, path, first, number, unsafe, declared[1], label.group(2)));
            } else if (text.matches(".*// ?(un)?safe\\b.*")) {
                throw new AssertionError("Not a label: " + path + ":" + number);
            }
            if (END.matcher(text).find()) {
                first = number + 1;
            }
        }
        return cases;
    }

    private static String[] declaration(String text, String[] current) {
        for (Pattern pattern : List.of(METHOD, TYPE)) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                return new String[] {matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2)};
            }
        }
        return current;
    }

    private static void check(String text, Matcher label, String[] declared, String place) {
        if (!label.group(1).equals(declared[0])) {
            throw new AssertionError("The label and the name of its case differ: " + place);
        }
        if (text.substring(0, label.start()).isBlank()) {
            throw new AssertionError("A label stands at the end of its line of code: " + place);
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
