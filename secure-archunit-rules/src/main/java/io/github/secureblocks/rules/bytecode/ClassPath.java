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
        return read(internalName + ".class", Bounds.MAX_CLASS_BYTES);
    }

    /**
     * A file of settings.
     *
     * @param name relative to the root, with {@code /}
     * @return the first of that name; empty where there is none, or it is larger than 1 MiB
     */
    Optional<byte[]> resource(String name) {
        return read(name, ResourceFile.MAX_BYTES);
    }

    private Optional<byte[]> read(String name, int most) {
        if (!isInside(name)) {
            return Optional.empty();
        }
        for (Path directory : directories) {
            Optional<byte[]> found = read(() -> open(directory, name), most);
            if (found.isPresent()) {
                return found;
            }
        }
        for (ZipFile jar : jars) {
            Optional<byte[]> found = read(() -> open(jar, name), most);
            if (found.isPresent()) {
                return found;
            }
        }
        ClassLoader other = loader;
        return other == null ? ofPlatform(name) : read(() -> other.getResourceAsStream(name), most);
    }

    private Optional<byte[]> ofPlatform(String name) {
        try {
            return platform.find(name);
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    // A name of a class file may be anything; a directory must not be left by it.
    private static boolean isInside(String name) {
        return !name.startsWith("/")
                && List.of(name.split("[/\\\\]", -1)).stream().noneMatch(".."::equals);
    }

    private static Optional<byte[]> read(Opening opening, int most) {
        try (InputStream in = opening.open()) {
            byte[] bytes = in == null ? null : in.readNBytes(most + 1);
            return bytes == null || bytes.length > most ? Optional.empty() : Optional.of(bytes);
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static @Nullable InputStream open(Path directory, String name) throws IOException {
        Path file = directory.resolve(name);
        return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
    }

    private static @Nullable InputStream open(ZipFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        return entry == null ? null : jar.getInputStream(entry);
    }

    private interface Opening {
        @Nullable
        InputStream open() throws IOException;
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
