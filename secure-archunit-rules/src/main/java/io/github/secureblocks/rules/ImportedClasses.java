package io.github.secureblocks.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import io.github.secureblocks.rules.bytecode.ClassFile;
import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.Unreadable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads the bytes of the classes that ArchUnit imported from where it found them; each jar is opened once. */
final class ImportedClasses implements AutoCloseable {
    private static final int MAX_CLASS_BYTES = 32 << 20;
    private static final Pattern GRADLE = Pattern.compile("(.*/build)/classes/\\w+/(\\w+)");

    private final Map<String, ZipFile> jars = new HashMap<>();
    private final List<ClassFile> files = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final Set<Path> places = new LinkedHashSet<>();

    private ImportedClasses() {}

    static ClassFiles read(JavaClasses classes) {
        try (ImportedClasses imported = new ImportedClasses()) {
            classes.forEach(imported::read);
            ClassFiles mappers = ClassFiles.mappersIn(imported.places);
            imported.unreadable.addAll(mappers.unreadable());
            return new ClassFiles(imported.files, mappers.resources(), imported.unreadable);
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
            boolean file = "file".equals(uri.getScheme());
            location = file ? Path.of(uri).toString() : location;
            read(uri, location);
            if (file) {
                place(Path.of(uri), type.getName());
            }
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

    /** The directory that the class lies in by its name; Gradle keeps what is no class in another one. */
    private void place(Path file, String type) {
        Path own = Path.of(type.replace('.', '/') + ".class");
        Path root = file.endsWith(own) ? file : null;
        for (int up = own.getNameCount(); root != null && up > 0; up--) {
            root = root.getParent();
        }
        if (root != null && places.add(root)) {
            Matcher gradle = GRADLE.matcher(root.toString().replace(File.separatorChar, '/'));
            if (gradle.matches()) {
                places.add(Path.of(gradle.group(1), "resources", gradle.group(2)));
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
            places.add(Path.of(URI.create(file)));
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
