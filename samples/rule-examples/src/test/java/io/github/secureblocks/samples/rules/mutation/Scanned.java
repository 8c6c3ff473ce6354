package io.github.secureblocks.samples.rules.mutation;

import io.github.secureblocks.rules.bytecode.ClassFile;
import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.bytecode.Scan;
import io.github.secureblocks.rules.bytecode.ScanResult;
import io.github.secureblocks.rules.catalogue.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One scan with all rules. */
final class Scanned {
    private Scanned() {}

    static Map<String, List<Hit>> byPackage(List<ClassFile> classes) {
        return hits(classes).stream()
                .collect(Collectors.groupingBy(
                        hit -> hit.className().substring(0, hit.className().lastIndexOf('.'))));
    }

    static List<Hit> hits(List<ClassFile> classes) {
        try (ClassPath classPath = ClassPath.of(Scanned.class.getClassLoader())) {
            ScanResult scan = Scan.of(Catalogue.standard().rules()).run(new ClassFiles(classes, List.of()), classPath);
            if (!scan.unreadable().isEmpty()) {
                throw new IllegalStateException(scan.unreadable().get(0).toString());
            }
            return scan.hits();
        }
    }
}
