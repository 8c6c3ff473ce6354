package io.github.secureblocks.samples.benchmarks;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.Scan;
import io.github.secureblocks.rules.bytecode.ScanResult;
import io.github.secureblocks.rules.catalogue.Catalogue;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Every rule over the jar of H2, about a thousand classes, from the file to the findings. */
@State(Scope.Benchmark)
public class ScanJar {
    private Path jar;

    /** Finds the jar on the class path. */
    @Setup
    public void find() throws URISyntaxException {
        jar = Path.of(org.h2.Driver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    /** ArchUnit's model of the classes, before any rule is asked. */
    @Benchmark
    public JavaClasses floor() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return new ClassFileImporter().importJar(file);
        }
    }

    /** All rules. */
    @Benchmark
    public ScanResult ours() {
        try (ClassFiles classes = ClassFiles.read(List.of(jar));
                ClassPath none = ClassPath.of(List.of())) {
            return Scan.of(Catalogue.standard().rules()).run(classes, none);
        }
    }
}
