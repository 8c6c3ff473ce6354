package io.github.secureblocks.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistyped name finds nothing and stays green; so each is looked up in the library that it names. */
class SignaturesTest {
    static Stream<Rule> rules() {
        return Examples.RULES.stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void nameMethodsThatExist(Rule rule) {
        for (Detector detector : rule.detectors()) {
            CatalogueNames.signatures(detector)
                    .forEach(signature -> CatalogueNames.expanded(signature.toString())
                            .forEach(text -> assertThat(exists(Signature.of(text)))
                                    .as(text)
                                    .isTrue()));
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void nameTypesThatExist(Rule rule) {
        for (Detector detector : rule.detectors()) {
            CatalogueNames.types(detector)
                    .flatMap(CatalogueNames::expanded)
                    .forEach(name -> assertThat(load(name)).as(name).isNotNull());
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void nameOneTypeForEachImport(Rule rule) {
        assertThat(rule.fix().imports())
                .allSatisfy(name -> assertThat(load(name)).isNotNull());
    }

    @Test
    void noticeAMistypedMethod() {
        assertThat(exists(Signature.of("java.sql.Statement#execute(java.lang.String, *)")))
                .isTrue();
        assertThat(exists(Signature.of("java.sql.Statement#exec(java.lang.String)")))
                .isFalse();
        assertThat(exists(Signature.of("java.sql.Statement#execute(java.lang.Object)")))
                .isFalse();
        assertThatThrownBy(() -> exists(Signature.of("java.sql.Statment#execute(*)")))
                .isInstanceOf(AssertionError.class);
    }

    private static boolean exists(Signature signature) {
        return executables(signature).findAny().isPresent();
    }

    /** The methods or constructors of the library that a signature without a placeholder means. */
    static Stream<Executable> executables(Signature signature) {
        return executables(load(signature.owner()), signature.name()).stream().filter(found -> {
            List<String> types = Arrays.stream(found.getParameterTypes())
                    .map(SignaturesTest::sourceName)
                    .toList();
            List<String> wanted = signature.parameters();
            return signature.anyParameters()
                    ? types.size() >= wanted.size()
                            && types.subList(0, wanted.size()).equals(wanted)
                    : types.equals(wanted);
        });
    }

    private static List<Executable> executables(Class<?> type, String name) {
        if (name.equals("<init>")) {
            return List.<Constructor<?>>of(type.getDeclaredConstructors()).stream()
                    .map(Executable.class::cast)
                    .toList();
        }
        List<Executable> found = new ArrayList<>();
        Stream.concat(Stream.of(type.getMethods()), Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.getName().equals(name))
                .forEach(found::add);
        return found;
    }

    private static String sourceName(Class<?> type) {
        return type.isArray() ? sourceName(type.getComponentType()) + "[]" : type.getName();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, SignaturesTest.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new AssertionError("Nothing on the class path is called " + name, missing);
        }
    }
}
