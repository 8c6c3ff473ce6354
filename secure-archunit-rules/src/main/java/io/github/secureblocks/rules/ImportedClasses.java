package io.github.secureblocks.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import io.github.secureblocks.rules.bytecode.ClassFile;
import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads the bytes of the classes that ArchUnit imported from where it found them; each jar is opened once. */
final class ImportedClasses implements AutoCloseable {
    private static final int MAX_CLASS_BYTES = 32 << 20;

    private final Map<String, ZipFile> jars = new HashMap<>();
    private final List<ClassFile> files = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();

    private ImportedClasses() {}

    static ClassFiles read(JavaClasses classes) {
        try (ImportedClasses imported = new ImportedClasses()) {
            classes.forEach(imported::read);
            return new ClassFiles(imported.files, imported.unreadable);
        }
    }

    private void read(JavaClass type) {
        Optional<Source> source = type.getSource();
        if (source.isEmpty()) {
            unreadable.add(new Unreadable(type.getName(), "ArchUnit does not tell where it lies"));
            return;
        }
        URI uri = source.get().getUri();
        String location = uri.toString();
        try {
            location = "file".equals(uri.getScheme()) ? Path.of(uri).toString() : location;
            read(uri, location);
        } catch (IOException | RuntimeException failed) {
            unreadable.add(new Unreadable(location, "cannot be read any more"));
        }
    }

    private void read(URI uri, String location) throws IOException {
        try (InputStream in = open(uri)) {
            byte[] bytes = in.readNBytes(MAX_CLASS_BYTES + 1);
            if (bytes.length > MAX_CLASS_BYTES) {
                unreadable.add(new Unreadable(location, "larger than any class file is expected to be"));
            } else {
                files.add(new ClassFile(location, bytes));
            }
        }
    }

    private InputStream open(URI uri) throws IOException {
        String text = uri.toString();
        int entry = text.indexOf("!/");
        boolean plainJar = text.startsWith("jar:file:") && entry > 0 && text.indexOf("!/", entry + 1) < 0;
        if (!plainJar) {
            return uri.toURL().openStream();
        }
        String file = text.substring("jar:".length(), entry);
        ZipFile jar = jars.get(file);
        if (jar == null) {
            jar = new ZipFile(Path.of(URI.create(file)).toFile());
            jars.put(file, jar);
        }
        // A URI's path is decoded, an entry's name is as it stands in the jar.
        ZipEntry found = jar.getEntry(
                URI.create("x:/" + text.substring(entry + 2)).getPath().substring(1));
        if (found == null) {
            throw new IOException("The jar holds it no more");
        }
        return jar.getInputStream(found);
    }

    @Override
    public void close() {
        for (ZipFile jar : jars.values()) {
            try {
                jar.close();
            } catch (IOException ignored) {
                // Nothing was written, so nothing is lost.
            }
        }
    }
}
