package io.github.secureblocks.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithoutBouncyCastleTest {
    private static final String HASHER = PasswordHasher.class.getName();

    @ParameterizedTest
    @ValueSource(strings = {"argon2id", "scrypt"})
    void whatNeedsItSaysSoWhereItIsChosen(String algorithm) throws Exception {
        try (URLClassLoader bare = withoutBouncyCastle()) {
            assertThatThrownBy(() -> bare.loadClass(HASHER).getMethod(algorithm).invoke(null))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("add the dependency org.bouncycastle:bcprov-jdk18on");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bcrypt", "pbkdf2"})
    void everythingElseWorks(String algorithm) throws Exception {
        try (URLClassLoader bare = withoutBouncyCastle()) {
            assertThat(bare.loadClass(HASHER).getMethod(algorithm).invoke(null).toString())
                    .contains(algorithm);
        }
    }

    @Test
    void everyClassCanBeInspected() throws Exception {
        try (URLClassLoader bare = withoutBouncyCastle()) {
            for (Class<?> type :
                    new Class<?>[] {PasswordHasher.class, PasswordFormat.class, Argon2Scheme.class, ScryptScheme.class
                    }) {
                Class<?> loaded = Class.forName(type.getName(), true, bare);
                assertThat(loaded).isNotSameAs(type);
                assertThat(loaded.getDeclaredMethods()).isNotEmpty();
                assertThat(loaded.getDeclaredFields()).isNotEmpty();
            }
        }
    }

    private static URLClassLoader withoutBouncyCastle() {
        String[] classPath = System.getProperty("java.class.path").split(File.pathSeparator);
        URL[] urls = Arrays.stream(classPath)
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("bcprov"))
                .map(WithoutBouncyCastleTest::url)
                .toArray(URL[]::new);
        assertThat(urls).hasSize(classPath.length - 1);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
