package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Jars as frameworks pack them and as attackers do: every class in them is checked, or named. */
class HostileJarsTest {
    private static final byte[] CLASS = Sinks.type("a/B", (type, method) -> Sinks.sink(method, Sinks.DATA));

    @TempDir
    Path directory;

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static ScanResult scan(Path... paths) {
        return scan(Bounds.standard(), paths);
    }

    private static ScanResult scan(Bounds bounds, Path... paths) {
        try (ClassFiles files = ClassFiles.read(List.of(paths), bounds)) {
            return Sinks.scan(files, List.of(Sinks.RULE));
        }
    }

    private static List<String> hits(ScanResult result, Path jar) {
        return result.hits().stream()
                .map(hit -> hit.location().substring(jar.toString().length()))
                .toList();
    }

    private static List<String> named(ScanResult result, Path jar) {
        return result.unreadable().stream()
                .map(each -> each.location().substring(jar.toString().length()) + ": " + each.reason())
                .toList();
    }

    @Test
    void checksTheJarsWithinAFatJar() throws Exception {
        byte[] library = Jars.with("a/B.class", CLASS).bytes();
        byte[] war = Jars.with("WEB-INF/classes/a/B.class", CLASS)
                .and("WEB-INF/lib/x.jar", library)
                .bytes();
        Path jar = write(
                "app.ear",
                Jars.with("BOOT-INF/classes/a/B.class", CLASS)
                        .and("BOOT-INF/lib/x.jar", library)
                        .and("web.WAR", war)
                        .bytes());
        ScanResult result = scan(jar);
        assertThat(result.unreadable()).isEmpty();
        assertThat(hits(result, jar))
                .containsExactly(
                        "!/BOOT-INF/classes/a/B.class",
                        "!/BOOT-INF/lib/x.jar!/a/B.class",
                        "!/web.WAR!/WEB-INF/classes/a/B.class",
                        "!/web.WAR!/WEB-INF/lib/x.jar!/a/B.class");
    }

    @Test
    void namesAJarThatLiesDeeperThanItOpens() throws Exception {
        byte[] inner = Jars.with("a/B.class", CLASS).bytes();
        for (int depth = 5; depth > 1; depth--) {
            inner = Jars.with("a/B.class", CLASS).and(depth + ".jar", inner).bytes();
        }
        Path jar = write("1.jar", inner);
        ScanResult result = scan(jar);
        assertThat(result.hits()).hasSize(4);
        assertThat(named(result, jar))
                .singleElement()
                .asString()
                .startsWith("!/2.jar!/3.jar!/4.jar!/5.jar: a jar within");
    }

    @Test
    void endsOnAJarThatHoldsTheSameJarsManyTimesOver() throws Exception {
        byte[] inner = Jars.with("a/B.class", CLASS).bytes();
        for (int depth = 0; depth < 3; depth++) {
            Jars wide = Jars.with("a/B.class", CLASS);
            for (int copy = 0; copy < 8; copy++) {
                wide.and(copy + ".jar", inner);
            }
            inner = wide.bytes();
        }
        Path jar = write("wide.jar", inner);
        ScanResult few = scan(new Bounds(3, 20, 1 << 30, 1_000, 1 << 30, 200), jar);
        assertThat(few.checkedClasses()).isEqualTo(21);
        assertThat(named(few, jar)).isNotEmpty().allMatch(each -> each.contains("one jar more than one check takes"));
        assertThat(scan(jar).checkedClasses()).isEqualTo(1 + 8 + 64 + 512);
    }

    @Test
    void checksEveryVersionOfAClassAndTakesTheTypeThatAnyJavaRuns() throws Exception {
        Path jar = write(
                "multi.jar",
                Jars.with("META-INF/versions/17/a/B.class", CLASS)
                        .and("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMulti-Release: true\n\n")
                        .and("META-INF/versions/9/a/B.class", CLASS)
                        .and("META-INF/versions/9/a/Only.class", CLASS)
                        .and("a/B.class", CLASS)
                        .bytes());
        assertThat(hits(scan(jar), jar))
                .containsExactly(
                        "!/a/B.class",
                        "!/META-INF/versions/17/a/B.class",
                        "!/META-INF/versions/9/a/B.class",
                        "!/META-INF/versions/9/a/Only.class");
    }

    @Test
    void checksASignedJarWhetherItsSignatureHoldsOrNot() throws Exception {
        Path jar = write(
                "signed.jar",
                Jars.with(
                                "META-INF/MANIFEST.MF",
                                "Manifest-Version: 1.0\n\nName: a/B.class\nSHA-256-Digest: AAAA\n\n"
                                        .getBytes(StandardCharsets.UTF_8))
                        .and("META-INF/KEY.SF", "Signature-Version: 1.0\nSHA-256-Digest-Manifest: AAAA\n\n")
                        .and("META-INF/KEY.RSA", new byte[] {1, 2, 3})
                        .and("a/B.class", CLASS)
                        .bytes());
        assertThat(hits(scan(jar), jar)).containsExactly("!/a/B.class");
    }

    @Test
    void findsNoClassToCheckWhereThereIsNothingButAModule() throws Exception {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
        type.visitModule("app", 0, null).visitEnd();
        ScanResult result = scan(write(
                "module.jar", Jars.with("module-info.class", type.toByteArray()).bytes()));
        assertThat(result.checkedClasses()).isZero();
        assertThat(result.unreadable()).isEmpty();
    }

    @Test
    void checksNamesThatLeadElsewhereOrDifferByCase() throws Exception {
        Path jar = write(
                "names.jar",
                Jars.with("a/A.class", CLASS)
                        .and("a/a.class", CLASS)
                        .and("A/a.class", CLASS)
                        .and("../../outside.class", CLASS)
                        .and("/absolute.class", CLASS)
                        .and("c:\\windows.class", CLASS)
                        .and("line\nbreak.class", CLASS)
                        .and("\u202Egnp.class", CLASS)
                        .and(".class", CLASS)
                        .and("a!/b.jar!/c.class", CLASS)
                        .bytes());
        ScanResult result = scan(jar);
        assertThat(result.unreadable()).isEmpty();
        assertThat(result.checkedClasses()).isEqualTo(10);
        assertThat(result.hits()).hasSize(10);
    }

    @Test
    void namesAnEntryThatIsThereTwice() throws Exception {
        Path jar = write(
                "twice.jar",
                Jars.renamed(
                        Jars.with("a/B.class", CLASS).and("a/C.class", CLASS).bytes(), "a/C.class", "a/B.class"));
        ScanResult result = scan(jar);
        assertThat(result.checkedClasses()).isEqualTo(1);
        assertThat(named(result, jar)).singleElement().asString().contains("!/a/B.class", "more than once");
    }

    private static byte[] encrypted() {
        return Jars.patched(Jars.with("a/B.class", CLASS).bytes(), 0, 1 | 8);
    }

    private static byte[] unknownMethod() {
        return Jars.patched(Jars.with("a/B.class", CLASS).bytes(), 2, 12);
    }

    @Test
    void namesJarsThatAreEncryptedOrPackedInAnotherWay() throws Exception {
        Path jar = write(
                "outer.jar",
                Jars.with("a/B.class", CLASS)
                        .and("encrypted.jar", encrypted())
                        .and("method.jar", unknownMethod())
                        .and("empty.jar", "")
                        .and("text.jar", "no jar")
                        .bytes());
        ScanResult result = scan(jar);
        assertThat(hits(result, jar)).containsExactly("!/a/B.class");
        assertThat(named(result, jar)).hasSize(4);
        assertThatThrownBy(() -> scan(write("encrypted.jar", encrypted())))
                .isInstanceOf(UnusableInput.class)
                .hasMessageContaining("encrypted.jar");
        assertThatThrownBy(() -> scan(write("method.jar", unknownMethod()))).isInstanceOf(UnusableInput.class);
        assertThatThrownBy(() -> scan(write("empty.jar", new byte[0]))).isInstanceOf(UnusableInput.class);
    }

    @Test
    void namesWhatIsPackedFarSmallerThanAProgramIs() throws Exception {
        byte[] zeros = new byte[20 << 20];
        Path jar = write(
                "bomb.jar",
                Jars.with("a/B.class", CLASS)
                        .and("a/Zeros.class", zeros)
                        .and("zeros.jar", zeros)
                        .bytes());
        assertThat(Files.size(jar)).isLessThan(100_000);
        ScanResult result = scan(jar);
        assertThat(hits(result, jar)).containsExactly("!/a/B.class");
        assertThat(named(result, jar)).hasSize(2).allMatch(each -> each.contains("packed far smaller"));
    }

    @Test
    void namesAClassThatIsLargerThanAnyClassIs() throws Exception {
        byte[] large = new byte[(32 << 20) + 1];
        new Random(7).nextBytes(large);
        Path file = write("classes/Large.class", large);
        Path jar = write(
                "large.jar",
                Jars.with("a/Large.class", large).and("a/B.class", CLASS).bytes());
        ScanResult result = scan(file.getParent(), jar);
        assertThat(result.hits()).hasSize(1);
        assertThat(result.unreadable())
                .hasSize(2)
                .allMatch(each -> each.reason().startsWith("larger"));
    }

    @Test
    void saysWhereItStopsWhenThereIsTooMuch() throws Exception {
        Jars many = Jars.with("a/0.class", CLASS);
        for (int at = 1; at < 10; at++) {
            many.and("a/" + at + ".class", CLASS);
        }
        Path jar = write("many.jar", many.bytes());
        ScanResult byCount = scan(new Bounds(3, 10, 1 << 20, 4, 1 << 20, 200), jar);
        assertThat(byCount.checkedClasses()).isEqualTo(4);
        assertThat(named(byCount, jar)).singleElement().asString().startsWith("!/a/4.class: from here on");
        ScanResult bySize = scan(new Bounds(3, 10, 1 << 20, 100, 3L * CLASS.length, 200), jar);
        assertThat(bySize.checkedClasses()).isEqualTo(3);
        assertThat(named(bySize, jar)).singleElement().asString().startsWith("!/a/3.class: from here on");
        Path outer = write("outer.jar", Jars.with("many.jar", many.bytes()).bytes());
        ScanResult packed = scan(new Bounds(3, 10, 100, 100, 1 << 20, 200), outer);
        assertThat(named(packed, outer)).singleElement().asString().startsWith("!/many.jar: one jar more");
    }

    @Test
    void namesAnEntryWhoseContentIsDamagedOrNotAsLongAsItSays() throws Exception {
        byte[] sound = Jars.with("a/B.class", CLASS).and("a/C.class", CLASS).bytes();
        int content = 30 + "a/B.class".length();
        byte[] damaged = sound.clone();
        Arrays.fill(damaged, content, content + 20, (byte) 0xFF);
        Path jar = write("damaged.jar", damaged);
        ScanResult result = scan(jar);
        assertThat(hits(result, jar)).containsExactly("!/a/C.class");
        assertThat(named(result, jar)).containsExactly("!/a/B.class: the jar is damaged at this entry");
    }

    @Test
    void readsOrRefusesAJarCutOffAnywhere() throws Exception {
        byte[] sound = Jars.with("a/B.class", CLASS)
                .and("lib/x.jar", Jars.with("a/B.class", CLASS).bytes())
                .bytes();
        for (int length = 0; length < sound.length; length++) {
            survives(write("cut.jar", Arrays.copyOf(sound, length)));
            survives(write(
                    "cut.jar", Jars.with("x.jar", Arrays.copyOf(sound, length)).bytes()));
        }
    }

    @Test
    void readsOrRefusesJarsWithDamagedBytes() throws Exception {
        byte[] sound = Jars.with("a/B.class", CLASS)
                .and("lib/x.jar", Jars.with("a/B.class", CLASS).bytes())
                .and("application.properties", "a=b")
                .bytes();
        Random random = new Random(80);
        for (int round = 0; round < 1_500; round++) {
            byte[] damaged = sound.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            survives(write("damaged" + round % 2 + ".jar", damaged));
        }
    }

    /** A result that tells of everything that it found, or one typed refusal. */
    private static void survives(Path jar) {
        try (ClassFiles files = ClassFiles.read(List.of(jar))) {
            ScanResult result = Sinks.scan(files, List.of(Sinks.RULE));
            assertThat(result.checkedClasses() + result.unreadable().size())
                    .isEqualTo(files.files().size() + files.unreadable().size());
        } catch (UnusableInput refused) {
            assertThat(refused).hasMessageContaining(jar.getFileName().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.war", "app.ear", "app.zip", "app.jar", "app"})
    void checksArchivesOfAnyName(String name) throws Exception {
        Path archive = write(name, Jars.with("a/B.class", CLASS).bytes());
        assertThat(hits(scan(archive), archive)).containsExactly("!/a/B.class");
    }

    @Test
    void takesAClassThatVanishesForOneThatCannotBeRead() throws Exception {
        Path file = write("classes/a/B.class", CLASS);
        Path jar = write("app.jar", Jars.with("a/B.class", CLASS).bytes());
        ClassFiles files = ClassFiles.read(List.of(directory.resolve("classes"), jar));
        assertThat(files.files()).allMatch(each -> Arrays.equals(each.bytes(), CLASS));
        Files.delete(file);
        files.close();
        ScanResult result = Sinks.scan(files, List.of(Sinks.RULE));
        assertThat(result.checkedClasses()).isZero();
        assertThat(result.unreadable()).hasSize(2);
    }
}
