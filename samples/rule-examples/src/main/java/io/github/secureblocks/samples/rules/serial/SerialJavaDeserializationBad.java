package io.github.secureblocks.samples.rules.serial;

import java.beans.XMLDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.serializer.DefaultDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/** Bytes that choose which class is made. */
final class SerialJavaDeserializationBad {
    Object read(InputStream bytes) throws IOException, ClassNotFoundException {
        ObjectInputStream in = new ObjectInputStream(bytes); // finds serial/java-deserialization
        return in.readObject();
    }

    Object readXml(InputStream bytes) {
        return new XMLDecoder(bytes).readObject(); // finds serial/java-deserialization
    }

    Object readBySpring(InputStream bytes) throws IOException {
        return new DefaultDeserializer().deserialize(bytes); // finds serial/java-deserialization
    }

    ObjectInputStream ofALoader(InputStream bytes, ClassLoader loader) throws IOException {
        return new ConfigurableObjectInputStream(bytes, loader); // finds serial/java-deserialization
    }

    JsonMapper anyType(PolymorphicTypeValidator types) {
        return JsonMapper.builder().activateDefaultTyping(types).build(); // finds serial/java-deserialization
    }
}
