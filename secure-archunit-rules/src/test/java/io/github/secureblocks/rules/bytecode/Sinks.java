package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Classes made instruction by instruction whose methods hand a text to {@code Statement.executeQuery}. */
final class Sinks {
    /** Far more than any of them may need: it ends a test that would never end. */
    static final Duration STOP = Duration.ofMinutes(1);

    static final Rule RULE = Sources.rule(
            "test/sink",
            new Detector.ArgumentNotConstant(
                    Verdict.PROVED, List.of(Signature.of("java.sql.Statement#executeQuery(java.lang.String)")), 0));

    static final String PARAMETERS = "(Ljava/sql/Statement;Ljava/lang/String;I)V";
    static final int STATEMENT = 0;
    static final int DATA = 1;
    static final int NUMBER = 2;
    static final int TEXT = 3;

    private Sinks() {}

    /** A class with one static method that is given a statement, data and a number. */
    static byte[] type(Consumer<MethodVisitor> body) {
        return type("app/Made", (type, method) -> body.accept(method));
    }

    static byte[] type(String name, BiConsumer<ClassWriter, MethodVisitor> body) {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V1_6, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, "go", PARAMETERS, null, null);
        method.visitCode();
        body.accept(type, method);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(8, 64);
        method.visitEnd();
        return type.toByteArray();
    }

    /** Runs what the local variable holds. */
    static void sink(MethodVisitor method, int text) {
        method.visitVarInsn(Opcodes.ALOAD, STATEMENT);
        method.visitVarInsn(Opcodes.ALOAD, text);
        method.visitMethodInsn(
                Opcodes.INVOKEINTERFACE,
                "java/sql/Statement",
                "executeQuery",
                "(Ljava/lang/String;)Ljava/sql/ResultSet;",
                true);
        method.visitInsn(Opcodes.POP);
    }

    static void set(MethodVisitor method, int text, String constant) {
        method.visitLdcInsn(constant);
        method.visitVarInsn(Opcodes.ASTORE, text);
    }

    /** {@code left = left + right}. */
    static void join(MethodVisitor method, int left, int right) {
        method.visitVarInsn(Opcodes.ALOAD, left);
        method.visitVarInsn(Opcodes.ALOAD, right);
        method.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, "java/lang/String", "concat", "(Ljava/lang/String;)Ljava/lang/String;", false);
        method.visitVarInsn(Opcodes.ASTORE, left);
    }

    static ScanResult scan(byte[]... types) {
        List<ClassFile> files = new ArrayList<>();
        for (byte[] type : types) {
            files.add(new ClassFile("Made" + files.size() + ".class", type));
        }
        return scan(new ClassFiles(files, List.of()), List.of(RULE));
    }

    static ScanResult scan(ClassFiles files, List<Rule> rules) {
        return assertTimeoutPreemptively(STOP, () -> {
            try (ClassPath classPath = ClassPath.of(List.of())) {
                return Scan.of(rules).run(files, classPath);
            }
        });
    }

    /** Data arrives at the sink: it is proved, or said to be undecided, or the class is named as not analysed. */
    static void assertTold(ScanResult result) {
        if (result.unreadable().isEmpty()) {
            assertThat(result.hits()).isNotEmpty();
            assertThat(result.hits()).extracting(Hit::verdict).isSubsetOf(Verdict.PROVED, Verdict.UNDECIDED);
        }
    }

    /** Only constants arrive at the sink: nothing is proved. */
    static void assertNotAccused(ScanResult result) {
        assertThat(result.hits()).extracting(Hit::verdict).isSubsetOf(Verdict.UNDECIDED);
    }
}
