package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Catalogue;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kotlin.KotlinVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kotlin's own library: what its compiler writes, in a jar with classes for several versions of Java. */
class KotlinJarTest {
    @TempDir
    Path directory;

    private static Path library() throws URISyntaxException {
        return Path.of(KotlinVersion.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static ScanResult scan(Path jar) {
        try (ClassFiles files = ClassFiles.read(List.of(jar))) {
            return Sinks.scan(files, Catalogue.standard().rules());
        }
    }

    @Test
    void checksEveryClassThatKotlinsCompilerWrote() throws Exception {
        ScanResult result = scan(library());
        assertThat(result.unreadable()).isEmpty();
        assertThat(result.checkedClasses()).isGreaterThan(500);
        assertThat(result.hits()).anySatisfy(hit -> assertThat(hit.sourceFile()).isEqualTo("PlatformRandom.kt"));
    }

    @Test
    void findsTheSameWhereItLiesInAFatJar() throws Exception {
        Path jar = Files.write(
                directory.resolve("fat.jar"),
                Jars.with("BOOT-INF/lib/kotlin.jar", bytes()).bytes());
        ScanResult alone = scan(library());
        ScanResult within = scan(jar);
        assertThat(within.unreadable()).isEmpty();
        assertThat(within.checkedClasses()).isEqualTo(alone.checkedClasses());
        assertThat(within.hits()).hasSameSizeAs(alone.hits());
    }

    private static byte[] bytes() throws IOException, URISyntaxException {
        return Files.readAllBytes(library());
    }
}
