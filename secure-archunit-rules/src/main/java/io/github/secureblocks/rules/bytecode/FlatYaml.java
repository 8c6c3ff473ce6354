package io.github.secureblocks.rules.bytecode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the plain {@code key: value} lines of a YAML file, nested by indentation, and leaves out all else: a setting that
 * is not read is one that is not known. A parser of YAML would be a dependency of every build that has the rules.
 */
final class FlatYaml {
    private static final Pattern LINE = Pattern.compile("( *)([\\w.\\-]+):(?: +(.*))?");

    record Entry(String key, String value, int line) {}

    private record Level(int indent, String prefix) {}

    private FlatYaml() {}

    static Map<String, String> read(byte[] bytes) {
        Map<String, String> all = new LinkedHashMap<>();
        entries(bytes).forEach(entry -> all.put(entry.key(), entry.value()));
        return all;
    }

    /** The settings with the lines where they stand, in their order. */
    static List<Entry> entries(byte[] bytes) {
        List<Entry> all = new ArrayList<>();
        Deque<Level> open = new ArrayDeque<>();
        int number = 0;
        for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            number++;
            Matcher matcher = LINE.matcher(line.stripTrailing());
            if (!matcher.matches()) {
                continue;
            }
            int indent = matcher.group(1).length();
            while (!open.isEmpty() && open.getLast().indent >= indent) {
                open.removeLast();
            }
            String key = (open.isEmpty() ? "" : open.getLast().prefix) + matcher.group(2);
            String value = matcher.group(3) == null ? "" : matcher.group(3).strip();
            if (value.isEmpty()) {
                open.add(new Level(indent, key + "."));
            } else if (!"&*!|>[{#%@`".contains(value.substring(0, 1))) {
                all.add(new Entry(key, unquoted(value), number));
            }
        }
        return all;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.startsWith("\"") || value.startsWith("'"))
                && value.endsWith(value.substring(0, 1));
        if (quoted) {
            return value.substring(1, value.length() - 1);
        }
        int comment = value.indexOf(" #");
        return comment < 0 ? value : value.substring(0, comment).strip();
    }
}
