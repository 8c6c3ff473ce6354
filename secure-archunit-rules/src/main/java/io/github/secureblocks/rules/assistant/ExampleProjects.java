package io.github.secureblocks.rules.assistant;

import io.github.secureblocks.rules.catalogue.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The example projects of the guards, by the name that a rule gives them. */
public final class ExampleProjects {
    private final Path directory;

    private ExampleProjects(Path directory) {
        this.directory = directory;
    }

    /**
     * The examples below a directory.
     *
     * @param directory holds {@code guards}, with a directory for each guard
     * @return the projects
     */
    public static ExampleProjects under(Path directory) {
        return new ExampleProjects(directory);
    }

    /**
     * The name of the project that looks like the bad one and is fine.
     *
     * @param guard whose
     * @return a name
     */
    public static String nearMiss(Rule guard) {
        return guard.badExample().replaceFirst("bad$", "near-miss");
    }

    String files(String name) {
        Path project = directory.resolve(name.replaceFirst("^guard/", "guards/"));
        try (Stream<Path> found = Files.walk(project)) {
            return found.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> block(project, file))
                    .collect(Collectors.joining("\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String block(Path project, Path file) {
        String told = project.relativize(file).toString().replace('\\', '/');
        String language = told.substring(told.lastIndexOf('.') + 1);
        try {
            return "`" + told + "`\n\n```" + language + "\n"
                    + Files.readString(file).strip() + "\n```\n";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
