package io.github.secureblocks.rules.bytecode;

import static io.github.secureblocks.rules.bytecode.Sinks.DATA;
import static io.github.secureblocks.rules.bytecode.Sinks.sink;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Rule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files that no compiler writes: each is checked or named, and those beside it are checked. */
class HostileClassesTest {
    private static final byte[] SOUND = Sinks.type("app/Sound", (type, method) -> sink(method, DATA));

    @TempDir
    Path directory;

    /** Every class is checked or named, by our rule and by all of the catalogue; and the sound one is found out. */
    private static ScanResult among(byte[]... hostile) {
        List<ClassFile> files = new ArrayList<>();
        for (byte[] type : hostile) {
            files.add(new ClassFile("Hostile" + files.size() + ".class", type));
        }
        files.add(new ClassFile("Sound.class", SOUND));
        ClassFiles input = new ClassFiles(files, List.of());
        List<Rule> every = new ArrayList<>(Catalogue.standard().rules());
        every.add(Sinks.RULE);
        ScanResult result = Sinks.scan(input, every);
        assertThat(result.checkedClasses() + result.unreadable().size()).isEqualTo(files.size());
        assertThat(result.hits()).anySatisfy(hit -> assertThat(hit.location()).isEqualTo("Sound.class"));
        return Sinks.scan(input, List.of(Sinks.RULE));
    }

    private static void assertNamed(byte[] hostile, String reason) {
        assertThat(among(hostile).unreadable()).singleElement().satisfies(unreadable -> {
            assertThat(unreadable.location()).isEqualTo("Hostile0.class");
            assertThat(unreadable.reason()).contains(reason);
        });
    }

    private static void assertFound(byte[] hostile) {
        ScanResult result = among(hostile);
        assertThat(result.unreadable()).isEmpty();
        assertThat(result.hits()).anySatisfy(hit -> assertThat(hit.location()).isEqualTo("Hostile0.class"));
    }

    @Test
    void namesWhatIsNoClassFile() {
        assertNamed(new byte[0], "not a class file");
        assertNamed(new byte[] {1}, "not a class file");
        assertNamed("<html>not found</html>".getBytes(StandardCharsets.UTF_8), "not a class file");
        byte[] magic = SOUND.clone();
        magic[0] = 0x50;
        assertNamed(magic, "not a class file");
    }

    @Test
    void readsClassesThatUsePreviewFeatures() {
        byte[] preview = SOUND.clone();
        ByteBuffer.wrap(preview).putShort(4, (short) 65_535).putShort(6, (short) 61);
        assertFound(preview);
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 1_000, 32_767, 65_535})
    void namesClassesOfAJavaThatIsNotThereYet(int version) {
        byte[] later = SOUND.clone();
        ByteBuffer.wrap(later).putShort(6, (short) version);
        assertNamed(later, "class file version " + version);
    }

    private static byte[] withAttribute(String place, int length) {
        Attribute own = new Attribute("Own") {
            @Override
            protected ByteVector write(ClassWriter type, byte[] code, int codeLength, int stack, int locals) {
                return new ByteVector().putInt(0x0BADCAFE);
            }
        };
        byte[] bytes = Sinks.type("app/Own", (type, method) -> {
            sink(method, DATA);
            if (place.equals("class")) {
                type.visitAttribute(own);
            } else if (place.equals("field")) {
                type.visitField(0, "f", "I", null, null).visitAttribute(own);
            } else {
                method.visitAttribute(own);
            }
        });
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int at = bytes.length - 4;
        while (buffer.getInt(at) != 0x0BADCAFE) {
            at--;
        }
        buffer.putInt(at - 4, length);
        return bytes;
    }

    @Test
    void namesAnAttributeThatClaimsToBeLongerThanTheFile() {
        for (String place : List.of("class", "field", "method")) {
            assertFound(withAttribute(place, 4));
            for (int length : new int[] {5_000, Integer.MAX_VALUE, Integer.MAX_VALUE - 8, -1, Integer.MIN_VALUE}) {
                assertNamed(withAttribute(place, length), "not a class file");
            }
        }
    }

    /** A table of jumps whose bounds are then overwritten. */
    private static byte[] withSwitch(boolean lookup, int first, int second) {
        byte[] bytes = Sinks.type(method -> {
            Label end = new Label();
            method.visitVarInsn(Opcodes.ILOAD, Sinks.NUMBER);
            if (lookup) {
                method.visitLookupSwitchInsn(end, new int[] {0x0BADCAFE}, new Label[] {end});
            } else {
                method.visitTableSwitchInsn(0x0BADCAFE, 0x0BADCAFE, end, end);
            }
            method.visitLabel(end);
            sink(method, DATA);
        });
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int at = 0;
        while (buffer.getInt(at) != 0x0BADCAFE) {
            at++;
        }
        buffer.putInt(lookup ? at - 4 : at, first);
        buffer.putInt(lookup ? at : at + 4, second);
        return bytes;
    }

    @Test
    void namesATableOfJumpsThatClaimsBillionsOfCases() {
        assertNamed(withSwitch(false, 0, Integer.MAX_VALUE - 1), "not a class file");
        assertNamed(withSwitch(false, Integer.MIN_VALUE, Integer.MAX_VALUE), "not a class file");
        assertNamed(withSwitch(false, 0, 100_000_000), "not a class file");
        assertNamed(withSwitch(true, Integer.MAX_VALUE, 0), "not a class file");
        assertNamed(withSwitch(true, 100_000_000, 0), "not a class file");
        assertFound(withSwitch(false, 7, 7));
    }

    @Test
    void survivesConstantsThatAreMadeOfThemselves() {
        byte[] dynamic = Sinks.type(method -> {
            Handle bootstrap = new Handle(Opcodes.H_INVOKESTATIC, "app/Made", "boot", "()Ljava/lang/Object;", false);
            ConstantDynamic inner = new ConstantDynamic("inner", "Ljava/lang/String;", bootstrap, "x");
            method.visitLdcInsn(new ConstantDynamic("outer", "Ljava/lang/String;", bootstrap, inner));
            method.visitVarInsn(Opcodes.ASTORE, Sinks.TEXT);
            sink(method, Sinks.TEXT);
        });
        List<byte[]> turned = new ArrayList<>();
        for (int at = 8; at < dynamic.length - 1; at++) {
            // Every pair of bytes once becomes each of the first constants: among them all cycles.
            for (int constant = 1; constant < 40; constant++) {
                byte[] cycle = dynamic.clone();
                ByteBuffer.wrap(cycle).putShort(at, (short) constant);
                turned.add(cycle);
            }
        }
        among(turned.toArray(byte[][]::new));
    }

    private static byte[] declared(int access, String name, String parent, String... interfaces) {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, access, name, null, parent, interfaces);
        MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, "go", Sinks.PARAMETERS, null, null);
        sink(method, DATA);
        method.visitVarInsn(Opcodes.ALOAD, DATA);
        method.visitTypeInsn(Opcodes.CHECKCAST, name);
        method.visitInsn(Opcodes.ACONST_NULL);
        method.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, name, "executeQuery", "(Ljava/lang/String;)Ljava/sql/ResultSet;", false);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(4, 4);
        type.visitInnerClass(name, parent, "Self", 0);
        return type.toByteArray();
    }

    @Test
    void checksTypesThatInheritFromThemselves() {
        int open = Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
        ScanResult result = among(
                declared(0, "app/A", "app/B"),
                declared(0, "app/B", "app/C"),
                declared(0, "app/C", "app/A", "app/A"),
                declared(0, "app/Own", "app/Own"),
                declared(open, "app/Face", "java/lang/Object", "app/Face", "app/Face"),
                declared(open, "app/Left", "java/lang/Object", "app/Right"),
                declared(open, "app/Right", "java/lang/Object", "app/Left"));
        assertThat(result.unreadable()).isEmpty();
        assertThat(result.hits().stream().map(Hit::className).distinct())
                .contains("app.A", "app.B", "app.C", "app.Own", "app.Face", "app.Left", "app.Right", "app.Sound");
    }

    @Test
    void checksAFamilyOfAThousandGenerations() {
        byte[][] family = new byte[1_000][];
        for (int at = 0; at < family.length; at++) {
            ClassWriter type = new ClassWriter(0);
            type.visit(Opcodes.V17, 0, "app/G" + at, null, at == 0 ? "java/lang/Object" : "app/G" + (at - 1), null);
            family[at] = type.toByteArray();
        }
        family[family.length - 1] = declared(0, "app/Last", "app/G" + (family.length - 2));
        assertThat(Sinks.scan(family).checkedClasses()).isEqualTo(family.length);
    }

    @Test
    void checksAnnotationsThatAnnotateEachOther() {
        byte[][] marks = new byte[3][];
        for (int at = 0; at < marks.length; at++) {
            ClassWriter type = new ClassWriter(0);
            int access = Opcodes.ACC_ANNOTATION | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
            type.visit(Opcodes.V17, access, "app/M" + at, null, "java/lang/Object", null);
            type.visitAnnotation("Lapp/M" + (at + 1) % marks.length + ";", true).visitEnd();
            type.visitAnnotation("Lapp/M" + at + ";", true).visitEnd();
            MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, "go", Sinks.PARAMETERS, null, null);
            AnnotationVisitor mark = method.visitAnnotation("Lapp/M" + at + ";", true);
            mark.visitAnnotation("value", "Lapp/M" + at + ";").visitEnd();
            mark.visitEnd();
            sink(method, DATA);
            method.visitInsn(Opcodes.RETURN);
            method.visitMaxs(4, 4);
            marks[at] = type.toByteArray();
        }
        assertThat(among(marks).unreadable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\nb",
                "a\u0000b",
                "\u202Egnp",
                "../../etc/passwd",
                "/",
                "//",
                "a//b",
                "[",
                "[[I",
                "L;",
                "a;b",
                "a.b",
                "<init>",
                "\uD800",
                "\u001B[31m",
                "C:\\x",
                "module-info",
                "package-info",
                "$",
                "$$"
            })
    void checksOrNamesClassesOfAnyName(String name) {
        byte[] type = Sinks.type(name, (made, method) -> {
            made.visitField(0, name, "L" + name + ";", null, null);
            made.visitSource(name, name);
            made.visitInnerClass(name, name, name, 0);
            sink(method, DATA);
        });
        ScanResult result = among(type, declared(0, "app/Child", name, name));
        assertThat(result.hits())
                .allSatisfy(hit -> assertThat(hit.symbol() + hit.sourceFile() + hit.found())
                        .matches("\\P{Cntrl}*")
                        .doesNotContain("\u202E"));
        assertThat(result.hits()).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "()", "(", "V", "(Q)V", "(L)V", "(Lx)V", "([)V", "(V)V", "()VV", "(LV", ")V("})
    void checksOrNamesMethodsOfAnyDescriptor(String descriptor) {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V1_6, 0, "app/Odd", null, "java/lang/Object", null);
        MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, "go", "()V", null, null);
        method.visitInsn(Opcodes.ACONST_NULL);
        method.visitMethodInsn(
                Opcodes.INVOKESTATIC, "java/sql/Statement", "executeQuery", "(Ljava/lang/String;)V", true);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(4, 4);
        byte[] bytes = type.toByteArray();
        among(replaced(bytes, "(Ljava/lang/String;)V", descriptor), replaced(bytes, "()V", descriptor));
    }

    /** Another text in place of a constant, in the same length's room or not. */
    private static byte[] replaced(byte[] bytes, String old, String text) {
        String whole = new String(bytes, StandardCharsets.ISO_8859_1);
        char oldLength = (char) old.length();
        char length = (char) text.length();
        return whole.replace("\u0001\u0000" + oldLength + old, "\u0001\u0000" + length + text)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void checksMethodsThatDifferByNothingButWhatTheyAnswer() {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V1_6, 0, "a", null, "java/lang/Object", null);
        for (String answer : List.of("V", "I", "La;", "Ljava/lang/Object;")) {
            String descriptor = Sinks.PARAMETERS.replace(")V", ")" + answer);
            MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, "a", descriptor, null, null);
            sink(method, DATA);
            method.visitInsn(
                    answer.equals("V") ? Opcodes.RETURN : answer.equals("I") ? Opcodes.ICONST_0 : Opcodes.ACONST_NULL);
            if (!answer.equals("V")) {
                method.visitInsn(answer.equals("I") ? Opcodes.IRETURN : Opcodes.ARETURN);
            }
            method.visitMaxs(4, 4);
        }
        ScanResult result = among(type.toByteArray());
        assertThat(result.hits()).filteredOn(hit -> hit.className().equals("a")).hasSize(4);
    }

    @Test
    void checksEveryCopyOfAClass() throws Exception {
        for (String place : List.of("one", "two", "two/deeper")) {
            Path file = directory.resolve(place).resolve("Sound.class");
            Files.createDirectories(file.getParent());
            Files.write(file, SOUND);
        }
        ScanResult result = Sinks.scan(ClassFiles.read(List.of(directory)), List.of(Sinks.RULE));
        assertThat(result.checkedClasses()).isEqualTo(3);
        assertThat(result.hits().stream().map(Hit::location).distinct()).hasSize(3);
    }
}
