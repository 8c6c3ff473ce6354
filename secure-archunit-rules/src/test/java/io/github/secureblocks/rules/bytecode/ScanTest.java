package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ScanTest {
    private static final Rule RULE = Sources.rule(
            "test/rule", new Detector.Call(Verdict.POLICY, List.of(Signature.of("java.util.Random#<init>(*)"))));
    private static final String BAD = """
            package app;
            class Bad {
                Object random = new java.util.Random();
            }
            """;

    @TempDir
    Path directory;

    private static ScanResult scan(Path... paths) {
        try (ClassPath classPath = ClassPath.of(List.of())) {
            return Scan.of(List.of(RULE)).run(ClassFiles.read(List.of(paths)), classPath);
        }
    }

    private static ScanResult scan(byte[] type) {
        ClassFiles files = new ClassFiles(List.of(new ClassFile("Given.class", type)), List.of());
        try (ClassPath classPath = ClassPath.of(List.of())) {
            return Scan.of(List.of(RULE)).run(files, classPath);
        }
    }

    @Test
    void namesAClassFileOfAJavaThatNobodyKnowsYetAndGoesOn() throws Exception {
        Path classes = Sources.in(directory, BAD).classes();
        byte[] bytes = Files.readAllBytes(classes.resolve("app/Bad.class"));
        bytes[6] = 3;
        Files.write(classes.resolve("app/Newer.class"), bytes);
        ScanResult result = scan(classes);
        assertThat(result.hits()).hasSize(1);
        assertThat(result.checkedClasses()).isEqualTo(1);
        assertThat(result.unreadable()).singleElement().satisfies(unreadable -> {
            assertThat(unreadable.location()).endsWith("Newer.class");
            assertThat(unreadable.reason()).contains("compiled for a Java", "lower --release");
        });
    }

    @Test
    void doesNotCallABrokenClassFileOneOfANewerJava() throws Exception {
        byte[] bytes = Files.readAllBytes(Sources.in(directory, BAD).classes().resolve("app/Bad.class"));
        bytes[10] = 99;
        Path broken = Files.write(directory.resolve("Broken.class"), bytes);
        assertThat(scan(broken).unreadable())
                .singleElement()
                .satisfies(unreadable -> assertThat(unreadable.reason()).contains("compile it again"));
    }

    @Test
    void checksAClassThatCallsItselfAModule() {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "module-info", null, "java/lang/Object", null);
        MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, "go", "()V", null, null);
        method.visitTypeInsn(Opcodes.NEW, "java/util/Random");
        method.visitInsn(Opcodes.DUP);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/util/Random", "<init>", "()V", false);
        method.visitInsn(Opcodes.POP);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(2, 0);
        assertThat(scan(type.toByteArray()).hits()).hasSize(1);
    }

    @Test
    void namesAClassThatIsNestedDeeperThanTheStackAndGoesOn() {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "app/Deep", null, "java/util/ArrayList", null);
        Deque<AnnotationVisitor> open = new ArrayDeque<>();
        open.push(type.visitAnnotation("Lapp/Mark;", true).visitArray("value"));
        for (int depth = 0; depth < 200_000; depth++) {
            open.push(open.element().visitArray(null));
        }
        open.forEach(AnnotationVisitor::visitEnd);
        Rule endpoint = Sources.rule(
                "test/endpoint",
                new Detector.EndpointWithoutDeclaration(Verdict.STRUCTURE, List.of("app.Get"), List.of("Open")));
        ClassFiles files = new ClassFiles(List.of(new ClassFile("Deep.class", type.toByteArray())), List.of());
        try (ClassPath classPath = ClassPath.of(List.of())) {
            ScanResult result = Scan.of(List.of(endpoint)).run(files, classPath);
            assertThat(result.unreadable()).extracting(Unreadable::location).containsExactly("Deep.class");
            assertThat(result.checkedClasses()).isZero();
        }
    }

    @Test
    void namesEveryTruncationOfAClassFileOrReadsIt() throws Exception {
        Path classes = Sources.in(directory, BAD).classes();
        byte[] bytes = Files.readAllBytes(classes.resolve("app/Bad.class"));
        for (int length = 0; length < bytes.length; length++) {
            Path cut = directory.resolve("Cut.class");
            Files.write(cut, Arrays.copyOf(bytes, length));
            ScanResult result = scan(cut);
            assertThat(result.unreadable().size() + result.checkedClasses()).isEqualTo(1);
        }
    }

    @Test
    void namesEveryDamagedClassFileOrReadsIt() throws Exception {
        Path classes = Sources.in(directory, BAD).classes();
        byte[] bytes = Files.readAllBytes(classes.resolve("app/Bad.class"));
        for (int at = 0; at < bytes.length; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= (byte) 0x5A;
            Path file = directory.resolve("Damaged.class");
            Files.write(file, damaged);
            ScanResult result = scan(file);
            assertThat(result.unreadable().size() + result.checkedClasses())
                    .as("damaged at %d", at)
                    .isEqualTo(1);
        }
    }

    @Test
    void namesAJarInsideAJar() throws Exception {
        Path classes = Sources.in(directory, BAD).classes();
        Path jar = directory.resolve("app.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("app/Bad.class"));
            zip.write(Files.readAllBytes(classes.resolve("app/Bad.class")));
            zip.putNextEntry(new ZipEntry("BOOT-INF/lib/other.jar"));
            zip.write(new byte[] {1});
        }
        ScanResult result = scan(jar);
        assertThat(result.hits()).hasSize(1);
        assertThat(result.unreadable())
                .extracting(Unreadable::location)
                .containsExactly(jar + "!/BOOT-INF/lib/other.jar");
    }

    @Test
    void refusesAPathThatIsNotThereOrNoJar() throws Exception {
        Path text = Files.writeString(directory.resolve("text.jar"), "not a jar");
        assertThatThrownBy(() -> scan(text)).isInstanceOf(UnusableInput.class).hasMessageContaining("text.jar");
        assertThatThrownBy(() -> scan(directory.resolve("absent"))).isInstanceOf(UnusableInput.class);
        assertThatThrownBy(() -> ClassPath.of(List.of(text))).isInstanceOf(UnusableInput.class);
    }

    @Test
    void findsSupertypesOnTheClassPathWithoutCheckingIt() {
        String library = """
                package lib;
                public class Loud extends java.util.ArrayList<String> {
                    void own() {
                        add("x");
                    }
                }
                """;
        Path lib = Sources.in(directory.resolve("lib"), library).classes();
        Sources app = Sources.in(directory.resolve("app"), library, """
                package app;
                class Uses {
                    void go(lib.Loud loud) {
                        loud.add("x");
                    }
                }
                """);
        Rule rule = Sources.rule(
                "test/rule",
                new Detector.Call(Verdict.POLICY, List.of(Signature.of("java.util.Collection#add(java.lang.Object)"))));
        Path only = app.classes().resolve("app/Uses.class");
        try (ClassPath without = ClassPath.of(List.of());
                ClassPath with = ClassPath.of(List.of(lib))) {
            ClassFiles files = ClassFiles.read(List.of(only));
            assertThat(Scan.of(List.of(rule)).run(files, without).hits()).isEmpty();
            assertThat(Scan.of(List.of(rule)).run(files, with).hits()).hasSize(1);
        }
    }
}
