package io.github.secureblocks.rules.bytecode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A jar put together entry by entry. */
final class Jars {
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    static Jars with(String name, byte[] content) {
        return new Jars().and(name, content);
    }

    Jars and(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    Jars and(String name, String content) {
        return and(name, content.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return out.toByteArray();
    }

    /** The same bytes with one text for another of the same length, wherever it stands. */
    static byte[] renamed(byte[] jar, String name, String other) {
        String text = new String(jar, StandardCharsets.ISO_8859_1);
        return text.replace(name, other).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Sets a field of two bytes in every header of an entry; {@code field} counts from the flags. */
    static byte[] patched(byte[] jar, int field, int value) {
        byte[] patched = jar.clone();
        for (int at = 0; at < jar.length - 30; at++) {
            boolean local = jar[at] == 'P' && jar[at + 1] == 'K' && jar[at + 2] == 3 && jar[at + 3] == 4;
            boolean central = jar[at] == 'P' && jar[at + 1] == 'K' && jar[at + 2] == 1 && jar[at + 3] == 2;
            if (local || central) {
                int place = at + (local ? 6 : 8) + field;
                patched[place] = (byte) value;
                patched[place + 1] = (byte) (value >> 8);
            }
        }
        return patched;
    }
}
