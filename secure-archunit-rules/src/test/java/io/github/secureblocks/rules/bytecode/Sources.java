package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Fix;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java sources of a test, compiled in this process; a line that ends in {@code // !} is one where the rule fires. */
public record Sources(Path directory, List<String> texts) {
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum|@interface) (\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");

    public static Sources of(String... texts) {
        try {
            return in(Files.createTempDirectory("sources"), texts);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static Sources in(Path directory, String... texts) {
        try {
            List<Path> files = new ArrayList<>();
            for (String text : texts) {
                files.add(Files.writeString(
                        Files.createDirectories(directory.resolve("src").resolve(folder(text)))
                                .resolve(name(text) + ".java"),
                        text));
            }
            Path classes = Files.createDirectories(directory.resolve("classes"));
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
                List<String> options = List.of(
                        "--release",
                        "17",
                        "-g",
                        "-proc:none",
                        "-Xlint:-options",
                        "-d",
                        classes.toString(),
                        "-cp",
                        classes.toString());
                boolean ok = compiler.getTask(
                                null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                        .call();
                if (!ok) {
                    throw new IllegalArgumentException("The test's source does not compile");
                }
            }
            return new Sources(directory, List.of(texts));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Path classes() {
        return directory.resolve("classes");
    }

    public static Rule rule(String id, Detector... detectors) {
        return new Rule(
                id,
                "Text is constant",
                Severity.HIGH,
                List.of(89),
                List.of("1.2.4"),
                "A03",
                "The text is put together from data.",
                "A caller can read every row.",
                List.of(detectors),
                new Fix.Vetted(
                        List.of("io.github.secureblocks.sql.Sql"), "raw(text)", "Sql.text(\"...\").bind(\"n\", v)"),
                List.of("Do not escape by hand."),
                "Bad",
                "Good");
    }

    public ScanResult scan(Rule... rules) {
        try (ClassPath path = ClassPath.of(List.of())) {
            return Scan.of(List.of(rules)).run(ClassFiles.read(List.of(classes())), path);
        }
    }

    /** The places where the detectors fire, as {@code File.java:line}. */
    public List<String> places(Detector... detectors) {
        return scan(rule("test/rule", detectors)).hits().stream()
                .map(hit -> hit.sourceFile() + ":" + hit.line())
                .sorted()
                .toList();
    }

    /** Fails unless the detector fires on the marked lines of the sources, and nowhere else. */
    static void firesWhereMarked(Detector detector, String... sources) {
        Sources compiled = of(sources);
        assertThat(compiled.places(detector)).isEqualTo(compiled.marked());
    }

    /** The places that are marked. */
    public List<String> marked() {
        TreeSet<String> marked = new TreeSet<>();
        for (String text : texts) {
            List<String> lines = text.lines().toList();
            for (int line = 0; line < lines.size(); line++) {
                if (lines.get(line).endsWith("// !")) {
                    marked.add(name(text) + ".java:" + (line + 1));
                }
            }
        }
        return List.copyOf(marked);
    }

    private static String name(String text) {
        Matcher matcher = TYPE.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("The test's source holds no type");
        }
        return matcher.group(1);
    }

    private static String folder(String text) {
        Matcher matcher = PACKAGE.matcher(text);
        return matcher.find() ? matcher.group(1).replace('.', '/') : "";
    }
}
