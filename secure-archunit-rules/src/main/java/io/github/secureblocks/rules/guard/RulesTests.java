package io.github.secureblocks.rules.guard;

import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.DisabledTest;
import io.github.secureblocks.rules.bytecode.DisabledTests;
import io.github.secureblocks.rules.catalogue.Detector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The compiled tests of a module that use the rules. */
record RulesTests(Set<String> names, List<DisabledTest> disabled) {
    static RulesTests of(Path module, Detector.DisabledTest detector) throws IOException {
        Set<String> names = new TreeSet<>();
        List<DisabledTest> disabled = new ArrayList<>();
        for (Path directory : Project.compiledTests(module)) {
            Set<String> users = users(directory, detector.uses());
            List<Path> files = users.stream()
                    .map(name -> directory.resolve(name + ".class"))
                    .filter(Files::isRegularFile)
                    .toList();
            try (ClassFiles tests = ClassFiles.read(files)) {
                disabled.addAll(DisabledTests.in(tests, detector));
            }
            names.addAll(users);
        }
        return new RulesTests(names, disabled);
    }

    // One file at a time: the tests of a large module are not to be in memory beside the checked classes.
    private static Set<String> users(Path directory, String type) throws IOException {
        Set<String> users = new TreeSet<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".class"))::iterator) {
                try (ClassFiles test = ClassFiles.read(List.of(file))) {
                    users.addAll(DisabledTests.users(test, type));
                }
            }
        }
        return users;
    }
}
