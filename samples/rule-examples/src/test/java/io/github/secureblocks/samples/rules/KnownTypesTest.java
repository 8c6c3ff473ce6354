package io.github.secureblocks.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.Scan;
import io.github.secureblocks.rules.catalogue.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without the libraries on its class path a scan knows their types as well as with them. */
class KnownTypesTest {
    private static final boolean REGENERATE = Boolean.getBoolean("regenerate");
    private static final Path FILE = Examples.ROOT.resolve(
            "secure-archunit-rules/src/main/resources/io/github/secureblocks/rules/bytecode/known-types.txt");

    private static KnownTypesFile known;

    @BeforeAll
    static void readTheLibraries() throws IOException {
        known = new KnownTypesFile(
                LibraryTypes.onTheClassPath(), KnownTypesFile.detectors().toList());
    }

    @Test
    void areWhatTheLibrariesSay() throws IOException {
        String rendered = known.render();
        if (REGENERATE) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, rendered);
        }
        Set<String> committed = new TreeSet<>(Files.readString(FILE).lines().toList());
        Set<String> fresh = new TreeSet<>(rendered.lines().toList());
        assertThat(difference(fresh, committed))
                .as("to add; write it with -Dregenerate=true")
                .isEmpty();
        assertThat(difference(committed, fresh)).as("to remove").isEmpty();
        assertThat(rendered.equals(Files.readString(FILE))).as("in this order").isTrue();
    }

    @Test
    void staySmall() {
        assertThat(known.render()).hasSizeLessThan(85_000);
    }

    @Test
    void matchWithoutTheLibrariesEveryCallThatIsMatchedWithThem(@TempDir Path directory) throws IOException {
        assumeFalse(REGENERATE, "the rules were built with the table as it was");
        CallProbes probes = CallProbes.of(signatures());
        known.subtypes().forEach(type -> probes.add(type, known.owners(type)));
        probes.writeTo(directory);

        Set<String> withLibraries = found(probes, directory, LibraryTypes.jars().toList());
        Set<String> without = found(probes, directory, List.of());

        assertThat(probes.calls()).hasSizeGreaterThan(3_000);
        assertThat(some(difference(probes.calls(), withLibraries))).isEmpty();
        assertThat(some(difference(withLibraries, without))).isEmpty();
        assertThat(some(difference(without, withLibraries))).isEmpty();
    }

    @Test
    void includeThoseThatPeopleMeetMost() {
        assertThat(known.subtypes())
                .contains(
                        "com/zaxxer/hikari/HikariDataSource",
                        "org/springframework/jdbc/core/JdbcTemplate",
                        "jakarta/servlet/http/HttpServletResponseWrapper",
                        "javax/servlet/http/HttpServletResponseWrapper",
                        "org/springframework/mock/web/MockHttpServletResponse",
                        "org/springframework/dao/DuplicateKeyException",
                        "org/hibernate/Session");
    }

    @Test
    void doNotIncludeWhatNoLibraryHas(@TempDir Path directory) throws IOException {
        CallProbes probes = CallProbes.of(signatures());
        probes.add("com/example/unknown/Pool", Set.of("com/zaxxer/hikari/HikariConfig"));
        probes.writeTo(directory);

        assertThat(probes.calls()).isNotEmpty();
        assertThat(found(probes, directory, List.of())).isEmpty();
    }

    private static List<Signature> signatures() {
        return KnownTypesFile.detectors()
                .flatMap(CatalogueNames::signatures)
                .filter(signature -> !signature.name().equals("<init>"))
                .distinct()
                .toList();
    }

    private static Set<String> found(CallProbes probes, Path classes, List<Path> libraries) {
        try (ClassPath classPath = ClassPath.of(libraries)) {
            return Scan.of(List.of(probes.rule())).run(ClassFiles.read(List.of(classes)), classPath).hits().stream()
                    .map(hit -> probes.call(hit.sourceFile(), hit.line()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> difference(Set<String> of, Set<String> without) {
        Set<String> rest = new TreeSet<>(of);
        rest.removeAll(without);
        return rest;
    }

    private static List<String> some(Set<String> many) {
        return many.stream().limit(10).toList();
    }
}
