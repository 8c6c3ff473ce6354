package io.github.secureblocks.rules.report;

import io.github.secureblocks.rules.bytecode.Hit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Guesses where the source of a class lies: beside the build directory that it was compiled to. */
public final class SourceTree {
    private static final List<String> ROOTS =
            List.of("src/main/java", "src/test/java", "src/main/kotlin", "src/test/kotlin");
    private static final List<String> RESOURCE_ROOTS =
            List.of("src/main/resources", "src/main/java", "src/test/resources", "src/test/java");
    private static final int MAX_SOURCE = 2 << 20;
    private static final List<String> BUILDS = List.of("/target/", "/build/", "/out/", "/bin/");

    private final Path start;
    private final Path repository;

    private SourceTree(Path start) {
        this.start = start;
        this.repository = repository(start);
    }

    /**
     * The tree around a directory.
     *
     * @param directory where the check runs: a module or a repository
     * @return the tree
     */
    public static SourceTree around(Path directory) {
        return new SourceTree(directory.toAbsolutePath().normalize());
    }

    /**
     * Whether a file that was told is still there.
     *
     * @param told path from the root of the repository
     * @return true where it is a file
     */
    public boolean holds(String told) {
        try {
            return Files.isRegularFile(repository.resolve(told));
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    String file(Hit hit) {
        boolean resource = isResource(hit);
        String relative = resource ? String.valueOf(hit.sourceFile()) : relative(hit);
        for (Path base : bases(hit.location())) {
            for (String root : resource ? RESOURCE_ROOTS : ROOTS) {
                Path file = base.resolve(root).resolve(relative);
                if (file.startsWith(repository) && Files.isRegularFile(file)) {
                    return repository.relativize(file).toString().replace('\\', '/');
                }
            }
        }
        return relative;
    }

    /** The lines of a file as {@link #file} named it; none where it is not there, not in the repository or too large. */
    List<String> lines(String file) {
        try {
            Path real = repository.resolve(file).toRealPath();
            if (!real.startsWith(repository.toRealPath()) || !Files.isRegularFile(real)) {
                return List.of();
            }
            try (InputStream in = Files.newInputStream(real)) {
                byte[] bytes = in.readNBytes(MAX_SOURCE + 1);
                return bytes.length > MAX_SOURCE
                        ? List.of()
                        : new String(bytes, StandardCharsets.UTF_8).lines().toList();
            }
        } catch (IOException | InvalidPathException unreadable) {
            return List.of();
        }
    }

    /** A file that is no class says where it lies itself; a class file may say anything of its source. */
    private static boolean isResource(Hit hit) {
        String file = hit.sourceFile();
        return file != null
                && file.endsWith(".xml")
                && hit.location().endsWith(".xml")
                && !List.of(file.split("[/\\\\]", -1)).contains("..");
    }

    private static String relative(Hit hit) {
        String type = hit.className();
        int dot = type.lastIndexOf('.');
        String file = hit.sourceFile();
        if (file == null || file.contains("..") || file.contains("/") || file.contains("\\")) {
            String simple = type.substring(dot + 1);
            int nested = simple.indexOf('$', 1);
            file = (nested < 0 ? simple : simple.substring(0, nested)) + ".java";
        }
        return dot < 0 ? file : type.substring(0, dot).replace('.', '/') + "/" + file;
    }

    private List<Path> bases(String location) {
        List<Path> bases = new ArrayList<>();
        absolute(location).ifPresent(path -> {
            for (String build : BUILDS) {
                int at = path.indexOf(build);
                if (at >= 0) {
                    bases.add(Path.of(path.substring(0, at + 1)));
                }
            }
        });
        bases.add(start);
        return bases;
    }

    private Optional<String> absolute(String location) {
        try {
            return Optional.of(start.resolve(location).normalize().toString().replace('\\', '/'));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    private static Path repository(Path start) {
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return at;
            }
        }
        return start;
    }
}
