package io.github.secureblocks.rules.bytecode;

import java.io.IOException;
import java.io.UncheckedIOException;

/** One class file: where it lies, and its bytes when they are asked for. */
public final class ClassFile {
    private final String location;
    private final Content content;

    /**
     * A class file that is at hand.
     *
     * @param location where it came from: a path, or a jar's path, {@code !/} and the entry
     * @param bytes its content, not copied
     */
    public ClassFile(String location, byte[] bytes) {
        this(location, () -> bytes);
    }

    ClassFile(String location, Content content) {
        this.location = location;
        this.content = content;
    }

    /**
     * Where it came from.
     *
     * @return a path, or a jar's path, {@code !/} and the entry, and so on for jars within jars
     */
    public String location() {
        return location;
    }

    /**
     * Reads it; each call reads it again where it lies in a directory or a jar.
     *
     * @return its content, not to be changed
     * @throws UncheckedIOException if it cannot be read; the message tells why in a few words
     */
    public byte[] bytes() {
        try {
            return content.read();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed.getMessage(), failed);
        }
    }

    void close() {
        content.close();
    }

    @Override
    public String toString() {
        return location;
    }
}
