package io.github.secureblocks.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.event.SecurityEvents;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.owasp.encoder.Encode;
import org.slf4j.Logger;

/** What is not of a framework runs where neither the Servlet API nor Spring is on the class path. */
class WithoutFrameworksTest {
    private static final List<String> OF_FRAMEWORKS = List.of(".servlet.", ".spring.");

    @Test
    void everyOtherClassLoadsWithItsWholeSignature() throws Exception {
        Path classes = root(TrustedProxies.class);
        List<String> names = namesIn(classes);
        assertThat(names).contains("io.github.secureblocks.web.servlet.ErrorFilter", TrustedProxies.class.getName());
        try (URLClassLoader bare = bare(classes)) {
            assertThatThrownBy(() -> readSignature(bare, "io.github.secureblocks.web.servlet.ErrorFilter"))
                    .isInstanceOf(NoClassDefFoundError.class);
            for (String name : names) {
                if (OF_FRAMEWORKS.stream().noneMatch(name::contains)) {
                    readSignature(bare, name);
                }
            }
        }
    }

    private static void readSignature(ClassLoader loader, String name) throws ClassNotFoundException {
        Class<?> type = Class.forName(name, true, loader);
        assertThat(type.getClassLoader()).isSameAs(loader);
        assertThat(type.getDeclaredMethods().length
                        + type.getDeclaredFields().length
                        + type.getDeclaredConstructors().length)
                .as(name)
                .isNotNegative();
    }

    private static URLClassLoader bare(Path classes) throws Exception {
        List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
        for (Class<?> needed : List.of(SecurityEvents.class, Encode.class, Logger.class, Nullable.class)) {
            urls.add(root(needed).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static Path root(Class<?> type) throws URISyntaxException {
        URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
        return Path.of(place);
    }

    private static List<String> namesIn(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(classes::relativize)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length())
                            .replace(java.io.File.separatorChar, '.'))
                    .toList();
        }
    }
}
