package io.github.secureblocks.samples.rules.serial;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;

/** A stream that makes one class and refuses all others. */
final class SerialJavaDeserializationGood {
    Object read(InputStream bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(bytes)) {
            in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("com.example.Note;!*"));
            return in.readObject();
        }
    }
}
