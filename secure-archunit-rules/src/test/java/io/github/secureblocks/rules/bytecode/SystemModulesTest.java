package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SystemModulesTest {
    @Test
    void findsTheTypesOfEveryModuleOfTheJdk() throws IOException {
        List<String> lost = new ArrayList<>();
        int modules = 0;
        try (ClassPath nothing = ClassPath.of(List.of())) {
            for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
                Optional<String> type = anyType(module);
                modules += type.isPresent() ? 1 : 0;
                type.filter(name -> nothing.find(name).isEmpty())
                        .ifPresent(name -> lost.add(module.descriptor().name() + ": " + name));
            }
        }
        assertThat(modules).isGreaterThan(20);
        assertThat(lost).isEmpty();
    }

    @Test
    void knowsTheHierarchyOfTheJdkWithoutAnyLibrary() {
        try (ClassPath nothing = ClassPath.of(List.of())) {
            Types types = new Types(nothing);
            assertThat(types.isSubtype("java/sql/CallableStatement", "java/sql/Statement"))
                    .isTrue();
            assertThat(types.isSubtype("javax/sql/rowset/CachedRowSet", "java/sql/ResultSet"))
                    .isTrue();
            assertThat(types.isSubtype("java/sql/SQLException", "java/lang/Throwable"))
                    .isTrue();
            assertThat(types.isSubtype("java/net/URLClassLoader", "java/lang/ClassLoader"))
                    .isTrue();
            assertThat(types.isSubtype("java/sql/Statement", "java/sql/CallableStatement"))
                    .isFalse();
        }
    }

    @Test
    void findsNothingOfTheProgramThatScans() {
        try (ClassPath nothing = ClassPath.of(List.of())) {
            assertThat(nothing.find("io/github/secureblocks/rules/bytecode/ClassPath"))
                    .isEmpty();
            assertThat(nothing.find("com/tngtech/archunit/core/domain/JavaClass"))
                    .isEmpty();
        }
    }

    private static Optional<String> anyType(ModuleReference module) throws IOException {
        try (ModuleReader reader = module.open();
                Stream<String> resources = reader.list()) {
            return resources
                    .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .findFirst();
        }
    }
}
