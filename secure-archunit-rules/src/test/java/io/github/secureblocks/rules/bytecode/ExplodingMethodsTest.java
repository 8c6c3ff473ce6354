package io.github.secureblocks.rules.bytecode;

import static io.github.secureblocks.rules.bytecode.Sinks.DATA;
import static io.github.secureblocks.rules.bytecode.Sinks.NUMBER;
import static io.github.secureblocks.rules.bytecode.Sinks.TEXT;
import static io.github.secureblocks.rules.bytecode.Sinks.assertNotAccused;
import static io.github.secureblocks.rules.bytecode.Sinks.assertTold;
import static io.github.secureblocks.rules.bytecode.Sinks.join;
import static io.github.secureblocks.rules.bytecode.Sinks.scan;
import static io.github.secureblocks.rules.bytecode.Sinks.set;
import static io.github.secureblocks.rules.bytecode.Sinks.sink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Code whose paths, texts or frames multiply: the scan ends, and what reaches the sink is told. */
class ExplodingMethodsTest {
    private static final String PARAMETERS = Sinks.PARAMETERS;

    private static void diamonds(MethodVisitor method, int count) {
        for (int at = 0; at < count; at++) {
            Label other = new Label();
            Label end = new Label();
            method.visitVarInsn(Opcodes.ILOAD, NUMBER);
            method.visitIntInsn(Opcodes.SIPUSH, at);
            method.visitJumpInsn(Opcodes.IF_ICMPGT, other);
            set(method, TEXT + 1, "a" + at);
            method.visitJumpInsn(Opcodes.GOTO, end);
            method.visitLabel(other);
            set(method, TEXT + 1, "b" + at);
            method.visitLabel(end);
            join(method, TEXT, TEXT + 1);
        }
    }

    @Test
    void twoToTheFortiethPaths() {
        assertTold(scan(Sinks.type(method -> {
            set(method, TEXT, "select ");
            diamonds(method, 40);
            join(method, TEXT, DATA);
            sink(method, TEXT);
        })));
        assertNotAccused(scan(Sinks.type(method -> {
            set(method, TEXT, "select ");
            diamonds(method, 40);
            sink(method, TEXT);
        })));
    }

    @Test
    void aThousandChoicesOneAfterTheOther() {
        assertTold(scan(Sinks.type(method -> {
            set(method, TEXT, "select ");
            diamonds(method, 1_500);
            join(method, TEXT, DATA);
            sink(method, TEXT);
        })));
        assertNotAccused(scan(Sinks.type(method -> {
            set(method, TEXT, "select ");
            diamonds(method, 1_500);
            sink(method, TEXT);
        })));
    }

    private static void doubled(MethodVisitor method, int times) {
        for (int at = 0; at < times; at++) {
            join(method, TEXT, TEXT);
        }
    }

    @Test
    void aTextThatDoublesTwoHundredAndFiftyTimes() {
        assertTold(scan(Sinks.type(method -> {
            set(method, TEXT, "select ");
            join(method, TEXT, DATA);
            doubled(method, 250);
            sink(method, TEXT);
        })));
        assertNotAccused(scan(Sinks.type(method -> {
            set(method, TEXT, "select ");
            doubled(method, 250);
            sink(method, TEXT);
        })));
    }

    @Test
    void aLongTextThatIsRepeatedInAnOldStyleConcatenation() {
        assertNotAccused(scan(Sinks.type(method -> {
            set(method, TEXT, "x".repeat(60_000));
            for (int at = 0; at < 60; at++) {
                method.visitTypeInsn(Opcodes.NEW, "java/lang/StringBuilder");
                method.visitInsn(Opcodes.DUP);
                method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/StringBuilder", "<init>", "()V", false);
                for (int part = 0; part < 4; part++) {
                    method.visitVarInsn(Opcodes.ALOAD, TEXT);
                    append(method);
                }
                text(method);
                method.visitVarInsn(Opcodes.ASTORE, TEXT);
            }
            sink(method, TEXT);
        })));
    }

    private static void append(MethodVisitor method) {
        method.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                "java/lang/StringBuilder",
                "append",
                "(Ljava/lang/String;)Ljava/lang/StringBuilder;",
                false);
    }

    private static void text(MethodVisitor method) {
        method.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, "java/lang/StringBuilder", "toString", "()Ljava/lang/String;", false);
    }

    private static void builder(MethodVisitor method) {
        method.visitTypeInsn(Opcodes.NEW, "java/lang/StringBuilder");
        method.visitInsn(Opcodes.DUP);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/StringBuilder", "<init>", "()V", false);
    }

    @Test
    void tenThousandPartsInOneBuilder() {
        assertTold(scan(Sinks.type(method -> {
            builder(method);
            for (int part = 0; part < 10_000; part++) {
                method.visitLdcInsn("part " + (part % 100));
                append(method);
            }
            method.visitVarInsn(Opcodes.ALOAD, DATA);
            append(method);
            text(method);
            method.visitVarInsn(Opcodes.ASTORE, TEXT);
            sink(method, TEXT);
        })));
    }

    @Test
    void twoThousandBuildersAndSinksInOneMethod() {
        assertTold(scan(Sinks.type(method -> {
            for (int at = 0; at < 2_000; at++) {
                builder(method);
                method.visitVarInsn(Opcodes.ALOAD, DATA);
                append(method);
                text(method);
                method.visitVarInsn(Opcodes.ASTORE, TEXT);
                sink(method, TEXT);
            }
        })));
    }

    @Test
    void loopsWithinLoops() {
        assertTold(scan(Sinks.type(method -> {
            set(method, TEXT, "select ");
            List<Label> starts = new ArrayList<>();
            for (int depth = 0; depth < 200; depth++) {
                Label start = new Label();
                method.visitLabel(start);
                starts.add(start);
                join(method, TEXT, depth == 100 ? DATA : TEXT);
            }
            for (int depth = 199; depth >= 0; depth--) {
                method.visitIincInsn(NUMBER, -1);
                method.visitVarInsn(Opcodes.ILOAD, NUMBER);
                method.visitJumpInsn(Opcodes.IFGT, starts.get(depth));
            }
            sink(method, TEXT);
        })));
    }

    @Test
    void aSwitchOfFifteenThousandCases() {
        assertTold(scan(Sinks.type(method -> {
            set(method, TEXT, "select ");
            Label end = new Label();
            Label data = new Label();
            Label[] cases = new Label[15_000];
            Arrays.fill(cases, end);
            cases[7_000] = data;
            method.visitVarInsn(Opcodes.ILOAD, NUMBER);
            method.visitTableSwitchInsn(0, cases.length - 1, end, cases);
            method.visitLabel(data);
            join(method, TEXT, DATA);
            method.visitLabel(end);
            sink(method, TEXT);
        })));
    }

    @Test
    void switchesOfHundredsOfTextsJoined() {
        assertTold(scan(Sinks.type(method -> {
            set(method, TEXT, "select ");
            for (int turn = 0; turn < 8; turn++) {
                Label end = new Label();
                Label[] cases =
                        IntStream.range(0, 500).mapToObj(at -> new Label()).toArray(Label[]::new);
                method.visitVarInsn(Opcodes.ILOAD, NUMBER);
                method.visitTableSwitchInsn(0, cases.length - 1, cases[0], cases);
                for (int at = 0; at < cases.length; at++) {
                    method.visitLabel(cases[at]);
                    set(method, TEXT + 1, turn + "text" + at);
                    method.visitJumpInsn(Opcodes.GOTO, end);
                }
                method.visitLabel(end);
                join(method, TEXT, TEXT + 1);
            }
            join(method, TEXT, DATA);
            sink(method, TEXT);
        })));
    }

    @Test
    void aMethodOfTheLargestSizeWithItsSinkAtTheEnd() {
        assertTold(scan(Sinks.type(method -> {
            for (int at = 0; at < 65_500; at++) {
                method.visitInsn(Opcodes.NOP);
            }
            sink(method, DATA);
        })));
    }

    private static byte[] wide(int locals, int stack, int methods) {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V1_6, Opcodes.ACC_PUBLIC, "app/Wide", null, "java/lang/Object", null);
        for (int at = 0; at < methods; at++) {
            MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, "go" + at, PARAMETERS, null, null);
            for (int insn = 0; insn < 100; insn++) {
                method.visitInsn(Opcodes.NOP);
            }
            sink(method, DATA);
            method.visitInsn(Opcodes.RETURN);
            method.visitMaxs(stack, locals);
        }
        return type.toByteArray();
    }

    @Test
    void framesOfTheLargestWidth() {
        assertTold(scan(wide(65_535, 65_535, 1)));
    }

    @Test
    void aThousandMethodsWhoseFramesAreWide() {
        assertTold(scan(wide(30_000, 30_000, 1_000)));
    }

    @Test
    void fortyThousandHandlersAroundTheSameInstructions() {
        assertTold(scan(Sinks.type(method -> {
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            for (int at = 0; at < 40_000; at++) {
                method.visitTryCatchBlock(start, end, handler, "java/lang/Exception");
            }
            method.visitLabel(start);
            for (int at = 0; at < 60_000; at++) {
                method.visitInsn(Opcodes.NOP);
            }
            method.visitLabel(end);
            sink(method, DATA);
            method.visitInsn(Opcodes.RETURN);
            method.visitLabel(handler);
            method.visitInsn(Opcodes.ATHROW);
        })));
    }

    @Test
    void handlersWithinHandlers() {
        assertTold(scan(Sinks.type(method -> {
            set(method, TEXT, "select ");
            Label end = new Label();
            for (int at = 0; at < 1_000; at++) {
                Label start = new Label();
                Label stop = new Label();
                Label handler = new Label();
                method.visitTryCatchBlock(start, stop, handler, null);
                method.visitLabel(start);
                join(method, TEXT, at == 500 ? DATA : TEXT);
                method.visitLabel(stop);
                method.visitJumpInsn(Opcodes.GOTO, end);
                method.visitLabel(handler);
                method.visitInsn(Opcodes.POP);
            }
            method.visitLabel(end);
            sink(method, TEXT);
        })));
    }

    @Test
    void subroutinesAsOldCompilersWroteThem() {
        assertTold(scan(Sinks.type(method -> {
            set(method, TEXT, "select ");
            Label subroutine = new Label();
            Label end = new Label();
            for (int at = 0; at < 300; at++) {
                method.visitJumpInsn(Opcodes.JSR, subroutine);
            }
            sink(method, TEXT);
            method.visitJumpInsn(Opcodes.GOTO, end);
            method.visitLabel(subroutine);
            method.visitVarInsn(Opcodes.ASTORE, TEXT + 1);
            join(method, TEXT, DATA);
            method.visitVarInsn(Opcodes.RET, TEXT + 1);
            method.visitLabel(end);
        })));
    }

    private static byte[] subroutinesWithinSubroutines(int depth) {
        return Sinks.type(method -> {
            set(method, TEXT, "select ");
            Label[] starts =
                    IntStream.range(0, depth).mapToObj(at -> new Label()).toArray(Label[]::new);
            Label end = new Label();
            method.visitJumpInsn(Opcodes.JSR, starts[0]);
            sink(method, DATA);
            method.visitJumpInsn(Opcodes.GOTO, end);
            for (int at = 0; at < depth; at++) {
                method.visitLabel(starts[at]);
                method.visitVarInsn(Opcodes.ASTORE, TEXT + 1 + at);
                for (int twice = 0; twice < 2 && at + 1 < depth; twice++) {
                    method.visitJumpInsn(Opcodes.JSR, starts[at + 1]);
                }
                method.visitVarInsn(Opcodes.RET, TEXT + 1 + at);
            }
            method.visitLabel(end);
        });
    }

    @Test
    void subroutinesThatCallTheNextOneTwice() {
        assertTold(scan(subroutinesWithinSubroutines(40)));
    }

    private static ScanResult compiled(String... texts) {
        return scan(ClassFiles.read(List.of(Sources.of(texts).classes())), List.of(Sinks.RULE));
    }

    private static String repeated(int times, IntFunction<String> line) {
        return IntStream.range(0, times).mapToObj(line).collect(Collectors.joining("\n"));
    }

    @Test
    void helpersThatCallEachOther() {
        assertTold(compiled("""
                package app;
                class Even {
                    static String even(String text, int left) { return left == 0 ? text : odd(text + even(text, left - 2), left - 1); }
                    static String odd(String text, int left) { return left == 0 ? text : even(odd(text, left - 2) + text, left - 1); }
                    static void go(java.sql.Statement statement, String data) throws Exception {
                        statement.executeQuery(even(data, 9) + odd("x", 7));
                    }
                }
                """));
        assertTold(compiled("""
                package app;
                class Endless {
                    static String again(String text) { return again(text + "x"); }
                    static void go(java.sql.Statement statement, String data) throws Exception {
                        statement.executeQuery(again("select ") + data);
                    }
                }
                """));
    }

    @Test
    void aThousandHelpersEachOfWhichCallsTheNextTwice() {
        String helpers = repeated(
                1_000,
                at -> "static String h" + at + "(String text) { return h" + (at + 1) + "(text) + h" + (at + 1)
                        + "(text + \"x\"); }");
        assertTold(compiled("package app; class Chain {" + helpers + """
                    static String h1000(String text) { return text; }
                    static void go(java.sql.Statement statement, String data) throws Exception {
                        statement.executeQuery(h0(data));
                    }
                }
                """));
    }

    @Test
    void anInterfaceWithFiveHundredImplementations() {
        String types = repeated(
                500,
                at -> "class Part" + at + " implements Part { public String text(String data) { return "
                        + (at == 250 ? "data" : "\"constant " + at + "\"") + "; } }");
        assertTold(compiled("package app; interface Part { String text(String data); }" + types + """
                class Uses {
                    static void go(java.sql.Statement statement, Part part, String data) throws Exception {
                        statement.executeQuery(part.text(data) + part.text(data) + part.text(data));
                    }
                }
                """));
    }

    @Test
    void implementationsThatCallTheirInterface() {
        String types = repeated(
                8,
                at -> "class Part" + at + " implements Part { public String text(Part part, String data) {"
                        + " return part.text(this, data) + part.text(part, data + data); } }");
        assertTold(compiled("package app; interface Part { String text(Part part, String data); }" + types + """
                class Uses {
                    static void go(java.sql.Statement statement, Part part, String data) throws Exception {
                        statement.executeQuery(part.text(part, data));
                    }
                }
                """));
    }

    @Test
    void fieldsThatAreMadeOfEachOther() {
        String fields = repeated(
                150, at -> "static final String F" + at + " = Fields.F" + (at + 1) + " + Fields.F" + (at + 1) + ";");
        assertTold(compiled("package app; class Fields {" + fields + """
                    static final String F150 = System.getProperty("given");
                    static void go(java.sql.Statement statement) throws Exception {
                        statement.executeQuery(F0);
                    }
                }
                """));
    }

    @Test
    void lambdasWithinLambdas() {
        String open = repeated(15, at -> "run(() -> {");
        assertTold(compiled("""
                package app;
                class Nested {
                    interface Body { void run() throws Exception; }
                    static void run(Body body) throws Exception { body.run(); }
                    static void go(java.sql.Statement statement, String data) throws Exception {
                """ + open + "statement.executeQuery(data);" + "});".repeat(15) + "} }"));
    }

    @Test
    void arraysOfArraysAndListsThatGrow() {
        String lines = repeated(
                300,
                at -> "list.add(map.put(\"k" + at + "\", list.get(" + at + ") + list.get(" + at / 2 + "))); parts[" + at
                        + "] = parts[" + at / 2 + "] + list.get(" + at + ");");
        assertTold(compiled("""
                package app;
                import java.util.*;
                class Grows {
                    static void go(java.sql.Statement statement, String data) throws Exception {
                        List<String> list = new ArrayList<>(List.of("a", "b", data));
                        Map<String, String> map = new HashMap<>();
                        String[] parts = new String[400];
                """ + lines + "statement.executeQuery(parts[299] + map.get(\"k\" + list.size())); } }"));
    }
}
