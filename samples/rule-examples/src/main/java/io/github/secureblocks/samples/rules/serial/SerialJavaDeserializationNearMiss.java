package io.github.secureblocks.samples.rules.serial;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;

/** Streams that write objects, or that read nothing but values. */
final class SerialJavaDeserializationNearMiss {
    void write(OutputStream bytes, String title) throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(title);
        }
    }

    String read(InputStream bytes) throws IOException {
        return new DataInputStream(bytes).readUTF();
    }
}
