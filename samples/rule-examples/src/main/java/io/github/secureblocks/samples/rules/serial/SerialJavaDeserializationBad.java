package io.github.secureblocks.samples.rules.serial;

import java.beans.XMLDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;

/** Bytes that choose which class is made. */
final class SerialJavaDeserializationBad {
    Object read(InputStream bytes) throws IOException, ClassNotFoundException {
        ObjectInputStream in = new ObjectInputStream(bytes); // finds serial/java-deserialization
        return in.readObject();
    }

    Object readXml(InputStream bytes) {
        return new XMLDecoder(bytes).readObject(); // finds serial/java-deserialization
    }
}
