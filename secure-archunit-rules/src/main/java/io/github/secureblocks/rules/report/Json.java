package io.github.secureblocks.rules.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes JSON in ASCII alone, so that no reader's encoding and no terminal can change it. */
final class Json {
    /** Writes a part of it. */
    @FunctionalInterface
    interface Part {
        void writeTo(Json json) throws IOException;
    }

    private final JsonGenerator generator;

    private Json(JsonGenerator generator) {
        this.generator = generator;
    }

    /** One object, ending in a line break. */
    static String object(Part members) {
        StringWriter text = new StringWriter();
        JsonFactory factory =
                JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        try (JsonGenerator generator = factory.createGenerator(text)) {
            generator.useDefaultPrettyPrinter();
            new Json(generator).value(members);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text + "\n";
    }

    /** An object where a value stands. */
    void value(Part members) throws IOException {
        generator.writeStartObject();
        members.writeTo(this);
        generator.writeEndObject();
    }

    void object(String name, Part members) throws IOException {
        generator.writeFieldName(name);
        value(members);
    }

    /** An array of objects. */
    void array(String name, Part elements) throws IOException {
        generator.writeArrayFieldStart(name);
        elements.writeTo(this);
        generator.writeEndArray();
    }

    void strings(String name, List<String> values) throws IOException {
        generator.writeArrayFieldStart(name);
        for (String value : values) {
            generator.writeString(wellFormed(value));
        }
        generator.writeEndArray();
    }

    void numbers(String name, List<Integer> values) throws IOException {
        generator.writeArrayFieldStart(name);
        for (int value : values) {
            generator.writeNumber(value);
        }
        generator.writeEndArray();
    }

    void string(String name, String value) throws IOException {
        generator.writeStringField(name, wellFormed(value));
    }

    void number(String name, long value) throws IOException {
        generator.writeNumberField(name, value);
    }

    void bool(String name, boolean value) throws IOException {
        generator.writeBooleanField(name, value);
    }

    /** Half of a surrogate pair has no UTF-8 form, and readers disagree on what it becomes. */
    private static String wellFormed(String text) {
        if (text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            return text;
        }
        StringBuilder formed = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> formed.append(
                        Character.getType(point) == Character.SURROGATE
                                ? "\\u{%x}".formatted(point)
                                : Character.toString(point)));
        return formed.toString();
    }
}
