package io.github.secureblocks.rules.bytecode;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** Everything below a directory, through links as well; each directory once, however many links lead there. */
final class Directory {
    private final Path root;
    private final Inputs inputs;
    private final List<Path> files = new ArrayList<>();

    private Directory(Path root, Inputs inputs) {
        this.root = root;
        this.inputs = inputs;
    }

    static void read(Path root, Inputs inputs) {
        new Directory(root, inputs).read();
    }

    private void read() {
        Deque<Path> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            children(open.pop()).forEach(child -> meet(child, open));
        }
        files.stream()
                .sorted(Comparator.comparing((Path file) -> Archive.isVersioned(name(file)))
                        .thenComparing(Path::toString))
                .forEach(this::file);
    }

    private List<Path> children(Path directory) {
        List<Path> children = new ArrayList<>();
        try {
            if (inputs.isNew(directory, Files.readAttributes(directory, BasicFileAttributes.class))) {
                try (DirectoryStream<Path> found = Files.newDirectoryStream(directory)) {
                    found.forEach(children::add);
                }
            }
        } catch (IOException | DirectoryIteratorException failed) {
            inputs.named(directory.toString(), "cannot be read to its end; look at its permissions");
        }
        children.sort(Comparator.comparing(Path::toString));
        return children;
    }

    private void meet(Path path, Deque<Path> open) {
        if (Files.isDirectory(path)) {
            open.add(path);
        } else if (Files.exists(path)) {
            files.add(path);
        } else if (Files.isSymbolicLink(path)) {
            inputs.named(path.toString(), "a link that leads nowhere");
        }
    }

    private void file(Path path) {
        try {
            String name = name(path);
            if (!inputs.takes(name)) {
                return;
            } else if (Inputs.isClass(name)) {
                inputs.file(path);
            } else if (Inputs.isArchive(name)) {
                inputs.archive(path);
            } else if (Files.isRegularFile(path)) {
                try (InputStream in = Files.newInputStream(path)) {
                    inputs.resource(path.toString(), name, in);
                }
            }
        } catch (IOException | RuntimeException failed) {
            inputs.named(path.toString(), "cannot be read; look at its permissions");
        }
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace(File.separatorChar, '/');
    }
}
