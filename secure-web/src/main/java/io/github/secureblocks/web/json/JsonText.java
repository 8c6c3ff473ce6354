package io.github.secureblocks.web.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import io.github.secureblocks.web.json.JsonRefused.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks a value and writes it; everything that has no form in JSON is refused here. */
final class JsonText {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .characterEscapes(new ScriptEscapes())
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(SafeJson.MAX_DEPTH)
                    .build())
            .build();

    private final JsonGenerator json;
    private int depth;

    private JsonText(JsonGenerator json) {
        this.json = json;
    }

    static String of(@Nullable Object value) {
        BoundedText text = new BoundedText();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            new JsonText(json).write(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private void write(@Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Number number) {
            JsonNumber.write(number, json);
        } else if (JsonString.isText(value)) {
            json.writeString(JsonString.of(value));
        } else {
            writeNested(value);
        }
    }

    private void writeNested(Object value) throws IOException {
        if (++depth > SafeJson.MAX_DEPTH) {
            throw new JsonRefused(
                    Reason.DEPTH,
                    "Values are nested more than " + SafeJson.MAX_DEPTH
                            + " deep, or one holds itself; write a record of what the reader needs");
        }
        if (value instanceof Map<?, ?> map) {
            writeMap(map);
        } else if (value instanceof Record made) {
            writeRecord(made);
        } else if (value instanceof Iterable<?> items && !(value instanceof Path)) {
            json.writeStartArray();
            for (Object item : items) {
                write(item);
            }
            json.writeEndArray();
        } else if (value.getClass().isArray()) {
            writeArray(value);
        } else {
            throw new JsonRefused(
                    Reason.TYPE,
                    "A " + value.getClass().getName()
                            + " has no form in JSON; give a record, map, iterable, array, text,"
                            + " number, boolean or null, or write record Shown(String name) {} for what is to be seen");
        }
        depth--;
    }

    private void writeMap(Map<?, ?> map) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeFieldName(key(entry.getKey()));
            write(entry.getValue());
        }
        json.writeEndObject();
    }

    private static String key(@Nullable Object key) {
        if (key instanceof String text) {
            return text;
        }
        if (key instanceof Enum<?> constant) {
            return constant.name();
        }
        throw new JsonRefused(
                Reason.KEY,
                "A key is text, not " + (key == null ? "null" : key.getClass().getName())
                        + "; write map.put(id.toString(), value)");
    }

    private void writeRecord(Record made) throws IOException {
        json.writeStartObject();
        for (RecordMember member : RecordMember.of(made.getClass())) {
            json.writeFieldName(member.name());
            write(member.read(made));
        }
        json.writeEndObject();
    }

    private void writeArray(Object array) throws IOException {
        json.writeStartArray();
        int length = Array.getLength(array);
        for (int i = 0; i < length; i++) {
            write(Array.get(array, i));
        }
        json.writeEndArray();
    }
}
