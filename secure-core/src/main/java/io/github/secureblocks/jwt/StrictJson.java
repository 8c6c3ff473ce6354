package io.github.secureblocks.jwt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON object (RFC 8259) to the letter, each member at most once, at any depth. */
final class StrictJson {
    /** Stands for a value that is neither a string nor a whole number nor a list of strings, and was not kept. */
    static final Object OTHER = new Object();

    /** Names are not kept from one text to the next, so that nobody can fill a table of them. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxNumberLength(64)
                    .maxNameLength(1_000)
                    .maxStringLength(CompactForm.MAX_LENGTH)
                    .build())
            .build();

    private StrictJson() {}

    /** Answers {@code String}, {@code Long} or {@code List<String>} by name; refuses every other form. */
    static Map<String, Object> readFlat(String text) throws IOException {
        Map<String, Object> members = read(text);
        if (members.containsValue(OTHER)) {
            throw new JsonParseException(null, "A value is not a string, a whole number or a list of strings");
        }
        return members;
    }

    /** Answers {@code String}, {@code Long}, {@code List<String>} or {@link #OTHER} by name. */
    static Map<String, Object> read(String text) throws IOException {
        if (!text.startsWith("{")) {
            throw new JsonParseException(null, "Not an object");
        }
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            Map<String, Object> members = new HashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                members.put(name, value(json, json.nextToken()));
            }
            if (json.nextToken() != null) {
                throw new JsonParseException(null, "More than one object");
            }
            return members;
        }
    }

    private static Object value(JsonParser json, JsonToken form) throws IOException {
        switch (form) {
            case VALUE_STRING:
                return json.getText();
            case VALUE_NUMBER_INT:
                return json.getNumberType() == NumberType.BIG_INTEGER ? OTHER : (Object) json.getLongValue();
            case START_ARRAY:
                return strings(json);
            default:
                json.skipChildren();
                return OTHER;
        }
    }

    private static Object strings(JsonParser json) throws IOException {
        List<String> strings = new ArrayList<>();
        boolean others = false;
        for (JsonToken form = json.nextToken(); form != JsonToken.END_ARRAY; form = json.nextToken()) {
            if (form == JsonToken.VALUE_STRING) {
                strings.add(json.getText());
            } else {
                others = true;
                json.skipChildren();
            }
        }
        return others ? OTHER : strings;
    }
}
