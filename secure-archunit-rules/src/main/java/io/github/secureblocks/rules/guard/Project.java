package io.github.secureblocks.rules.guard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The modules that a build in a directory is made of, as its build files name them, and the directories above them. */
final class Project {
    private static final Pattern QUOTED = Pattern.compile("[\"']:?([\\w.:/-]+)[\"']");
    private static final List<String> GRADLE = List.of("settings.gradle", "settings.gradle.kts");

    private final Path start;
    private final Path root;

    private Project(Path start) {
        this.start = start;
        this.root = root(start);
    }

    static Project in(Path directory) {
        return new Project(directory.toAbsolutePath().normalize());
    }

    /** As it is told: from the root of the repository. */
    String told(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(root) ? root.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
    }

    /** The directory and every module below it. */
    Set<Path> modules() {
        Set<Path> modules = new LinkedHashSet<>();
        Deque<Path> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Path module = open.poll();
            if (Files.isDirectory(module) && modules.add(module)) {
                open.addAll(children(module));
            }
        }
        return modules;
    }

    /** The modules, and the directories above whose builds they belong to. */
    Set<Path> builds() {
        Set<Path> builds = modules();
        for (Path at = start; at != null && at.startsWith(root); at = at.getParent()) {
            builds.add(at);
        }
        return builds;
    }

    private static List<Path> children(Path module) {
        List<Path> children = new ArrayList<>();
        try {
            Path pom = module.resolve("pom.xml");
            if (Files.isRegularFile(pom)) {
                for (Setting setting : Pom.read(pom)) {
                    if (setting.name().equals("project/modules/module")
                            || setting.name().equals("project/subprojects/subproject")) {
                        Path named = module.resolve(setting.value()).normalize();
                        children.add(named.toString().endsWith(".xml") ? named.resolveSibling("") : named);
                    }
                }
            }
            for (String name : GRADLE) {
                Path settings = module.resolve(name);
                if (Files.isRegularFile(settings)) {
                    Matcher quoted = QUOTED.matcher(text(settings));
                    while (quoted.find()) {
                        children.add(module.resolve(quoted.group(1).replace(':', '/'))
                                .normalize());
                    }
                }
            }
        } catch (IOException | InvalidPathException told) {
            // The guard that reads the same file names it as one that cannot be read.
            return children;
        }
        return children;
    }

    /** Files of that name among the resources of a module. */
    static List<Path> resources(Path module, String name) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path sourceSet : directories(module.resolve("src"))) {
            Path file = sourceSet.resolve("resources").resolve(name);
            if (Files.isRegularFile(file)) {
                found.add(file);
            }
        }
        return found;
    }

    /** Where a build tool or an editor puts the compiled tests of a module. */
    static List<Path> compiledTests(Path module) throws IOException {
        List<Path> found = new ArrayList<>();
        Stream.of("target/test-classes", "out/test", "bin/test")
                .map(module::resolve)
                .filter(Files::isDirectory)
                .forEach(found::add);
        for (Path language : directories(module.resolve("build/classes"))) {
            for (Path sourceSet : directories(language)) {
                if (!sourceSet.endsWith("main")) {
                    found.add(sourceSet);
                }
            }
        }
        return found;
    }

    /** Its text; a letter in another encoding than UTF-8 is lost, and no setting is made of such. */
    static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static List<Path> directories(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(parent)) {
            return found.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static Path root(Path start) {
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return at;
            }
        }
        return start;
    }
}
