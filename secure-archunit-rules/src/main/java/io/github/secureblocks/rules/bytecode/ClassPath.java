package io.github.secureblocks.rules.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Where the types are found that the checked classes use: only read for their supertypes and annotations, never loaded
 * and never checked.
 */
public final class ClassPath implements AutoCloseable {
    private final List<Path> directories = new ArrayList<>();
    private final List<ZipFile> jars = new ArrayList<>();
    private final SystemModules platform = new SystemModules();
    private final @Nullable ClassLoader loader;

    private ClassPath(@Nullable ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * The class path of a loader.
     *
     * @param loader asked for resources; also finds the types of the JDK
     * @return to be closed
     */
    public static ClassPath of(ClassLoader loader) {
        return new ClassPath(loader);
    }

    /**
     * Directories and jars, then the JDK that runs.
     *
     * @param entries directories and jars
     * @return to be closed
     * @throws UnusableInput if an entry does not exist or is no jar
     */
    public static ClassPath of(List<Path> entries) {
        ClassPath path = new ClassPath(null);
        try {
            for (Path entry : entries) {
                if (Files.isDirectory(entry)) {
                    path.directories.add(entry);
                } else {
                    path.jars.add(new ZipFile(entry.toFile()));
                }
            }
            return path;
        } catch (IOException failed) {
            path.close();
            throw new UnusableInput("The class path names a file that is not there or is not a jar: "
                    + entries.get(path.directories.size() + path.jars.size()));
        }
    }

    Optional<byte[]> find(String internalName) {
        String resource = internalName + ".class";
        try {
            for (Path directory : directories) {
                Path file = directory.resolve(resource);
                if (Files.isRegularFile(file)) {
                    return Optional.of(Files.readAllBytes(file));
                }
            }
            for (ZipFile jar : jars) {
                ZipEntry entry = jar.getEntry(resource);
                if (entry != null) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        return Optional.of(in.readAllBytes());
                    }
                }
            }
            return loader == null ? platform.find(resource) : find(resource, loader);
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> find(String resource, ClassLoader loader) throws IOException {
        try (InputStream in = loader.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    @Override
    public void close() {
        for (ZipFile jar : jars) {
            try {
                jar.close();
            } catch (IOException ignored) {
                // Nothing was written, so nothing is lost.
            }
        }
    }
}
