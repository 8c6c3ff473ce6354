package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the settings that lie beside the checked classes. */
final class SettingScan {
    private static final Pattern LINE = Pattern.compile("\\s*([\\w.\\-\\[\\]]+)\\s*[=:]\\s*(.*)");

    private final List<ResourceFile> files;

    SettingScan(List<ResourceFile> resources) {
        this.files = resources.stream().filter(file -> !file.isXml()).toList();
    }

    List<Hit> hits(List<Rule> rules) {
        List<Hit> hits = new ArrayList<>();
        if (!files.isEmpty()) {
            for (Rule rule : rules) {
                for (Detector detector : rule.detectors()) {
                    if (detector instanceof Detector.Resource resource) {
                        files.stream()
                                .filter(file -> resource.files().contains(plain(file)))
                                .forEach(file -> scan(rule, resource, file, hits));
                    }
                }
            }
        }
        return hits;
    }

    private static void scan(Rule rule, Detector.Resource detector, ResourceFile file, List<Hit> hits) {
        int ordinal = 0;
        for (FlatYaml.Entry entry : entries(file)) {
            if (detector.forbidden().matcher(entry.key() + "=" + entry.value()).find()) {
                hits.add(new Hit(
                        rule,
                        detector.verdict(),
                        file.location(),
                        plain(file).replaceAll("\\W", "_"),
                        file.name(),
                        entry.line(),
                        "",
                        "",
                        entry.key(),
                        ordinal++,
                        "sets " + entry.key() + " to a value that is refused here",
                        List.of()));
            }
        }
    }

    private static List<FlatYaml.Entry> entries(ResourceFile file) {
        if (!file.name().endsWith(".properties")) {
            return FlatYaml.entries(file.bytes());
        }
        List<FlatYaml.Entry> all = new ArrayList<>();
        int number = 0;
        for (String line :
                new String(file.bytes(), StandardCharsets.ISO_8859_1).lines().toList()) {
            number++;
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                all.add(new FlatYaml.Entry(matcher.group(1), matcher.group(2).strip(), number));
            }
        }
        return all;
    }

    private static String plain(ResourceFile file) {
        return file.name().substring(file.name().lastIndexOf('/') + 1);
    }
}
