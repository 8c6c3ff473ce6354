package io.github.secureblocks.rules.bytecode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.objectweb.asm.ClassReader;

/** One class file: where it lies, and its bytes when they are asked for. */
public final class ClassFile {
    static final String NO_CLASS = "not a class file that can be understood; compile it again";

    private static final int MAGIC = 0xCAFEBABE;
    private static final int HEADER = 10;

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

    /** The class, or why there is none, in a few words. */
    ClassReader reader() throws IOException {
        byte[] bytes = content.read();
        // The reader itself believes any first bytes, and takes the highest versions for old ones.
        if (bytes.length < HEADER || ByteBuffer.wrap(bytes).getInt() != MAGIC) {
            throw new IOException(NO_CLASS);
        }
        int version = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(6));
        try {
            if (version <= Short.MAX_VALUE) {
                return new ClassReader(bytes);
            }
        } catch (RuntimeException refused) {
            if (!String.valueOf(refused.getMessage()).startsWith("Unsupported class file")) {
                throw new IOException(NO_CLASS, refused);
            }
        }
        throw new IOException("compiled for a Java that this version does not know yet (class file version " + version
                + "); compile with a lower --release or use newer rules");
    }

    void close() {
        content.close();
    }

    @Override
    public String toString() {
        return location;
    }
}
