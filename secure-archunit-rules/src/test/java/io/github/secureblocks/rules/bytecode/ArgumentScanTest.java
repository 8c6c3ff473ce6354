package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ArgumentScanTest {
    private static final String QUERY = """
            package app;
            public class Db {
                public static void query(String sql) {}
                public static void many(String... sql) {}
            }
            """;
    private static final List<Signature> SINKS = List.of(Signature.of("app.Db#query(java.lang.String)"));
    private static final Detector NOT_CONSTANT = new Detector.ArgumentNotConstant(Verdict.PROVED, SINKS, 0);

    private static void firesWhereMarked(Detector detector, String... sources) {
        Sources compiled = Sources.of(sources);
        assertThat(compiled.places(detector)).isEqualTo(compiled.marked());
    }

    @Test
    void takesNothingThatAFunctionBesideTheTextHoldsForTheText() {
        Detector detector = new Detector.ArgumentNotConstant(
                Verdict.PROVED, List.of(Signature.of("app.Rows#each(java.lang.String, *)")), 0);
        firesWhereMarked(detector, """
                package app;
                interface Rows {
                    void each(String sql, java.util.function.Consumer<String> row);
                }
                """, """
                package app;
                class Uses {
                    Rows rows;
                    void captured(String owner) {
                        rows.each("select 1", row -> print(owner, row));
                    }
                    void bound(String owner) {
                        rows.each("select 1", owner::compareTo);
                    }
                    void both(String owner) {
                        rows.each("select " + owner, row -> print(owner, row)); // !
                    }
                    static void print(String owner, String row) {}
                }
                """);
    }

    @Test
    void acceptsWhatIsConstantOnEveryPath() {
        Sources compiled = Sources.of(QUERY, """
                package app;
                class Names {
                    static final String FOLDED = "select " + 1;
                    static final String BUILT = String.valueOf("select ").concat("2");
                    static final String LATE;
                    static {
                        LATE = new StringBuilder("a").append('b').append(3).toString();
                    }
                }
                """, """
                package app;
                class Good {
                    static final String OWN = "select 1";
                    void all(boolean which, int n) {
                        Db.query("select 1");
                        Db.query(OWN);
                        Db.query(Names.FOLDED);
                        Db.query(Names.BUILT);
                        Db.query(Names.LATE);
                        Db.query(which ? "a" : OWN);
                        Db.query(\"""
                            select
                            \""" + OWN);
                        String local = "a";
                        if (which) {
                            local = "b";
                        }
                        Db.query(local);
                        String joined = local + OWN;
                        Db.query(joined);
                        StringBuilder text = new StringBuilder("in (");
                        for (int i = 0; i < n; i++) {
                            text.append(i == 0 ? "?" : ",?");
                        }
                        Db.query(text.append(")").toString());
                        Db.query(String.format("%s", local));
                        Db.query("%s %d".formatted(local, 7));
                        Db.query(switch (n) { case 1 -> "one"; default -> "more"; });
                        Runnable later = () -> Db.query(joined);
                        String loop = "";
                        while (loop.length() < n) {
                            loop += "x";
                        }
                        Db.query(loop);
                        Db.query(null);
                    }
                }
                """);
        assertThat(compiled.scan(Sources.rule("test/rule", NOT_CONSTANT)).hits())
                .extracting(hit -> hit.line() + " " + hit.verdict() + " " + hit.found())
                .isEmpty();
    }

    @Test
    void findsWhateverIsMadeFromAnythingElse() {
        firesWhereMarked(NOT_CONSTANT, QUERY, """
                package app;
                import java.util.List;
                import java.util.function.Consumer;
                class Bad {
                    private String field;
                    void all(boolean which, String name, String[] array, StringBuilder given) {
                        Db.query(name); // !
                        Db.query("a" + name); // !
                        Db.query(which ? "a" : name); // !
                        String merged = name;
                        if (which) {
                            merged = "constant";
                        }
                        Db.query(merged); // !
                        String local = "a";
                        local += name;
                        Db.query(local); // !
                        Db.query(new StringBuilder("a").append(name).toString()); // !
                        StringBuilder built = new StringBuilder();
                        built.append("a");
                        if (which) {
                            built.append(name);
                        }
                        Db.query(built.toString()); // !
                        StringBuilder shared = new StringBuilder("a");
                        change(shared);
                        Db.query(shared.toString()); // !
                        Db.query(given.toString()); // !
                        Db.query(String.format("a %s", name)); // !
                        Db.query("a %s".formatted(name)); // !
                        Db.query("a".concat(name)); // !
                        Db.query(String.join(",", List.of("a", name))); // !
                        Db.query(array[0]); // !
                        Db.query(field); // !
                        Db.query(helper());
                        Db.query(other()); // !
                        Runnable later = () -> Db.query(name); // !
                        Consumer<String> reference = Db::query; // !
                        Db.query(switch (array.length) { case 1 -> "one"; default -> name; }); // !
                        char[] letters = {'a'};
                        letters[0] = name.charAt(0);
                        Db.query(new String(letters)); // !
                    }
                    void change(StringBuilder text) {
                        text.append(field);
                    }
                    String helper() {
                        return "a";
                    }
                    String other() {
                        return field;
                    }
                }
                """);
    }

    @Test
    void provesThatAParameterMergedWithAConstantIsNotConstant() {
        Sources compiled = Sources.of(QUERY, """
                package app;
                class Merge {
                    void one(String p, boolean b) {
                        if (b) {
                            p = "constant";
                        }
                        Db.query(p);
                    }
                }
                """);
        assertThat(compiled.scan(Sources.rule("test/rule", NOT_CONSTANT)).hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.verdict()).isEqualTo(Verdict.PROVED))
                .satisfies(hit -> assertThat(hit.found()).contains("the parameter "));
    }

    @Test
    void takesAParameterDeclaredCompileTimeConstantForConstant() {
        firesWhereMarked(NOT_CONSTANT, QUERY, """
                package app;
                @interface CompileTimeConstant {}
                """, """
                package app;
                class Wrapper {
                    void list(int n, @CompileTimeConstant String sql, String other) {
                        Db.query(sql);
                        Db.query("a" + sql);
                        Db.query(other); // !
                    }
                }
                """);
    }

    @Test
    void looksIntoVariableArguments() {
        firesWhereMarked(
                new Detector.ArgumentNotConstant(
                        Verdict.PROVED, List.of(Signature.of("app.Db#many(java.lang.String...)")), 0),
                QUERY,
                """
                package app;
                class Many {
                    void all(String name) {
                        Db.many("a", "b");
                        Db.many("a", name); // !
                        Db.many();
                        String[] kept = {"a"};
                        change(kept);
                        Db.many(kept); // !
                    }
                    void change(String[] array) {
                        array[0] = System.getProperty("user.name");
                    }
                }
                """);
    }

    @Test
    void followsVeryManyPathsAsOneFromWhereTheyMeet() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            body.append("        String s%d = n == %d ? \"a\" : \"b\";\n".formatted(i, i));
        }
        StringBuilder all = new StringBuilder("s0");
        for (int i = 1; i < 20; i++) {
            all.append(" + s").append(i);
        }
        Sources compiled = Sources.of(
                QUERY,
                "package app;\nclass Wide {\n    void go(int n) {\n" + body + "        Db.query(" + all
                        + ");\n    }\n}\n");
        assertThat(compiled.places(NOT_CONSTANT)).isEmpty();
    }

    @Test
    void followsCodeThatNegatesNumbers() {
        Sources compiled = Sources.of(
                QUERY,
                "package app;\nclass Negative {\n    void go(String data, int number, long other) {\n"
                        + "        int less = -number;\n        long negative = -other;\n"
                        + "        Db.query(\"select 1 where a > \" + less + negative);\n"
                        + "        Db.query(\"select 1 where a > \" + less + data); // !\n    }\n}\n");
        assertThat(compiled.places(NOT_CONSTANT)).isEqualTo(compiled.marked());
    }

    @Test
    void endsOnTheLongestChainOfCallsThatFitsInAMethod() {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.visit(Opcodes.V1_6, 0, "app/Long", null, "java/lang/Object", null);
        MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, "go", "(Ljava/lang/String;)V", null, null);
        String builder = "java/lang/StringBuilder";
        method.visitTypeInsn(Opcodes.NEW, builder);
        method.visitInsn(Opcodes.DUP);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, builder, "<init>", "()V", false);
        for (int call = 0; call < 12_000; call++) {
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, builder, "append", "(Ljava/lang/String;)L" + builder + ";", false);
        }
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, builder, "toString", "()Ljava/lang/String;", false);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, "app/Db", "query", "(Ljava/lang/String;)V", false);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        Detector from = new Detector.ArgumentFrom(
                Verdict.PROVED, SINKS, 0, List.of(Signature.of("java.util.zip.ZipEntry#getName()")), List.of());
        ClassFiles files = new ClassFiles(List.of(new ClassFile("Long.class", type.toByteArray())), List.of());
        try (ClassPath classPath = ClassPath.of(List.of())) {
            ScanResult result = Scan.of(
                            List.of(Sources.rule("test/constant", NOT_CONSTANT), Sources.rule("test/from", from)))
                    .run(files, classPath);
            assertThat(result.unreadable()).isEmpty();
            assertThat(result.hits()).extracting(Hit::verdict).containsExactly(Verdict.UNDECIDED);
        }
    }

    @Test
    void findsAForbiddenConstantHoweverItArrives() {
        firesWhereMarked(
                new Detector.ArgumentConstant(
                        Verdict.PROVED,
                        List.of(Signature.of("javax.crypto.Cipher#getInstance(*)")),
                        0,
                        Pattern.compile("^(DES|AES$|AES/ECB)")),
                """
                import javax.crypto.Cipher;
                class Ciphers {
                    static final String WEAK = "D" + "ES";
                    void all(boolean b, String name) throws Exception {
                        Cipher.getInstance("AES/GCM/NoPadding");
                        Cipher.getInstance("DES"); // !
                        Cipher.getInstance(WEAK); // !
                        Cipher.getInstance(b ? "AES" : "AES/GCM/NoPadding"); // !
                        String mode = "/ECB";
                        Cipher.getInstance("AES" + mode); // !
                        Cipher.getInstance(new StringBuilder("AES").append(mode).toString()); // !
                        Cipher.getInstance("aes".toUpperCase()); // !
                        Cipher.getInstance(name);
                        if (b) {
                            name = "DES";
                        }
                        Cipher.getInstance(name); // !
                        Cipher.getInstance("AES/GCM/NoPadding", "BC");
                    }
                }
                """);
    }

    @Test
    void findsConstantBytesAndNumbersAndBooleans() {
        firesWhereMarked(
                new Detector.ArgumentConstant(
                        Verdict.PROVED,
                        List.of(
                                Signature.of("javax.crypto.spec.SecretKeySpec#<init>(byte[], java.lang.String)"),
                                Signature.of("javax.crypto.spec.PBEKeySpec#<init>(char[])"),
                                Signature.of("java.security.KeyPairGenerator#initialize(int)"),
                                Signature.of("java.io.File#setWritable(boolean)")),
                        0,
                        Pattern.compile("^(?!2048|false)")),
                """
                import java.nio.charset.StandardCharsets;
                import java.security.KeyPairGenerator;
                import java.security.SecureRandom;
                import javax.crypto.spec.PBEKeySpec;
                import javax.crypto.spec.SecretKeySpec;
                class Keys {
                    private static final byte[] KEY = {1, 2, 3};
                    void all(byte[] given, KeyPairGenerator generator, java.io.File file) {
                        new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "AES"); // !
                        new SecretKeySpec(KEY, "AES"); // !
                        new SecretKeySpec(new byte[16], "AES"); // !
                        new SecretKeySpec(given, "AES");
                        byte[] fresh = new byte[16];
                        new SecureRandom().nextBytes(fresh);
                        new SecretKeySpec(fresh, "AES");
                        new PBEKeySpec("secret".toCharArray()); // !
                        generator.initialize(1024); // !
                        generator.initialize(2048);
                        file.setWritable(true); // !
                        file.setWritable(false);
                    }
                }
                """);
    }

    @Test
    void doesNotRepeatTheConstantThatIsRefused() {
        Sources compiled = Sources.of("""
                import javax.crypto.spec.PBEKeySpec;
                class Secret {
                    Object key = new PBEKeySpec("hunter2-hunter2".toCharArray());
                }
                """);
        assertThat(compiled.scan(Sources.rule(
                                "test/rule",
                                new Detector.ArgumentConstant(
                                        Verdict.PROVED,
                                        List.of(Signature.of("javax.crypto.spec.PBEKeySpec#<init>(*)")),
                                        0,
                                        Pattern.compile("."))))
                        .hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.toString()).doesNotContain("hunter2"));
    }

    @Test
    void followsAValueFromItsSource() {
        firesWhereMarked(
                new Detector.ArgumentFrom(
                        Verdict.PROVED,
                        List.of(
                                Signature.of("java.io.FileOutputStream#<init>(java.io.File)"),
                                Signature.of("app.Db#query(java.lang.String)")),
                        0,
                        List.of(Signature.of("java.util.zip.ZipEntry#getName()")),
                        List.of()),
                QUERY,
                """
                package app;
                import java.io.File;
                import java.io.FileOutputStream;
                import java.util.zip.ZipEntry;
                class Extract {
                    void all(File dir, ZipEntry entry, java.util.jar.JarEntry sub, boolean b) throws Exception {
                        new FileOutputStream(new File(dir, entry.getName())); // !
                        File target = dir.toPath().resolve(sub.getName()).toFile();
                        new FileOutputStream(target); // !
                        new FileOutputStream(new File(dir, "fixed"));
                        String name = b ? "x" : entry.getName();
                        Db.query("a" + name); // !
                        Db.query(new StringBuilder().append("a").append(name).toString()); // !
                        Db.query(String.format("a %s", name)); // !
                        Db.query("a" + entry.getName().length());
                        Runnable later = () -> Db.query(name.trim()); // !
                        Db.query(entry.getComment());
                    }
                }
                """);
    }

    @Test
    void takesACallForASinkOnlyOnAnObjectOfTheNamedOrigin() {
        firesWhereMarked(
                new Detector.ArgumentFrom(
                        Verdict.PROVED,
                        List.of(Signature.of("java.io.PrintWriter#println(java.lang.String)")),
                        0,
                        List.of(Signature.of("java.lang.Throwable#getMessage()")),
                        List.of(Signature.of("app.Response#getWriter()"))),
                """
                package app;
                interface Response {
                    java.io.PrintWriter getWriter();
                }
                """,
                """
                package app;
                import java.io.PrintWriter;
                class Failing {
                    void all(Response response, PrintWriter given, Exception failed) throws Exception {
                        response.getWriter().println(failed.getMessage()); // !
                        PrintWriter out = response.getWriter();
                        out.println("failed: " + failed.getMessage()); // !
                        out.append("<p>").println(failed.getMessage()); // !
                        new PrintWriter(out, true).println(failed.getMessage()); // !
                        given.println(failed.getMessage());
                        new PrintWriter("errors.log").println(failed.getMessage());
                        new PrintWriter(new java.io.StringWriter()).println(failed.getMessage());
                    }
                }
                """);
    }

    @Test
    void doesNotBelieveAFieldThatIsOnlyDeclaredConstant() {
        firesWhereMarked(NOT_CONSTANT, QUERY, """
                package app;
                @interface CompileTimeConstant {}
                """, """
                package app;
                class Declared {
                    @CompileTimeConstant private final String given;
                    @CompileTimeConstant private final String constant;
                    Declared(String given, @CompileTimeConstant String constant) {
                        this.given = given;
                        this.constant = constant;
                    }
                    void all() {
                        Db.query(given); // !
                        Db.query(constant);
                    }
                }
                """);
    }

    @Test
    void givesUpAValueWithVeryManySourcesAndSaysSo() {
        StringBuilder text = new StringBuilder(
                "package app;\nclass Many {\n    void go(int n) {\n        String s = \"\";\n        while (n > 0) {\n");
        for (int choice = 0; choice < 1_000; choice++) {
            text.append("            if (n == ")
                    .append(choice)
                    .append(") s = \"a")
                    .append(choice)
                    .append("\";\n");
        }
        text.append("            Db.query(s);\n        }\n    }\n}\n");
        ScanResult result = Sources.of(QUERY, text.toString()).scan(Sources.rule("test/constant", NOT_CONSTANT));
        assertThat(result.hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.verdict()).isEqualTo(Verdict.UNDECIDED))
                .satisfies(hit -> assertThat(hit.found()).contains("more paths"));
    }
}
