package io.github.secureblocks.internal.json;

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
import org.jspecify.annotations.Nullable;

/** Reads one JSON object (RFC 8259) to the letter, each member at most once, at any depth. */
public final class StrictJson {
    /** Stands for a value that is neither a string nor a whole number nor a list of strings, and was not kept. */
    public static final Object OTHER = new Object();

    /** Names are not kept from one text to the next, so that nobody can fill a table of them. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxNumberLength(64)
                    .maxNameLength(1_000)
                    .maxStringLength(16_384)
                    .build())
            .build();

    private StrictJson() {}

    /**
     * Refuses every form of value that it would not keep.
     *
     * @param text an object, with nothing before it
     * @return {@code String}, {@code Long} or {@code List<String>} by name
     * @throws IOException if it is anything else
     */
    public static Map<String, Object> readFlat(String text) throws IOException {
        Map<String, Object> members = read(text);
        if (members.containsValue(OTHER)) {
            throw new JsonParseException(null, "A value is not a string, a whole number or a list of strings");
        }
        return members;
    }

    /**
     * Reads all, and keeps what is flat.
     *
     * @param text an object, with nothing before it
     * @return {@code String}, {@code Long}, {@code List<String>} or {@link #OTHER} by name
     * @throws IOException if it is anything else
     */
    public static Map<String, Object> read(String text) throws IOException {
        if (!text.startsWith("{")) {
            throw new JsonParseException(null, "Not an object");
        }
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            Map<String, Object> members = members(json);
            requireEnd(json);
            return members;
        }
    }

    /**
     * Reads all, and keeps the objects that one member lists.
     *
     * @param text an object
     * @param name the member's
     * @param most how many of them are wanted
     * @return each like {@link #read}, and one more than wanted where there are more; {@code null} where there is no such
     *     member, or where it is not a list of objects alone
     * @throws IOException if it is not JSON to the letter
     */
    public static @Nullable List<Map<String, Object>> readListed(String text, String name, int most)
            throws IOException {
        List<Map<String, Object>> listed = null;
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = json.currentName().equals(name);
                if (json.nextToken() == JsonToken.START_ARRAY && wanted) {
                    listed = objects(json, most);
                } else {
                    json.skipChildren();
                }
            }
            requireEnd(json);
        }
        return listed;
    }

    private static @Nullable List<Map<String, Object>> objects(JsonParser json, int most) throws IOException {
        List<Map<String, Object>> objects = new ArrayList<>();
        boolean others = false;
        for (JsonToken form = json.nextToken(); form != JsonToken.END_ARRAY; form = json.nextToken()) {
            if (form == JsonToken.START_OBJECT && objects.size() <= most) {
                objects.add(members(json));
            } else {
                others |= form != JsonToken.START_OBJECT;
                json.skipChildren();
            }
        }
        return others ? null : objects;
    }

    private static Map<String, Object> members(JsonParser json) throws IOException {
        Map<String, Object> members = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            members.put(name, value(json, json.nextToken()));
        }
        return members;
    }

    private static void requireEnd(JsonParser json) throws IOException {
        if (json.nextToken() != null) {
            throw new JsonParseException(null, "More than one object");
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
