package io.github.secureblocks.rules.assistant;

import io.github.secureblocks.rules.catalogue.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sources of the compiled example classes, by simple name. */
public final class ExampleSources {
    private final Map<String, Path> files;

    private ExampleSources(Map<String, Path> files) {
        this.files = files;
    }

    /**
     * The examples below a directory.
     *
     * @param directory a source root
     * @return the sources
     * @throws UncheckedIOException if the directory cannot be read
     */
    public static ExampleSources under(Path directory) {
        try (Stream<Path> found = Files.walk(directory)) {
            return new ExampleSources(found.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            Function.identity(),
                            (one, other) -> one,
                            TreeMap::new)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The name of the example that looks like the bad one and is fine.
     *
     * @param rule whose
     * @return a simple class name
     */
    public static String nearMiss(Rule rule) {
        return rule.badExample().replaceFirst("Bad$", "NearMiss");
    }

    /**
     * The lines of a class.
     *
     * @param name its simple name
     * @return every line of the file
     * @throws IllegalArgumentException if there is no such class
     */
    public List<String> lines(String name) {
        Path file = files.get(name);
        if (file == null) {
            throw new IllegalArgumentException("There is no example class " + name);
        }
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The class without its package and imports.
     *
     * @param name its simple name
     * @return Java source
     */
    public String body(String name) {
        return lines(name).stream()
                .dropWhile(line -> !line.startsWith("/**"))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
