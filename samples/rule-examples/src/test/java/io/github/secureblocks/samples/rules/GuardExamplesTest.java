package io.github.secureblocks.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.guard.GuardedCheck;
import io.github.secureblocks.rules.report.Finding;
import io.github.secureblocks.rules.report.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each guard fires on exactly the marked lines of its bad project, and on none of the others. */
class GuardExamplesTest {
    private static final Path EXAMPLES = Examples.ROOT.resolve("samples/rule-examples/src/guards");
    private static final Pattern MARK = Pattern.compile("finds (guard/[a-z-]+)( in the next line)?");

    @TempDir
    Path directory;

    static Stream<Rule> guards() {
        return Catalogue.standard().guards().stream();
    }

    @ParameterizedTest
    @MethodSource("guards")
    void firesOnExactlyTheMarkedLinesOfTheBadProject(Rule guard) throws Exception {
        copy(guard.badExample());
        assertThat(found()).isNotEmpty().isEqualTo(marked());
    }

    @ParameterizedTest
    @MethodSource("guards")
    void isSilentOnTheGoodProject(Rule guard) throws Exception {
        copy(guard.goodExample());
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("guards")
    void isSilentOnTheProjectThatLooksAlike(Rule guard) throws Exception {
        copy(guard.badExample().replaceFirst("bad$", "near-miss"));
        assertThat(found()).isEmpty();
    }

    private void copy(String example) throws Exception {
        Path from = EXAMPLES.resolve(example.replaceFirst("^guard/", ""));
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = directory.resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        compile("src/main/java", "target/classes");
        compile("src/test/java", "target/test-classes");
    }

    private void compile(String sources, String classes) throws IOException {
        Path to = Files.createDirectories(directory.resolve(classes));
        if (!Files.exists(directory.resolve(sources))) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory.resolve(sources));
                StandardJavaFileManager manager =
                        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> options = List.of("-g", "-proc:none", "-d", to.toString());
            assertThat(ToolProvider.getSystemJavaCompiler()
                            .getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(found))
                            .call())
                    .isTrue();
        }
    }

    private Set<String> found() {
        Path baseline = directory.resolve("security-baseline.txt");
        GuardedCheck check = new GuardedCheck(
                Examples.RULES,
                Profile.STRICT,
                LocalDate.of(2026, 11, 21),
                directory,
                Optional.of(baseline).filter(Files::exists),
                false);
        Set<String> places = new TreeSet<>();
        try (ClassPath classPath = ClassPath.of(List.of())) {
            ClassFiles classes = ClassFiles.read(List.of(directory.resolve("target/classes")));
            for (Finding finding : check.run(classes, classPath).findings()) {
                places.add(finding.rule().id() + " " + finding.place());
            }
        }
        return places;
    }

    private Set<String> marked() throws IOException {
        Set<String> places = new TreeSet<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".class"))
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int line = 1; line <= lines.size(); line++) {
                    Matcher mark = MARK.matcher(lines.get(line - 1));
                    if (mark.find()) {
                        int at = mark.group(2) == null ? line : line + 1;
                        places.add(mark.group(1) + " "
                                + directory.relativize(file).toString().replace('\\', '/') + ":" + at);
                    }
                }
            }
        }
        return places;
    }
}
