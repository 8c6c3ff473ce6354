package io.github.secureblocks.samples.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users would download, as it was packaged a moment ago. */
class PublishedJarsIT {
    private static final String VERSION = System.getProperty("project.version");

    @ParameterizedTest
    @CsvSource({
        "secure-core, io.github.secureblocks.core",
        "secure-web, io.github.secureblocks.web",
        "secure-web-test, io.github.secureblocks.web.test",
        "secure-archunit-rules, io.github.secureblocks.rules"
    })
    void promisesItsModuleName(String module, String name) throws IOException {
        try (JarFile jar = new JarFile(jar(module, "").toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                    .isEqualTo(name);
        }
    }

    @ParameterizedTest
    @CsvSource({"secure-core", "secure-web", "secure-web-test", "secure-archunit-rules"})
    void comesWithSourcesAndJavadoc(String module) {
        assertThat(jar(module, "-sources")).exists();
        assertThat(jar(module, "-javadoc")).exists();
    }

    @Test
    void theRulesBringTheirOwnAsmUnderAnotherName() throws IOException {
        assertThat(entries(jar("secure-archunit-rules", "")))
                .noneMatch(entry -> entry.startsWith("org/objectweb/asm/") || entry.startsWith("com/fasterxml/"))
                .noneMatch(entry -> entry.startsWith("com/tngtech/"))
                .anyMatch(entry -> entry.endsWith("/tree/MethodNode.class"));
        String pom = Files.readString(CommittedFile.ROOT.resolve("secure-archunit-rules/dependency-reduced-pom.xml"));
        assertThat(pom).contains("<artifactId>archunit</artifactId>").doesNotContain("<artifactId>asm");
    }

    @Test
    void theCommandNeedsNothingBesideIt() throws IOException {
        Path cli = jar("secure-archunit-rules", "-cli");
        assertThat(entries(cli)).noneMatch(entry -> entry.startsWith("com/tngtech/"));
        try (JarFile jar = new JarFile(cli.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .startsWith("io.github.secureblocks.rules.cli.");
        }
    }

    private static Path jar(String module, String classifier) {
        return CommittedFile.ROOT.resolve(module + "/target/" + module + "-" + VERSION + classifier + ".jar");
    }

    private static List<String> entries(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }
}
