package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What Kotlin's compiler writes and the JDK's never does. */
class OtherCompilersTest {
    private static final String LINES_OF_CALLS = """
            SMAP
            Made.kt
            Kotlin
            *S Kotlin
            *F
            + 1 Made.kt
            app/Made
            + 2 Other.kt
            app/OtherKt
            *L
            1#1,40:1
            7#2,6:41
            *S KotlinDebug
            *F
            + 1 Made.kt
            app/Made
            *L
            12#1:41,3
            20#1,2:44,2
            *E
            """;

    @TempDir
    private Path directory;

    private List<Hit> hits(byte[] type) throws IOException {
        Files.write(directory.resolve("Made.class"), type);
        try (ClassFiles files = ClassFiles.read(List.of(directory))) {
            return Sinks.scan(files, List.of(Sinks.RULE)).hits();
        }
    }

    private static byte[] atLine(int line, String map) {
        return Sinks.type("app/Made", (type, method) -> {
            ((ClassWriter) type).visitSource("Made.kt", map);
            lineOf(method, line);
            Sinks.sink(method, Sinks.DATA);
        });
    }

    private static void lineOf(MethodVisitor method, int line) {
        Label here = new Label();
        method.visitLabel(here);
        method.visitLineNumber(line, here);
    }

    @Test
    void followsAValueOverAnInstructionThatDoesNothing() throws IOException {
        byte[] type = Sinks.type(method -> {
            method.visitVarInsn(Opcodes.ALOAD, Sinks.DATA);
            method.visitInsn(Opcodes.NOP);
            method.visitVarInsn(Opcodes.ASTORE, Sinks.TEXT);
            Sinks.sink(method, Sinks.TEXT);
        });
        assertThat(hits(type)).extracting(Hit::verdict).containsExactly(Verdict.PROVED);
    }

    @Test
    void tellsWhatWasInlinedOnTheLineThatCallsIt() throws IOException {
        assertThat(hits(atLine(42, "no map"))).extracting(Hit::line).containsExactly(42);
        assertThat(hits(atLine(42, LINES_OF_CALLS))).extracting(Hit::line).containsExactly(12);
        assertThat(hits(atLine(46, LINES_OF_CALLS))).extracting(Hit::line).containsExactly(21);
    }

    @Test
    void keepsTheLinesThatTheMapDoesNotName() throws IOException {
        assertThat(hits(atLine(5, LINES_OF_CALLS))).extracting(Hit::line).containsExactly(5);
        assertThat(hits(atLine(48, LINES_OF_CALLS))).extracting(Hit::line).containsExactly(48);
    }

    @Test
    void readsWhateverIsWrittenInPlaceOfAMap() throws IOException {
        for (String map :
                List.of("*S KotlinDebug", "*S KotlinDebug\n1#1,999999:1,999999\n", "*S KotlinDebug\n1#1:1,0")) {
            assertThat(hits(atLine(3, map))).hasSize(1);
        }
    }
}
