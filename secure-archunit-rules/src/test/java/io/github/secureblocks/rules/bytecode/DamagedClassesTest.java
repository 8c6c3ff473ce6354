package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.secureblocks.rules.catalogue.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real class files, cut off and damaged: each is checked or named, and nothing is thrown. */
class DamagedClassesTest {
    private static final String[] TEXTS = {"""
        package app;
        import java.sql.*;
        import java.util.function.Function;
        public class Store<T extends Comparable<T>> implements AutoCloseable {
            @Deprecated static final String TABLE = "notes";
            private final Connection connection;
            Store(Connection connection) { this.connection = connection; }
            ResultSet find(String id, boolean old) throws SQLException {
                StringBuilder text = new StringBuilder("select * from ").append(TABLE);
                try {
                    text.append(old ? " where old = 1" : "").append(" and id = ").append(id);
                } catch (IllegalStateException failed) {
                    throw new SQLException(failed);
                } finally {
                    text.append(' ');
                }
                return connection.createStatement().executeQuery(text.toString());
            }
            Function<String, Integer> update() {
                return name -> {
                    try {
                        return connection.createStatement().executeUpdate("delete from notes where n = '" + name + "'");
                    } catch (SQLException failed) {
                        return -1;
                    }
                };
            }
            public void close() throws SQLException { connection.close(); }
        }
        """, """
        package app;
        import java.util.*;
        public record Shape(String kind, List<? super Integer> sizes) {
            enum Mode { FAST, SLOW }
            String name(Mode mode, Object any) throws Exception {
                String found = switch (mode) { case FAST -> "AES/ECB/PKCS5Padding"; case SLOW -> "AES/GCM/NoPadding"; };
                switch (kind) { case "a": found += "x"; break; case "b": found = "DES"; break; default: }
                javax.crypto.Cipher cipher = javax.crypto.Cipher.getInstance(found);
                int[][] table = new int[3][4];
                if (any instanceof String text) { Class.forName(text); new ProcessBuilder(text, kind).start(); }
                for (int at = 0; at < 4; at++) { table[1][at] = new Random().nextInt(); }
                synchronized (this) { java.security.MessageDigest.getInstance("MD5"); }
                return cipher.getAlgorithm() + new java.io.File(kind) + table[0][1];
            }
        }
        """};

    private static final Scan ALL = Scan.of(Catalogue.standard().rules());
    private static List<byte[]> classes = List.of();

    @TempDir
    static Path directory;

    @BeforeAll
    static void compile() throws IOException {
        try (Stream<Path> found = Files.walk(Sources.in(directory, TEXTS).classes())) {
            classes = found.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .map(DamagedClassesTest::bytes)
                    .toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static ScanResult scan(List<byte[]> given) {
        List<ClassFile> files = new ArrayList<>();
        given.forEach(bytes -> files.add(new ClassFile(files.size() + ".class", bytes)));
        return assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            try (ClassPath classPath = ClassPath.of(List.of())) {
                return ALL.run(new ClassFiles(files, List.of()), classPath);
            }
        });
    }

    private static void everyOneIsCheckedOrNamed(List<byte[]> given) {
        ScanResult result = scan(given);
        assertThat(result.checkedClasses() + result.unreadable().size()).isEqualTo(given.size());
    }

    @Test
    void findsSomethingInEachOfThemBeforeTheyAreDamaged() {
        assertThat(classes).hasSizeGreaterThanOrEqualTo(3);
        assertThat(scan(classes).unreadable()).isEmpty();
        assertThat(scan(classes).hits()).hasSizeGreaterThan(5);
    }

    @Test
    void readsOrNamesAClassFileCutOffAtAnyLength() {
        for (byte[] whole : classes) {
            List<byte[]> cut = new ArrayList<>();
            for (int length = 0; length < whole.length; length++) {
                cut.add(Arrays.copyOf(whole, length));
            }
            everyOneIsCheckedOrNamed(cut);
        }
    }

    @Test
    void readsOrNamesClassFilesWithDamagedBytes() {
        Random random = new Random(117);
        for (int round = 0; round < 20; round++) {
            List<byte[]> damaged = new ArrayList<>();
            for (int at = 0; at < 1_000; at++) {
                damaged.add(damaged(classes.get(random.nextInt(classes.size())), random));
            }
            everyOneIsCheckedOrNamed(damaged);
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] damaged = whole.clone();
        int changes = 1 + random.nextInt(3);
        for (int change = 0; change < changes; change++) {
            int at = 8 + random.nextInt(damaged.length - 8);
            damaged[at] =
                    random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (damaged[at] ^ 1 << random.nextInt(8));
        }
        return damaged;
    }
}
