package io.github.secureblocks.samples.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One absent type in a public signature breaks {@code getMethods()} and every consumer's compilation. */
class WithoutOptionalJarsTest {
    private static final List<String> OPTIONAL = List.of(
            "servlet-api",
            "tomcat",
            "spring-web",
            "spring-boot",
            "spring-context",
            "spring-beans",
            "h2-",
            "logback",
            "bcprov",
            "freemarker",
            "jmustache",
            "jsp-api",
            "jte-runtime",
            "thymeleaf");

    /** Each is for those who have the framework. */
    private static final Set<String> ADAPTERS = Set.of(
            "web.servlet",
            "web.spring",
            "web.tomcat",
            "web.html.freemarker",
            "web.html.jsp",
            "web.html.jte",
            "web.html.mustache",
            "web.html.thymeleaf");

    @Test
    void everyCapabilityCanBeInspected() {
        List<Class<?>> types = SdkClasses.published()
                .filter(type -> !ADAPTERS.contains(SdkClasses.shortName(type.getPackageName())))
                .filter(type -> !SdkClasses.moduleOf(type.getPackageName()).equals("secure-archunit-rules"))
                .toList();
        assertThat(types).isNotEmpty();
        try (URLClassLoader bare = new URLClassLoader(requiredJars(), ClassLoader.getPlatformClassLoader())) {
            assertThat(List.of(
                            "jakarta.servlet.Servlet",
                            "jakarta.servlet.jsp.JspWriter",
                            "freemarker.template.Configuration",
                            "com.samskivert.mustache.Mustache",
                            "gg.jte.Content",
                            "org.thymeleaf.TemplateEngine",
                            "org.springframework.context.ApplicationContext",
                            "org.h2.Driver",
                            "org.bouncycastle.crypto.generators.SCrypt"))
                    .allSatisfy(absent -> assertThatThrownBy(() -> Class.forName(absent, false, bare))
                            .isInstanceOf(ClassNotFoundException.class));
            assertThat(types)
                    .allSatisfy(type -> assertThatCode(() -> {
                                Class<?> loaded = Class.forName(type.getName(), true, bare);
                                loaded.getMethods();
                                loaded.getDeclaredMethods();
                                loaded.getDeclaredFields();
                            })
                            .doesNotThrowAnyException());
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }

    private static URL[] requiredJars() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        OPTIONAL.stream().noneMatch(Path.of(entry).getFileName().toString()::contains))
                .map(WithoutOptionalJarsTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
