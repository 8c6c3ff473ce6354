package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
    private static final byte[] CLASS = Sinks.type("a/B", (type, method) -> {});
    private static final byte[] TEXT = "key=value".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @Test
    void findsSettingsInDirectoriesAndJarsAndByTheLoader() throws Exception {
        Path classes = Files.createDirectories(directory.resolve("classes/config"));
        Files.write(classes.resolve("app.properties"), TEXT);
        Path jar = Files.write(
                directory.resolve("x.jar"),
                Jars.with("in/jar.properties", TEXT)
                        .and("config/app.properties", "later=one")
                        .bytes());
        try (ClassPath path = ClassPath.of(List.of(directory.resolve("classes"), jar))) {
            assertThat(path.resource("config/app.properties")).hasValue(TEXT);
            assertThat(path.resource("in/jar.properties")).hasValue(TEXT);
            assertThat(path.resource("absent.properties")).isEmpty();
            assertThat(path.resource("config")).isEmpty();
        }
        try (ClassPath path = ClassPath.of(ClassPathTest.class.getClassLoader())) {
            assertThat(path.resource("io/github/secureblocks/rules/bytecode/ClassPathTest.class"))
                    .isPresent();
        }
    }

    @Test
    void doesNotAnswerWhatIsLargerThanSettingsAre() throws Exception {
        Files.write(directory.resolve("fits.properties"), new byte[ResourceFile.MAX_BYTES]);
        Files.write(directory.resolve("large.properties"), new byte[ResourceFile.MAX_BYTES + 1]);
        try (ClassPath path = ClassPath.of(List.of(directory))) {
            assertThat(path.resource("fits.properties")).isPresent();
            assertThat(path.resource("large.properties")).isEmpty();
        }
    }

    @Test
    void doesNotLeaveADirectoryByAName() throws Exception {
        Files.write(directory.resolve("secret.class"), CLASS);
        Path classes = Files.createDirectories(directory.resolve("classes"));
        assertThat(Files.exists(classes.resolve("../secret.class"))).isTrue();
        String absolute = directory.resolve("secret").toString();
        try (ClassPath path = ClassPath.of(List.of(classes))) {
            for (String name : List.of("../secret", "a/../../secret", "..\\secret", absolute, "/" + absolute)) {
                assertThat(path.find(name)).as(name).isEmpty();
                assertThat(path.resource(name + ".class")).as(name).isEmpty();
            }
            for (String name : List.of("", "/", "a\u0000b", "a".repeat(10_000), "\uD800", "[I", "a b", "*?<>|")) {
                assertThat(path.find(name)).isEmpty();
                assertThat(path.resource(name)).isEmpty();
            }
        }
    }

    @Test
    void refusesAJarThatIsNoneInOneSentence() throws Exception {
        byte[] sound = Jars.with("a/B.class", CLASS).bytes();
        for (int length : new int[] {0, 1, 21, 22, 40, sound.length - 1}) {
            Path cut = Files.write(directory.resolve("cut.jar"), Arrays.copyOf(sound, length));
            assertThatThrownBy(() -> ClassPath.of(List.of(cut)))
                    .isInstanceOf(UnusableInput.class)
                    .hasMessageContaining("cut.jar");
        }
    }

    @Test
    void looksOnWhereAClassInOneJarIsDamaged() throws Exception {
        byte[] damaged = Jars.with("a/B.class", CLASS).bytes();
        Arrays.fill(damaged, 39, 60, (byte) 0xFF);
        Path first = Files.write(directory.resolve("first.jar"), damaged);
        Path second = Files.write(
                directory.resolve("second.jar"), Jars.with("a/B.class", CLASS).bytes());
        try (ClassPath path = ClassPath.of(List.of(first))) {
            assertThat(path.find("a/B")).isEmpty();
        }
        try (ClassPath path = ClassPath.of(List.of(first, second))) {
            assertThat(path.find("a/B")).hasValue(CLASS);
        }
    }

    @Test
    void letsADamagedSupertypeOnItBlameNoCheckedClass() throws Exception {
        byte[] child = Sinks.type("app/Child", (type, method) -> Sinks.sink(method, Sinks.DATA));
        byte[] parent = Files.readAllBytes(Sources.in(directory, "package java2; public class Parent {}")
                .classes()
                .resolve("java2/Parent.class"));
        Path classPath = Files.createDirectories(directory.resolve("path/java/sql"));
        for (int length = 0; length < parent.length; length++) {
            Files.write(classPath.resolve("Statement.class"), Arrays.copyOf(parent, length));
            try (ClassPath path = ClassPath.of(List.of(directory.resolve("path")))) {
                ScanResult result = Scan.of(List.of(Sinks.RULE))
                        .run(new ClassFiles(List.of(new ClassFile("Child.class", child)), List.of()), path);
                assertThat(result.unreadable()).isEmpty();
                assertThat(result.hits()).hasSize(1);
            }
        }
    }
}
