package io.github.secureblocks.samples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    @Test
    void holdsTheTablesWhoseFiguresLieBesideThemAndNoOtherPage(@TempDir Path docs) throws Exception {
        Path tables = Files.createDirectories(docs.resolve("benchmarks"));
        Files.writeString(tables.resolve("sql.json"), "[]");
        Files.writeString(tables.resolve("sql.md"), "| a table |\n");
        Files.writeString(tables.resolve("corpus.md"), "# A page\n");
        Page.write(docs);
        assertThat(docs.resolve("benchmarks.md"))
                .content()
                .contains("\n## sql\n\n| a table |\n", "](benchmarks/corpus.md)", "](benchmarks/mutations.md)")
                .doesNotContain("## corpus", "# A page");
    }

    @Test
    void isCommittedAsItIsWritten(@TempDir Path docs) throws Exception {
        Path committed = Path.of("../../docs");
        Path tables = Files.createDirectories(docs.resolve("benchmarks"));
        try (var files = Files.list(committed.resolve("benchmarks"))) {
            for (Path file : files.toList()) {
                Files.copy(file, tables.resolve(file.getFileName()));
            }
        }
        Page.write(docs);
        String fresh = Files.readString(docs.resolve("benchmarks.md"));
        assertThat(fresh.equals(Files.readString(committed.resolve("benchmarks.md"))))
                .as("docs/benchmarks.md equals what its tables make")
                .isTrue();
    }
}
