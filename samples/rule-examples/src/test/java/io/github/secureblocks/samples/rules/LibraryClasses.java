package io.github.secureblocks.samples.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The class files of a jar or a directory; of a multi-release jar those that every release reads. */
final class LibraryClasses {
    private LibraryClasses() {}

    static List<byte[]> in(Path place) throws IOException {
        return Files.isDirectory(place) ? inDirectory(place) : inJar(place);
    }

    private static List<byte[]> inDirectory(Path directory) throws IOException {
        List<byte[]> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(LibraryClasses::isClass).sorted().toList()) {
                classes.add(Files.readAllBytes(file));
            }
        }
        return classes;
    }

    private static List<byte[]> inJar(Path file) throws IOException {
        List<byte[]> classes = new ArrayList<>();
        try (ZipFile jar = new ZipFile(file.toFile())) {
            for (var entry : jar.stream()
                    .filter(each -> !each.getName().startsWith("META-INF/") && isClass(Path.of(each.getName())))
                    .toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    classes.add(in.readAllBytes());
                }
            }
        }
        return classes;
    }

    private static boolean isClass(Path file) {
        return file.toString().endsWith(".class") && !file.endsWith("module-info.class");
    }
}
