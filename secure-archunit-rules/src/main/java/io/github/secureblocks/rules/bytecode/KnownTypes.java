package io.github.secureblocks.rules.bytecode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The relations between types of well-known libraries that matter where the libraries are not on the class path. */
final class KnownTypes {
    private static final String RESOURCE = "known-types.txt";

    /** Read when the first type is met that is nowhere else. */
    private static final class Standard {
        static final KnownTypes TYPES = KnownTypes.read();
    }

    private final Map<String, List<String>> supertypes = new HashMap<>();
    private final Map<String, List<String>> metaAnnotations = new HashMap<>();

    private KnownTypes() {}

    static List<String> supertypes(String type) {
        return Standard.TYPES.supertypes.getOrDefault(type, List.of());
    }

    static List<String> metaAnnotations(String annotation) {
        return Standard.TYPES.metaAnnotations.getOrDefault(annotation, List.of());
    }

    private static KnownTypes read() {
        KnownTypes types = new KnownTypes();
        try (InputStream in = Objects.requireNonNull(KnownTypes.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String place = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String text = line.replace("~", "Exception");
                if (text.startsWith(" ")) {
                    types.add(place, text.substring(1));
                } else if (!text.startsWith("#")) {
                    place = place(text, place);
                }
            }
            return types;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The package of {@code 2/dao/support}: the first two segments of the last one, then the others. */
    private static String place(String text, String last) {
        String[] segments = text.split("/");
        String[] before = last.split("/");
        List<String> place = new ArrayList<>(List.of(before).subList(0, Integer.parseInt(segments[0])));
        place.addAll(List.of(segments).subList(1, segments.length));
        return String.join("/", place);
    }

    private void add(String place, String relation) {
        boolean meta = relation.startsWith("@");
        int colon = relation.indexOf(": ");
        String parent = within(place, relation.substring(meta ? 1 : 0, colon));
        for (String child : relation.substring(colon + 2).split(" ")) {
            add(within(place, child), parent, meta ? metaAnnotations : supertypes);
        }
    }

    private static String within(String place, String name) {
        return name.contains("/") ? name : place + "/" + name;
    }

    private static void add(String child, String parent, Map<String, List<String>> relations) {
        for (String one : Names.expanded(child).toList()) {
            for (String other : Names.expanded(parent).toList()) {
                boolean bothExpanded = child.startsWith("{ee}") && parent.startsWith("{ee}");
                if (!bothExpanded || prefix(one).equals(prefix(other))) {
                    relations.computeIfAbsent(one, key -> new ArrayList<>(1)).add(other);
                }
            }
        }
    }

    private static String prefix(String name) {
        return name.substring(0, name.indexOf('/'));
    }
}
