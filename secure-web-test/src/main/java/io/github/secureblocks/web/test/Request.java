package io.github.secureblocks.web.test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request that is to be sent.
 *
 * @param shown what the report says of it
 */
record Request(String method, String path, Map<String, String> headers, String body, String shown) {
    private static final String FORM = "application/x-www-form-urlencoded";

    static Request get(String path) {
        return new Request("GET", path, Map.of(), "", "GET " + withoutQuery(path));
    }

    static Request get(String path, String name, String value, String shown) {
        return new Request(
                "GET",
                path + "?" + encoded(Map.of(name, value)),
                Map.of(),
                "",
                "GET " + path + "?" + name + "=" + shown);
    }

    static Request form(String path, Map<String, String> fields) {
        return new Request("POST", path, Map.of("Content-Type", FORM), encoded(fields), "POST " + withoutQuery(path));
    }

    Request method(String other) {
        return new Request(other, path, headers, body, other + shown.substring(shown.indexOf(' ')));
    }

    /** With a header that the report may show. */
    Request with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        String more = (shown.contains(" with ") ? ", " : " with ") + name + ": " + value;
        return new Request(method, path, all, body, shown + more);
    }

    Request body(String type, String text, String shape) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", type);
        return new Request(method, path, all, text, shown + " with " + shape);
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String withoutQuery(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
