package io.github.secureblocks.samples.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Java in a page is Java that this build compiles; the design alone shows what is yet to be. */
class DocumentedCodeTest {
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyJavaBlockOfAPageStandsInACompiledSource() {
        List<String> sources = Stream.concat(files("samples", ".java"), files("secure-web/src/test", ".java"))
                .map(DocumentedCodeTest::read)
                .map(DocumentedCodeTest::folded)
                .toList();
        List<String> blocks = pages().filter(page -> !page.endsWith("design.md"))
                .flatMap(page -> JAVA_BLOCK.matcher(read(page)).results())
                .map(result -> result.group(1))
                .toList();
        assertThat(blocks).isNotEmpty();
        assertThat(blocks.stream()
                        .filter(block -> sources.stream().noneMatch(source -> source.contains(folded(block)))))
                .as("blocks that stand in no source of the samples or of the tests of secure-web")
                .isEmpty();
    }

    @Test
    void pagesLinkOnlyToWhatExists() {
        Pattern link = Pattern.compile("]\\((?!https?:|#)([^)#]+)");
        assertThat(pages().flatMap(page -> link.matcher(read(page))
                                .results()
                                .map(found ->
                                        page.resolveSibling(found.group(1)).normalize()))
                        .filter(target -> !Files.exists(target)))
                .isEmpty();
    }

    @Test
    void theReadmeNamesTheTestCommandThatCiRuns() {
        Matcher command = Pattern.compile("## Test it.*?```[a-z]*\n([^\n]+)\n```", Pattern.DOTALL)
                .matcher(read(CommittedFile.ROOT.resolve("README.md")));
        assertThat(command.find()).isTrue();
        assertThat(command.group(1)).startsWith("mvn ");
    }

    private static Stream<Path> pages() {
        return Stream.concat(
                Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "AGENTS.md", "CHANGELOG.md")
                        .map(CommittedFile.ROOT::resolve),
                Stream.concat(
                        files("samples", "README.md"),
                        files("docs", ".md")
                                .filter(page -> !page.startsWith(CommittedFile.ROOT.resolve("docs/rules")))));
    }

    private static Stream<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.walk(CommittedFile.ROOT.resolve(folder))) {
            return files
                    .filter(file -> file.toString().endsWith(ending)
                            && !CommittedFile.ROOT.relativize(file).toString().matches(".*(target|node_modules).*"))
                    .collect(Collectors.toList())
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String folded(String code) {
        return code.replaceAll("\\s+", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
