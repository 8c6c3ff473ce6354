package io.github.secureblocks.samples.asgenerated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A marked weakness.
 *
 * @param place {@code File.java:line}
 * @param rule the id of the rule that reports it; empty where none does
 * @param cwe the weakness that no rule reports yet; 0 where one does
 */
record Plant(String place, String rule, int cwe) {
    private static final Pattern MARK =
            Pattern.compile("plant: .+ (?:rule (?<rule>[a-z]+/[a-z0-9-]+)|attack-only \\(CWE-(?<cwe>\\d+): .+\\))$");
    private static final Pattern COMMENT = Pattern.compile("(?:// |^# )(?=plant\\b)");

    boolean isAttackOnly() {
        return rule.isEmpty();
    }

    static List<Plant> in(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|properties)"))
                    .sorted()
                    .flatMap(file -> inFile(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A mark at the end of a line is for that line; marks on lines of their own are for the next line of code. */
    private static List<Plant> inFile(Path file) {
        List<Plant> plants = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        int number = 0;
        for (String line : read(file)) {
            number++;
            Matcher comment = COMMENT.matcher(line);
            boolean marked = comment.find();
            if (marked) {
                waiting.add(line.substring(comment.end()));
            }
            if (!marked || !line.substring(0, comment.start()).isBlank()) {
                String place = file.getFileName() + ":" + number;
                waiting.forEach(text -> plants.add(parse(text, place)));
                waiting.clear();
            }
        }
        return plants;
    }

    private static Plant parse(String text, String place) {
        Matcher mark = MARK.matcher(text);
        if (!mark.matches()) {
            throw new AssertionError("The mark at " + place + " is not of the form that the README names: " + text);
        }
        return mark.group("rule") == null
                ? new Plant(place, "", Integer.parseInt(mark.group("cwe")))
                : new Plant(place, mark.group("rule"), 0);
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
