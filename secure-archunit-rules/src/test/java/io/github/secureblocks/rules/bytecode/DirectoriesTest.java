package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found below a directory: classes, jars and settings, through links as well. */
class DirectoriesTest {
    private static final byte[] CLASS = Sinks.type("a/B", (type, method) -> Sinks.sink(method, Sinks.DATA));

    @TempDir
    Path directory;

    private Path root;

    private Path write(String name, byte[] bytes) throws IOException {
        root = directory.resolve("root");
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> found(ClassFiles files) {
        return files.files().stream()
                .map(file -> root.relativize(Path.of(file.location())).toString())
                .toList();
    }

    @Test
    void followsLinksAndReadsEachDirectoryOnce() throws Exception {
        write("a/B.class", CLASS);
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        Files.write(elsewhere.resolve("C.class"), CLASS);
        Files.createSymbolicLink(root.resolve("a/up"), root);
        Files.createSymbolicLink(root.resolve("linked"), elsewhere);
        Files.createSymbolicLink(root.resolve("again"), elsewhere);
        Files.createSymbolicLink(root.resolve("D.class"), elsewhere.resolve("C.class"));
        try (ClassFiles files = ClassFiles.read(List.of(root, root))) {
            assertThat(found(files)).containsExactly("D.class", "a/B.class", "again/C.class");
            assertThat(files.unreadable()).isEmpty();
        }
    }

    @Test
    void endsWhereLinksDoubleTheWaysWithEachDirectory() throws Exception {
        write("d0/B.class", CLASS);
        for (int depth = 1; depth < 60; depth++) {
            Path next = Files.createDirectories(root.resolve("d" + depth));
            Files.createSymbolicLink(next.resolve("left"), root.resolve("d" + (depth - 1)));
            Files.createSymbolicLink(next.resolve("right"), root.resolve("d" + (depth - 1)));
        }
        try (ClassFiles files = ClassFiles.read(List.of(root))) {
            assertThat(files.files()).hasSize(1);
        }
    }

    @Test
    void namesLinksThatLeadNowhereOrToThemselves() throws Exception {
        write("a/B.class", CLASS);
        Files.createSymbolicLink(root.resolve("Gone.class"), root.resolve("absent"));
        Files.createSymbolicLink(root.resolve("self"), root.resolve("self"));
        try (ClassFiles files = ClassFiles.read(List.of(root))) {
            assertThat(files.files()).hasSize(1);
            assertThat(files.unreadable())
                    .hasSize(2)
                    .allMatch(each -> each.reason().contains("leads nowhere"));
        }
    }

    @Test
    void readsADirectoryThatIsNamedAsAClassOrAJar() throws Exception {
        write("Odd.class/a/B.class", CLASS);
        write("exploded.war/WEB-INF/classes/a/B.class", CLASS);
        try (ClassFiles files = ClassFiles.read(List.of(root))) {
            assertThat(found(files)).containsExactly("Odd.class/a/B.class", "exploded.war/WEB-INF/classes/a/B.class");
            assertThat(files.unreadable()).isEmpty();
        }
    }

    @Test
    void readsTheJarsInADirectoryAndNamesThoseThatAreNone() throws Exception {
        write("WEB-INF/lib/x.jar", Jars.with("a/B.class", CLASS).bytes());
        write("WEB-INF/lib/broken.jar", text("no jar"));
        try (ClassFiles files = ClassFiles.read(List.of(root))) {
            assertThat(found(files)).containsExactly("WEB-INF/lib/x.jar!/a/B.class");
            assertThat(files.unreadable()).singleElement().satisfies(each -> {
                assertThat(each.location()).endsWith("broken.jar");
                assertThat(each.reason()).isEqualTo("is no jar that can be read");
            });
        }
    }

    @Test
    void collectsTheSettingsBesideTheClasses() throws Exception {
        write("app.properties", text("a=b"));
        write("config/application-test.yml", text("a: b"));
        write("config/other.yml", text("a: b"));
        write("large.properties", new byte[ResourceFile.MAX_BYTES + 1]);
        byte[] inner = Jars.with("inner.properties", text("c=d")).bytes();
        write(
                "app.jar",
                Jars.with("BOOT-INF/classes/application.yaml", text("a: b"))
                        .and("BOOT-INF/lib/x.jar", inner)
                        .bytes());
        try (ClassFiles files = ClassFiles.read(List.of(root))) {
            assertThat(files.resources().stream().map(ResourceFile::name))
                    .containsExactly(
                            "application.yaml", "inner.properties", "app.properties", "config/application-test.yml");
            assertThat(files.resources().get(1).location()).endsWith("app.jar!/BOOT-INF/lib/x.jar!/inner.properties");
            assertThat(files.resources().get(2).bytes()).isEqualTo(text("a=b"));
            assertThat(files.unreadable()).isEmpty();
        }
    }

    @Test
    void collectsNoMoreSettingsThanItsBound() throws Exception {
        Jars many = new Jars();
        for (int at = 0; at < Bounds.MAX_RESOURCES + 10; at++) {
            many.and(at + ".properties", "a=b");
        }
        write("many.jar", many.bytes());
        try (ClassFiles files = ClassFiles.read(List.of(root))) {
            assertThat(files.resources()).hasSize(Bounds.MAX_RESOURCES);
        }
    }
}
