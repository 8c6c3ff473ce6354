package io.github.secureblocks.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.assistant.AssistantPack;
import io.github.secureblocks.rules.assistant.ExampleProjects;
import io.github.secureblocks.rules.assistant.RulePage;
import io.github.secureblocks.rules.assistant.RuleTables;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Committed files equal a fresh render; with {@code -Dregenerate=true} they are written. */
class GeneratedFilesTest {
    private static final boolean REGENERATE = Boolean.getBoolean("regenerate");
    private static final Path PAGES = Examples.ROOT.resolve("docs/rules");

    static Stream<Rule> rules() {
        return Examples.RULES.stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void eachRuleHasItsPage(Rule rule) throws IOException {
        check(PAGES.resolve(rule.id() + ".md"), RulePage.render(rule, Examples.SOURCES));
    }

    static Stream<Rule> guards() {
        return Catalogue.standard().guards().stream();
    }

    @ParameterizedTest
    @MethodSource("guards")
    void eachGuardHasItsPage(Rule guard) throws IOException {
        ExampleProjects projects = ExampleProjects.under(Examples.ROOT.resolve("samples/rule-examples/src"));
        check(PAGES.resolve(guard.id() + ".md"), RulePage.render(guard, projects));
    }

    @Test
    void theTablesAreCurrent() throws IOException {
        check(
                PAGES.resolve("README.md"),
                RuleTables.index(Stream.concat(rules(), guards()).toList()));
        check(PAGES.resolve("coverage.md"), RuleTables.coverage(Examples.RULES));
    }

    @Test
    void noPageIsLeftOfARuleThatIsGone() throws IOException {
        Set<String> expected = Stream.concat(rules(), guards())
                .map(rule -> rule.id() + ".md")
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.walk(PAGES, 2)) {
            Set<String> found = files.filter(Files::isRegularFile)
                    .map(file -> PAGES.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.contains("/"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(expected).containsAll(found);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AGENTS.md", ".github/copilot-instructions.md", ".cursor/rules/secure-java.mdc"})
    void everyAssistantReadsTheSameSection(String name) throws IOException {
        Path file = Examples.ROOT.resolve(name);
        String current = Files.readString(file);
        assertThat(current).contains(AssistantPack.BEGIN, AssistantPack.END);
        check(file, AssistantPack.merge(current, Examples.RULES));
    }

    @Test
    void theSectionFitsWhatReadersRead() throws IOException {
        assertThat(AssistantPack.section(Examples.RULES)).hasSizeLessThanOrEqualTo(AssistantPack.MAX_LENGTH);
        assertThat(Files.readString(Examples.ROOT.resolve(".github/copilot-instructions.md")))
                .hasSizeLessThanOrEqualTo(AssistantPack.MAX_LENGTH);
        assertThat(Files.readString(Examples.ROOT.resolve("CLAUDE.md")).strip()).isEqualTo("@AGENTS.md");
    }

    private static void check(Path file, String rendered) throws IOException {
        if (REGENERATE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, rendered);
        }
        assertThat(file).exists();
        assertThat(Files.readString(file))
                .as("%s; write it with mvn -pl samples/rule-examples -am verify -Dregenerate=true", file)
                .isEqualTo(rendered);
    }
}
