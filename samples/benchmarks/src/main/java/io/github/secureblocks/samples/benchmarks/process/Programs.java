package io.github.secureblocks.samples.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * The programs that are compared, as the build laid them out.
 *
 * @param target the build directory of this module
 */
record Programs(Path target) {
    /** The options that the documentation gives the command: of two compilers the one that is done at once. */
    static final String[] DOCUMENTED = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"};

    private static final Pattern DETECTOR = Pattern.compile("<Detector\\s+class=\"[\\w.]+\\.(\\w+)\"");
    private static final String CHECKED = " classes checked";
    private static final String SCANNED = "SECSQLI";
    private static final String IMPORTED = " classes imported";

    /** A set of classes and where their supertypes are found. */
    record Classes(List<Path> directories, List<Path> classPath) {
        int count() throws IOException {
            int sum = 0;
            for (Path directory : directories) {
                sum += ClassSets.count(directory);
            }
            return sum;
        }

        List<String> words() {
            return directories.stream().map(Path::toString).toList();
        }
    }

    /** The command, with options of the virtual machine. */
    Contender check(String name, Classes classes, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options));
        String jar = only(speed("tools"), "secure-archunit-rules-");
        arguments.addAll(List.of("-jar", jar, "check", "--profile", "strict"));
        if (!classes.classPath().isEmpty()) {
            arguments.addAll(List.of("--classpath", joined(classes.classPath())));
        }
        arguments.addAll(classes.words());
        return new Contender(name, classes.count(), arguments, CHECKED);
    }

    Contender bareImport(String name, Classes classes, String... options) throws IOException {
        return ofOurs(name, BareImport.class, IMPORTED, classes, options);
    }

    Contender importAndCheck(String name, Classes classes, String... options) throws IOException {
        return ofOurs(name, ImportAndCheck.class, CHECKED, classes, options);
    }

    private Contender ofOurs(String name, Class<?> main, String proof, Classes classes, String... options)
            throws IOException {
        Path libraries = target.resolve("lib");
        List<String> classPath = List.of(
                target.resolve("classes").toString(),
                only(libraries, "archunit-"),
                only(libraries, "slf4j-api-"),
                only(libraries, "secure-archunit-rules-"));
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), main.getName()));
        arguments.addAll(classes.words());
        return new Contender(name, classes.count(), arguments, proof);
    }

    /** SpotBugs with the plugin, with options of its own. */
    Contender spotBugs(String name, Classes classes, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-cp",
                speed("spotbugs") + File.separator + "*",
                "edu.umd.cs.findbugs.FindBugs2",
                "-pluginList",
                only(speed("tools"), "findsecbugs-plugin-"),
                "-effort:default",
                "-bugCategories",
                "SECURITY",
                "-auxclasspath",
                joined(classes.classPath())));
        arguments.addAll(List.of(options));
        arguments.addAll(classes.words());
        return new Contender(name, classes.count(), arguments, SCANNED);
    }

    /** The simple names of the plugin's detectors. */
    String detectors() throws IOException {
        try (ZipFile plugin = new ZipFile(only(speed("tools"), "findsecbugs-plugin-"));
                InputStream in = plugin.getInputStream(plugin.getEntry("findbugs.xml"))) {
            return DETECTOR.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.joining(","));
        }
    }

    /** The jars of a folder whose names start with one of these; all of them where none is given. */
    List<Path> jars(String folder, String... starts) throws IOException {
        try (var files = Files.list(speed(folder))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> starts.length == 0 || startsWithAny(file, starts))
                    .sorted()
                    .toList();
        }
    }

    Path speed(String folder) {
        return target.resolve("speed").resolve(folder);
    }

    private static boolean startsWithAny(Path file, String... starts) {
        String name = file.getFileName().toString();
        return List.of(starts).stream().anyMatch(name::startsWith);
    }

    private static String only(Path folder, String start) throws IOException {
        try (var files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> startsWithAny(file, start)).sorted().toList();
            if (found.size() != 1) {
                throw new IllegalStateException(
                        found.size() + " files " + start + "* in " + folder + " instead of one; build anew with clean");
            }
            return found.get(0).toString();
        }
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
