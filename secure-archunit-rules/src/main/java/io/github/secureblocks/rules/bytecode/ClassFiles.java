package io.github.secureblocks.rules.bytecode;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The class files of directories and jars.
 *
 * <p><b>Guarantees.</b> Every file whose name ends in {@code .class} is either among the files or named as unreadable; a
 * jar inside a jar is named as unreadable, not skipped.
 *
 * @param files what was read, in a stable order
 * @param resources settings beside the classes, each of at most 1 MiB and at most 2,000 of them
 * @param unreadable what could not be read
 */
public record ClassFiles(List<ClassFile> files, List<ResourceFile> resources, List<Unreadable> unreadable) {
    private static final int MAX_CLASS_BYTES = 32 << 20;
    private static final int MAX_RESOURCES = 2_000;

    /**
     * Copies the lists.
     *
     * @param files see the record
     * @param resources see the record
     * @param unreadable see the record
     */
    public ClassFiles {
        files = List.copyOf(files);
        resources = List.copyOf(resources);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * Classes without settings beside them.
     *
     * @param files see the record
     * @param unreadable see the record
     */
    public ClassFiles(List<ClassFile> files, List<Unreadable> unreadable) {
        this(files, List.of(), unreadable);
    }

    /**
     * Reads directories, jars and single class files.
     *
     * @param paths what to check
     * @return everything found there
     * @throws UnusableInput if a path does not exist, or is neither a directory, a jar nor a class file
     */
    public static ClassFiles read(List<Path> paths) {
        List<ClassFile> files = new ArrayList<>();
        List<ResourceFile> resources = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                readDirectory(path, files, unreadable);
                readResources(path, resources);
            } else if (!Files.isRegularFile(path)) {
                throw new UnusableInput("There is no directory or jar at " + path + "; compile first, then name it");
            } else if (isClass(path.toString())) {
                readFile(path, files, unreadable);
            } else {
                readJar(path, files, resources, unreadable);
            }
        }
        return new ClassFiles(files, resources, unreadable);
    }

    private static void readResources(Path directory, List<ResourceFile> resources) {
        try (Stream<Path> found = Files.walk(directory)) {
            for (Path path : found.filter(Files::isRegularFile).sorted().toList()) {
                String name = directory.relativize(path).toString().replace(File.separatorChar, '/');
                if (ResourceFile.isOne(name) && resources.size() < MAX_RESOURCES) {
                    try (InputStream in = Files.newInputStream(path)) {
                        addResource(path.toString(), name, in, resources);
                    }
                }
            }
        } catch (IOException failed) {
            throw unreadable(directory, failed);
        } catch (UncheckedIOException failed) {
            throw unreadable(directory, failed.getCause());
        }
    }

    private static void addResource(String location, String name, InputStream in, List<ResourceFile> resources)
            throws IOException {
        byte[] bytes = in.readNBytes(ResourceFile.MAX_BYTES + 1);
        if (bytes.length <= ResourceFile.MAX_BYTES) {
            resources.add(new ResourceFile(location, name, bytes));
        }
    }

    private static void readDirectory(Path directory, List<ClassFile> files, List<Unreadable> unreadable) {
        try (Stream<Path> found = Files.walk(directory)) {
            found.filter(path -> isClass(path.toString()))
                    .sorted(Comparator.comparing(Path::toString))
                    .forEach(path -> readFile(path, files, unreadable));
        } catch (IOException failed) {
            throw unreadable(directory, failed);
        } catch (UncheckedIOException failed) {
            throw unreadable(directory, failed.getCause());
        }
    }

    private static UnusableInput unreadable(Path directory, @Nullable Throwable failed) {
        String at = failed instanceof FileSystemException known ? known.getFile() : directory.toString();
        return new UnusableInput("The directory " + directory
                + " cannot be read to its end; look at the permissions of " + Names.shown(String.valueOf(at)));
    }

    private static void readFile(Path path, List<ClassFile> files, List<Unreadable> unreadable) {
        try {
            if (Files.size(path) > MAX_CLASS_BYTES) {
                unreadable.add(new Unreadable(path.toString(), "larger than any class file is expected to be"));
            } else {
                files.add(new ClassFile(path.toString(), Files.readAllBytes(path)));
            }
        } catch (IOException failed) {
            unreadable.add(new Unreadable(path.toString(), "cannot be read; look at its permissions"));
        }
    }

    private static void readJar(
            Path path, List<ClassFile> files, List<ResourceFile> resources, List<Unreadable> unreadable) {
        try (ZipFile jar = new ZipFile(path.toFile())) {
            List<? extends ZipEntry> entries = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                String location = path + "!/" + entry.getName();
                if (isClass(entry.getName())) {
                    readEntry(jar, entry, location, files, unreadable);
                } else if (ResourceFile.isOne(entry.getName()) && resources.size() < MAX_RESOURCES) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        addResource(location, entry.getName(), in, resources);
                    }
                } else if (isArchive(entry.getName())) {
                    unreadable.add(new Unreadable(location, "a jar inside a jar; unpack it and name it by itself"));
                }
            }
        } catch (IOException | IllegalArgumentException failed) {
            throw new UnusableInput("The file " + path
                    + " is no jar that can be read; name a directory of classes, a jar or a .class file");
        }
    }

    private static void readEntry(
            ZipFile jar, ZipEntry entry, String location, List<ClassFile> files, List<Unreadable> unreadable) {
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MAX_CLASS_BYTES + 1);
            if (bytes.length > MAX_CLASS_BYTES) {
                unreadable.add(new Unreadable(location, "larger than any class file is expected to be"));
            } else {
                files.add(new ClassFile(location, bytes));
            }
        } catch (IOException failed) {
            unreadable.add(new Unreadable(location, "the jar is damaged at this entry"));
        }
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class");
    }

    private static boolean isArchive(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".jar") || lower.endsWith(".war") || lower.endsWith(".zip");
    }
}
