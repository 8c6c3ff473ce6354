package io.github.secureblocks.rules.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the bytes of a class file are; read when they are asked for, so that a large program is not held at once. */
interface Content {
    /** The bytes; the message of what is thrown tells in a few words what is wrong. */
    byte[] read() throws IOException;

    /** Gives back what was held open. */
    default void close() {}

    /** The bytes of a file. */
    static Content of(Path file) {
        return () -> {
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(Bounds.MAX_CLASS_BYTES + 1);
            } catch (IOException failed) {
                throw new IOException("cannot be read; look at its permissions", failed);
            }
            if (bytes.length > Bounds.MAX_CLASS_BYTES) {
                throw new IOException(Bounds.LARGE_CLASS);
            }
            return bytes;
        };
    }
}
