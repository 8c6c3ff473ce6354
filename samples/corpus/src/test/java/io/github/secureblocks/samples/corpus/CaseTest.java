package io.github.secureblocks.samples.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseTest {
    @TempDir
    private Path root;

    @Test
    void aLabelIsForItsWholeStatement() throws IOException {
        write("sql", """
                class A {
                    int unsafeTrick(String name) {
                        return db.update(
                                name); // unsafe sql/dynamic-text
                    }
                }
                """);
        assertThat(Case.under(root))
                .containsExactly(new Case("open", "sql", "corpus/sql/A.java", 3, 4, true, "Trick", "sql/dynamic-text"));
    }

    @Test
    void theBlindPartStandsUnderItsOwnDirectory() throws IOException {
        write("blind/sql", """
                class A {
                    static final class SafeTrick {
                        int size = 1; // safe sql/dynamic-text
                    }
                }
                """);
        assertThat(Case.under(root))
                .extracting(Case::part, Case::area, Case::unsafe, Case::trick)
                .containsExactly(tuple("blind", "sql", false, "Trick"));
    }

    @Test
    void aLabelThatContradictsItsNameIsRefused() throws IOException {
        for (String label : List.of("safe sql/dynamic-text", "unsafe", "unsafe sql/dynamic-text // really")) {
            write("sql", "class A {\n    void unsafeTrick() {\n        run(); // " + label + "\n    }\n}\n");
            assertThatThrownBy(() -> Case.under(root)).isInstanceOf(AssertionError.class);
        }
    }

    private void write(String area, String source) throws IOException {
        Path file = root.resolve("corpus/" + area + "/A.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
    }
}
