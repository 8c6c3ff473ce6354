package io.github.secureblocks.rules.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;

/** Walks through what is to be checked and keeps to the bounds. */
final class Inputs {
    private static final Set<String> ARCHIVES = Set.of("jar", "war", "ear", "zip", "rar", "aar", "jmod", "hpi");

    private final Bounds bounds;
    private final boolean onlyMappers;
    private final List<ClassFile> files = new ArrayList<>();
    private final List<ResourceFile> resources = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final List<Archive> opened = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();
    private int archives;
    private long archiveBytes;
    private long classBytes;
    private int resourceBytes;
    private long xmlBytes;
    private boolean full;

    Inputs(Bounds bounds) {
        this(bounds, false);
    }

    private Inputs(Bounds bounds, boolean onlyMappers) {
        this.bounds = bounds;
        this.onlyMappers = onlyMappers;
    }

    /** For places whose classes are known already. */
    static Inputs ofMappers() {
        return new Inputs(Bounds.standard(), true);
    }

    boolean takes(String name) {
        return onlyMappers
                ? ResourceFile.isXml(name) || ResourceFile.isOfApplication(name)
                : isClass(name) || isArchive(name) || ResourceFile.isXml(name) || ResourceFile.isOne(name);
    }

    ClassFiles files() {
        return new ClassFiles(files, resources, unreadable);
    }

    void close() {
        opened.forEach(Archive::close);
    }

    static boolean isClass(String name) {
        return name.endsWith(".class");
    }

    static boolean isArchive(String name) {
        return ARCHIVES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    void named(String location, String reason) {
        unreadable.add(new Unreadable(location, reason));
    }

    /** Whether this directory or jar is met for the first time, by whatever name. */
    boolean isNew(Path path, BasicFileAttributes attributes) throws IOException {
        Object key = attributes.fileKey();
        return seen.add(key == null ? path.toRealPath() : key);
    }

    void file(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        String location = path.toString();
        if (!attributes.isRegularFile()) {
            named(location, "is no file that can be read to its end");
        } else if (fits(location, attributes.size())) {
            files.add(new ClassFile(location, Content.of(path)));
        }
    }

    private boolean fits(String location, long size) {
        if (full) {
            return false;
        } else if (size > Bounds.MAX_CLASS_BYTES) {
            named(location, Bounds.LARGE_CLASS);
            return false;
        }
        classBytes += size;
        full = files.size() >= bounds.classes() || classBytes > bounds.classBytes();
        if (full) {
            named(location, "from here on there is more than one check takes; check fewer classes at once");
        }
        return !full;
    }

    void resource(String location, String name, InputStream in) throws IOException {
        if (ResourceFile.isXml(name)) {
            xml(location, name, in);
        } else if (hasRoom()) {
            byte[] bytes = in.readNBytes(ResourceFile.MAX_BYTES + 1);
            if (bytes.length <= ResourceFile.MAX_BYTES) {
                add(new ResourceFile(location, name, bytes));
            }
        }
    }

    /** What is no mapper is of no interest, and is not kept. */
    private void xml(String location, String name, InputStream in) throws IOException {
        if (xmlBytes > Bounds.MAX_XML_BYTES_IN_ALL) {
            return;
        }
        byte[] bytes = in.readNBytes(ResourceFile.MAX_BYTES + 1);
        xmlBytes += bytes.length;
        if (xmlBytes > Bounds.MAX_XML_BYTES_IN_ALL) {
            named(location, "from here on there is more XML than one check reads; check fewer files at once");
        } else if (ResourceFile.holdsMapper(bytes)) {
            if (bytes.length > ResourceFile.MAX_BYTES || !hasRoom()) {
                named(location, "larger, or one more, than the mappers that one check reads; check it by itself");
            } else {
                add(new ResourceFile(location, name, bytes));
            }
        }
    }

    private boolean hasRoom() {
        return resources.size() < Bounds.MAX_RESOURCES && resourceBytes < Bounds.MAX_RESOURCE_BYTES_IN_ALL;
    }

    private void add(ResourceFile file) {
        resourceBytes += file.bytes().length;
        resources.add(file);
    }

    /** A jar that lies in a directory. */
    void archive(Path path) throws IOException {
        if (!isNew(path, Files.readAttributes(path, BasicFileAttributes.class))) {
            return;
        } else if (++archives > bounds.archives()) {
            named(path.toString(), "one jar more than one check takes; check it by itself");
            return;
        }
        try {
            entries(open(path), 1);
        } catch (IOException failed) {
            named(path.toString(), String.valueOf(failed.getMessage()));
        }
    }

    Archive open(Path path) throws IOException {
        return opened(Archive.open(path, path.toString()));
    }

    private Archive opened(Archive archive) {
        opened.add(archive);
        return archive;
    }

    /** Everything in a jar; closed at once if no class of it is to be read later. */
    void entries(Archive archive, int depth) throws IOException {
        boolean used = false;
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : archive.entries()) {
            String name = entry.getName();
            if (ResourceFile.isXml(name)) {
                mapper(archive, entry);
            } else if (onlyMappers) {
                continue;
            } else if (isClass(name) || isArchive(name)) {
                if (!names.add(name)) {
                    named(archive.at(entry), "the jar holds this name more than once; only one of them is analysed");
                } else if (entry.getSize() < 0) {
                    named(archive.at(entry), "says no size; unpack it and name it by itself");
                } else if (bounds.isBomb(entry.getSize(), entry.getCompressedSize())) {
                    named(archive.at(entry), "packed far smaller than a program is; unpack it and look at it");
                } else if (isArchive(name)) {
                    within(archive, entry, depth);
                } else if (fits(archive.at(entry), entry.getSize())) {
                    files.add(new ClassFile(archive.at(entry), archive.content(entry)));
                    used = true;
                }
            } else if (ResourceFile.isOne(name)) {
                settings(archive, entry);
            }
        }
        if (!used) {
            archive.close();
        }
    }

    private void within(Archive archive, ZipEntry entry, int depth) {
        archiveBytes += entry.getSize();
        if (depth > bounds.depth()) {
            named(archive.at(entry), "a jar within more jars than the check opens; unpack it and name it by itself");
        } else if (++archives > bounds.archives() || archiveBytes > bounds.archiveBytes()) {
            named(archive.at(entry), "one jar more than one check takes; unpack it and name it by itself");
        } else {
            try {
                entries(opened(archive.open(entry)), depth + 1);
            } catch (IOException failed) {
                named(archive.at(entry), String.valueOf(failed.getMessage()));
            }
        }
    }

    private void mapper(Archive archive, ZipEntry entry) {
        try (InputStream in = archive.read(entry)) {
            resource(archive.at(entry), withoutRoot(entry.getName()), in);
        } catch (IOException | RuntimeException damaged) {
            named(archive.at(entry), "the jar is damaged at this entry");
        }
    }

    private void settings(Archive archive, ZipEntry entry) {
        try (InputStream in = archive.read(entry)) {
            resource(archive.at(entry), withoutRoot(entry.getName()), in);
        } catch (IOException | RuntimeException damaged) {
            // Without it fewer values are known to be constant, which is told at each of them.
        }
    }

    private static String withoutRoot(String name) {
        for (String root : List.of("BOOT-INF/classes/", "WEB-INF/classes/")) {
            if (name.startsWith(root)) {
                return name.substring(root.length());
            }
        }
        return name;
    }
}
