package io.github.secureblocks.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.Scan;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of Spring Boot, by what rules find in them. */
class SettingExamplesTest {
    private static final String NAME = "application-prod.properties";
    private static final Path FILE =
            Examples.ROOT.resolve("samples/rule-examples/src/main/resources").resolve(NAME);
    private static final Pattern MARK = Pattern.compile("^# finds ([a-z]+/[a-z0-9-]+)$");

    @Test
    void areFoundOnExactlyTheLinesBelowTheMarks() throws IOException {
        List<String> lines = Files.readAllLines(FILE);
        Set<Examples.Place> marked = new TreeSet<>();
        for (int line = 1; line < lines.size(); line++) {
            Matcher mark = MARK.matcher(lines.get(line - 1));
            if (mark.matches()) {
                marked.add(new Examples.Place(mark.group(1), line + 1));
            }
        }
        assertThat(found(Examples.ROOT.resolve("samples/rule-examples/target/classes"), NAME))
                .isEqualTo(marked)
                .hasSize(3);
    }

    @Test
    void areFoundInYamlAsWell(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("application.yml"), """
                server:
                  error:
                    include-message: "always"
                    include-stacktrace: on_param
                  servlet:
                    session:
                      cookie:
                        secure: false # behind a proxy
                        http-only: true
                """);
        assertThat(found(directory, "application.yml"))
                .containsExactlyInAnyOrder(
                        new Examples.Place("error/stack-trace-to-client", 3),
                        new Examples.Place("web/insecure-cookie", 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application-dev.properties", "messages.properties", "application-test.yml"})
    void areNotLookedForInFilesThatNothingIsServedWith(String name, @TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve(name), "server.error.include-stacktrace=always");
        assertThat(found(directory, name)).isEmpty();
    }

    @Test
    void areStructure() {
        assertThat(Catalogue.standard().rules().stream()
                        .map(Rule::detectors)
                        .flatMap(List::stream)
                        .filter(Detector.Resource.class::isInstance)
                        .map(Detector::verdict))
                .hasSize(2)
                .allMatch(verdict -> verdict == Verdict.STRUCTURE);
    }

    private static Set<Examples.Place> found(Path directory, String file) {
        try (ClassFiles classes = ClassFiles.read(List.of(directory));
                ClassPath none = ClassPath.of(List.of())) {
            Set<Examples.Place> places = new TreeSet<>();
            Scan.of(Examples.RULES).run(classes, none).hits().stream()
                    .filter(hit -> hit.location().endsWith(file))
                    .forEach(hit -> places.add(new Examples.Place(hit.rule().id(), hit.line())));
            return places;
        }
    }
}
