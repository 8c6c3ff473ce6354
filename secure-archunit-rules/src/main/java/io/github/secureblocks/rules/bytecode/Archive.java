package io.github.secureblocks.rules.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A jar that is open. */
final class Archive {
    private static final String DAMAGED = "the jar is damaged at this entry";

    private final ZipFile zip;
    private final String location;

    private Archive(ZipFile zip, String location) {
        this.zip = zip;
        this.location = location;
    }

    static Archive open(Path file, String location) throws IOException {
        return open(file, location, ZipFile.OPEN_READ);
    }

    /** A jar within this one, unpacked to a file that is gone when it is closed. */
    Archive open(ZipEntry entry) throws IOException {
        Path file = Files.createTempFile("secure-blocks", ".jar");
        try {
            unpack(entry, file);
            return open(file, at(entry), ZipFile.OPEN_READ | ZipFile.OPEN_DELETE);
        } finally {
            // What opened the file has deleted it, or keeps it to the end where an open file cannot be deleted.
            file.toFile().delete();
        }
    }

    private void unpack(ZipEntry entry, Path file) throws IOException {
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(file)) {
            byte[] part = new byte[1 << 16];
            long left = entry.getSize();
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                left -= read;
                if (left < 0) {
                    throw new IOException(DAMAGED);
                }
                out.write(part, 0, read);
            }
        }
    }

    private static Archive open(Path file, String location, int mode) throws IOException {
        try {
            return new Archive(new ZipFile(file.toFile(), mode), location);
        } catch (IOException | IllegalArgumentException failed) {
            String message = String.valueOf(failed.getMessage());
            throw new IOException(
                    message.contains("encrypted")
                            ? "holds entries that are encrypted"
                            : message.contains("compression method")
                                    ? "is packed in a way that Java does not know"
                                    : "is no jar that can be read",
                    failed);
        }
    }

    /** Those with content: first what any Java runs, then what only a newer one does, each by name. */
    List<? extends ZipEntry> entries() throws IOException {
        try {
            return zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .sorted(Comparator.comparing((ZipEntry entry) -> isVersioned(entry.getName()))
                            .thenComparing(ZipEntry::getName))
                    .toList();
        } catch (RuntimeException damaged) {
            throw new IOException("is damaged in its list of entries", damaged);
        }
    }

    static boolean isVersioned(String name) {
        return name.startsWith("META-INF/versions/") || name.contains("/META-INF/versions/");
    }

    String at(ZipEntry entry) {
        return location + "!/" + entry.getName();
    }

    InputStream read(ZipEntry entry) throws IOException {
        return zip.getInputStream(entry);
    }

    Content content(ZipEntry entry) {
        return new EntryContent(this, entry.getName(), (int) entry.getSize());
    }

    private byte[] read(String name, int size) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        try (InputStream in = entry == null ? InputStream.nullInputStream() : zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(size + 1);
            if (bytes.length != size) {
                throw new IOException(DAMAGED);
            }
            return bytes;
        } catch (IOException | RuntimeException damaged) {
            throw new IOException(DAMAGED, damaged);
        }
    }

    void close() {
        try {
            zip.close();
        } catch (IOException ignored) {
            // Nothing was written, so nothing is lost.
        }
    }

    private record EntryContent(Archive archive, String name, int size) implements Content {
        @Override
        public byte[] read() throws IOException {
            return archive.read(name, size);
        }

        @Override
        public void close() {
            archive.close();
        }
    }
}
