package io.github.secureblocks.samples.benchmarks.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Classes of jars, each name once, unpacked into directories. */
final class ClassSets {
    private ClassSets() {}

    /**
     * Unpacks the first classes of the jars in an order that mixes the jars and keeps packages whole: the packages by a
     * hash of their name. Each size is the one before it and some more.
     *
     * @param jars where the classes are from
     * @param target for a directory of each step
     * @param sizes how many classes there are up to each step, rising; none for all in one step
     * @return the directory of each step
     */
    static List<Path> unpack(List<Path> jars, Path target, int... sizes) throws IOException {
        Map<String, Path> found = find(jars);
        List<String> order = found.keySet().stream()
                .sorted(Comparator.comparingLong(ClassSets::packageHash).thenComparing(Comparator.naturalOrder()))
                .toList();
        int[] ends = sizes.length == 0 ? new int[] {order.size()} : sizes;
        if (ends[ends.length - 1] > order.size()) {
            throw new IllegalStateException("The jars hold only " + order.size() + " classes");
        }
        List<Path> steps = new ArrayList<>();
        int start = 0;
        for (int end : ends) {
            Path step = target.resolve("to-" + end);
            copy(order.subList(start, end), found, step);
            steps.add(step);
            start = end;
        }
        return steps;
    }

    static int count(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return (int) files.filter(Files::isRegularFile).count();
        }
    }

    private static Map<String, Path> find(List<Path> jars) throws IOException {
        Map<String, Path> found = new TreeMap<>();
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                zip.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.endsWith(".class")
                                && !name.startsWith("META-INF/")
                                && !name.endsWith("module-info.class"))
                        .forEach(name -> found.putIfAbsent(name, jar));
            }
        }
        return found;
    }

    private static void copy(List<String> names, Map<String, Path> found, Path step) throws IOException {
        if (Files.exists(step)) {
            return;
        }
        Path unfinished = step.resolveSibling(step.getFileName() + ".unfinished");
        Map<Path, List<String>> byJar = new TreeMap<>();
        for (String name : names) {
            byJar.computeIfAbsent(found.get(name), jar -> new ArrayList<>()).add(name);
        }
        for (Map.Entry<Path, List<String>> each : byJar.entrySet()) {
            try (ZipFile zip = new ZipFile(each.getKey().toFile())) {
                for (String name : each.getValue()) {
                    Path file = unfinished.resolve(name).normalize();
                    if (!file.startsWith(unfinished)) {
                        throw new IOException("An entry that leaves its directory, in " + each.getKey());
                    }
                    Files.createDirectories(file.getParent());
                    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
                        Files.write(file, in.readAllBytes());
                    }
                }
            }
        }
        Files.move(unfinished, step);
    }

    private static long packageHash(String name) {
        CRC32 hash = new CRC32();
        hash.update(name.substring(0, name.lastIndexOf('/') + 1).getBytes(UTF_8));
        return hash.getValue();
    }
}
