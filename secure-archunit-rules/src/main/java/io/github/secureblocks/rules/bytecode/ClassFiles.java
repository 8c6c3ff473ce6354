package io.github.secureblocks.rules.bytecode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;

/**
 * The class files of directories and jars, of jars that lie in them, and of jars within jars.
 *
 * <p><b>Guarantees.</b> Every file below what was named whose name ends in {@code .class} is among the files or is named as
 * unreadable. A jar is read by its directory, as Java reads it: signed ones as they are; of a multi-release jar each
 * version of a class is read, the one that every Java runs first. Jars within jars are read to a depth of three. Every
 * bound that is met is named at the place where it was.
 *
 * <p><b>Does not guarantee</b> that the bytes are at hand: a class is read when it is asked for, until this is closed.
 *
 * @param files what was found, in a stable order
 * @param resources settings and mappers beside the classes, each of at most 1 MiB and at most 2,000 of them
 * @param unreadable what could not be read
 */
public record ClassFiles(List<ClassFile> files, List<ResourceFile> resources, List<Unreadable> unreadable)
        implements AutoCloseable {
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
     * Finds what is in directories, jars (or wars, ears, zips) and single class files.
     *
     * @param paths what to check
     * @return everything found there; to be closed, which also happens when nobody holds it any more
     * @throws UnusableInput if a path does not exist, or is neither a directory, a jar nor a class file
     */
    public static ClassFiles read(List<Path> paths) {
        return read(paths, Bounds.standard());
    }

    static ClassFiles read(List<Path> paths, Bounds bounds) {
        Inputs inputs = new Inputs(bounds);
        try {
            paths.forEach(path -> read(path, inputs));
            return inputs.files();
        } catch (UnusableInput unusable) {
            inputs.close();
            throw unusable;
        }
    }

    /**
     * Finds the mappers and the settings of the application in places whose classes are at hand already.
     *
     * @param places directories and jars; one that is not there is passed over
     * @return resources without classes
     */
    public static ClassFiles mappersIn(Collection<Path> places) {
        Inputs inputs = Inputs.ofMappers();
        for (Path place : places) {
            try {
                if (Files.exists(place)) {
                    read(place, inputs);
                }
            } catch (UnusableInput unusable) {
                inputs.named(place.toString(), "cannot be read any more");
            }
        }
        return inputs.files();
    }

    private static void read(Path path, Inputs inputs) {
        if (Files.isDirectory(path)) {
            Directory.read(path, inputs);
        } else if (!Files.isRegularFile(path)) {
            throw new UnusableInput("There is no directory or jar at " + path + "; compile first, then name it");
        } else {
            try {
                if (Inputs.isClass(path.toString())) {
                    inputs.file(path);
                } else if (inputs.isNew(path, Files.readAttributes(path, BasicFileAttributes.class))) {
                    inputs.entries(inputs.open(path), 1);
                }
            } catch (IOException failed) {
                throw new UnusableInput("The file " + path + " " + failed.getMessage()
                        + "; name a directory of classes, a jar or a .class file");
            }
        }
    }

    @Override
    public void close() {
        files.forEach(ClassFile::close);
    }
}
