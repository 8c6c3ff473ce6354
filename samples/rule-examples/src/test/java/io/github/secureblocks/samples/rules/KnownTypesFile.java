package io.github.secureblocks.samples.rules;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of supertypes and meta-annotations that the rules carry for libraries that are not on the class path. */
final class KnownTypesFile {
    private static final String HEAD = """
            # Which types of well-known libraries are what the catalogue names, for scans without those libraries; written
            # by KnownTypesTest. A package, as the number of segments that it shares with the one above and the others;
            # then "supertype: subtypes", the nearest that the catalogue names, and "@meta-annotation: annotations", all
            # without the package where it is this one. ~ stands for Exception, {ee} for javax and jakarta.
            """;
    private static final String COMPONENT = "org/springframework/stereotype/Component";

    private final LibraryTypes types;
    private final Set<String> owners = new TreeSet<>();
    private final Set<String> wantedAnnotations = new TreeSet<>(Set.of(COMPONENT));
    private final Map<String, Set<String>> reached = new HashMap<>();
    private final Map<String, Set<String>> metaReached = new HashMap<>();

    KnownTypesFile(LibraryTypes types, List<Detector> detectors) {
        this.types = types;
        for (Detector detector : detectors) {
            CatalogueNames.signatures(detector)
                    .filter(signature -> !signature.name().equals("<init>"))
                    .map(Signature::owner)
                    .forEach(owner -> addExpanded(owner, owners));
            CatalogueNames.types(detector).forEach(type -> {
                addExpanded(type, owners);
                addExpanded(type, wantedAnnotations);
            });
        }
    }

    private static void addExpanded(String binary, Set<String> names) {
        CatalogueNames.expanded(binary).map(name -> name.replace('.', '/')).forEach(names::add);
    }

    /** What the catalogue names among the supertypes of a type. */
    Set<String> owners(String type) {
        return reached(type, reached, owners, types::parents);
    }

    /** Those that other code can name and that are more than themselves to the catalogue. */
    List<String> subtypes() {
        return types.names().stream()
                .filter(type -> types.isReachable(type) && !owners(type).isEmpty())
                .toList();
    }

    String render() {
        Map<String, Map<String, Set<String>>> packages = new TreeMap<>();
        subtypes().forEach(type -> nearest(type).forEach(owner -> add(type, owner, "", packages)));
        types.names().stream()
                .filter(types::isAnnotation)
                .forEach(type -> types.annotations(type).stream()
                        .filter(meta ->
                                wantedAnnotations.contains(meta) || !metas(meta).isEmpty())
                        .forEach(meta -> add(type, meta, "@", packages)));
        return HEAD + written(packages).replace("Exception", "~");
    }

    private List<String> nearest(String type) {
        Set<String> all = owners(type);
        return all.stream()
                .filter(owner -> all.stream()
                        .noneMatch(
                                other -> !other.equals(owner) && owners(other).contains(owner)))
                .toList();
    }

    private void add(String child, String parent, String mark, Map<String, Map<String, Set<String>>> packages) {
        String name = prefixed(child);
        String place = name.substring(0, name.lastIndexOf('/'));
        packages.computeIfAbsent(place, key -> new TreeMap<>())
                .computeIfAbsent(mark + within(place, prefixed(parent)), key -> new TreeSet<>())
                .add(within(place, name));
    }

    private static String written(Map<String, Map<String, Set<String>>> packages) {
        StringBuilder text = new StringBuilder();
        String last = "";
        for (Map.Entry<String, Map<String, Set<String>>> each : packages.entrySet()) {
            text.append(shortened(each.getKey(), last)).append('\n');
            each.getValue()
                    .forEach((parent, children) -> text.append(' ')
                            .append(parent)
                            .append(": ")
                            .append(String.join(" ", children))
                            .append('\n'));
            last = each.getKey();
        }
        return text.toString();
    }

    private static String shortened(String place, String last) {
        List<String> segments = List.of(place.split("/"));
        List<String> before = List.of(last.split("/"));
        int shared = 0;
        while (shared < Math.min(segments.size(), before.size())
                && segments.get(shared).equals(before.get(shared))) {
            shared++;
        }
        return Stream.concat(
                        Stream.of(String.valueOf(shared)), segments.stream().skip(shared))
                .collect(Collectors.joining("/"));
    }

    private Set<String> metas(String annotation) {
        return reached(annotation, metaReached, wantedAnnotations, types::annotations);
    }

    private static Set<String> reached(
            String from,
            Map<String, Set<String>> known,
            Set<String> wanted,
            Function<String, ? extends Collection<String>> next) {
        Set<String> found = known.get(from);
        if (found == null) {
            found = new TreeSet<>();
            known.put(from, found);
            for (String each : next.apply(from)) {
                if (wanted.contains(each) && !each.equals(from)) {
                    found.add(each);
                }
                found.addAll(reached(each, known, wanted, next));
            }
        }
        return found;
    }

    private String prefixed(String type) {
        if (type.startsWith("jakarta/") || type.startsWith("javax/")) {
            String name = type.substring(type.indexOf('/'));
            return types.has("javax" + name) && types.has("jakarta" + name) ? "{ee}" + name : type;
        }
        return type;
    }

    private static String within(String place, String type) {
        return type.lastIndexOf('/') == place.length() && type.startsWith(place)
                ? type.substring(place.length() + 1)
                : type;
    }

    static Stream<Detector> detectors() {
        return Examples.RULES.stream().flatMap(rule -> rule.detectors().stream());
    }
}
