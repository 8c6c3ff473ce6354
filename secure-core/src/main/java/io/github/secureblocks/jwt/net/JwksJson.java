package io.github.secureblocks.jwt.net;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.secureblocks.jwt.net.JwksRefused.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the objects in {@code keys} to the letter (RFC 8259): each member at most once, at any depth, UTF-8 alone. */
final class JwksJson {
    /** Stands for a value that is neither a string nor a list of strings, and was not kept. */
    static final Object OTHER = new Object();

    static final int MAX_KEYS = 100;

    /** Names are not kept from one document to the next, so that nobody can fill a table of them. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNumberLength(64)
                    .maxNameLength(256)
                    .maxStringLength(16_384)
                    .build())
            .build();

    private JwksJson() {}

    /** Each key as {@code String}, {@code List<String>} or {@link #OTHER} by name. */
    static List<Map<String, Object>> keys(byte[] document) throws JwksRefused {
        List<Map<String, Object>> keys = null;
        try (JsonParser json = JSON.createParser(text(document))) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken form = json.nextToken();
                if (name.equals("keys")) {
                    require(form == JsonToken.START_ARRAY);
                    keys = objects(json);
                } else {
                    json.skipChildren();
                }
            }
            if (json.nextToken() != null) {
                throw new JwksRefused(Reason.DOCUMENT_MALFORMED);
            }
        } catch (IOException notJson) {
            throw new JwksRefused(Reason.DOCUMENT_MALFORMED);
        }
        if (keys == null) {
            throw new JwksRefused(Reason.DOCUMENT_IS_NO_KEY_SET);
        }
        return keys;
    }

    /** The parser would guess other encodings from the bytes. */
    private static String text(byte[] document) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(document))
                .toString();
    }

    private static List<Map<String, Object>> objects(JsonParser json) throws IOException, JwksRefused {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (JsonToken form = json.nextToken(); form != JsonToken.END_ARRAY; form = json.nextToken()) {
            require(form == JsonToken.START_OBJECT);
            if (objects.size() == MAX_KEYS) {
                throw new JwksRefused(Reason.DOCUMENT_HAS_TOO_MANY_KEYS);
            }
            objects.add(members(json));
        }
        return objects;
    }

    private static Map<String, Object> members(JsonParser json) throws IOException {
        Map<String, Object> members = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            members.put(name, value(json, json.nextToken()));
        }
        return members;
    }

    private static Object value(JsonParser json, JsonToken form) throws IOException {
        if (form == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        if (form == JsonToken.START_ARRAY) {
            return strings(json);
        }
        json.skipChildren();
        return OTHER;
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

    private static void require(boolean ofAKeySet) throws JwksRefused {
        if (!ofAKeySet) {
            throw new JwksRefused(Reason.DOCUMENT_IS_NO_KEY_SET);
        }
    }
}
