package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks at the XML files that lie beside the checked classes. */
final class XmlScan {
    private static final Pattern NAME = Pattern.compile("\\w+(\\.\\w+)*");

    private final List<ResourceFile> files;
    private final Resources settings;

    XmlScan(List<ResourceFile> resources, Resources settings) {
        this.files = resources.stream().filter(ResourceFile::isXml).toList();
        this.settings = settings;
    }

    List<Hit> hits(List<Rule> rules) {
        List<Hit> hits = new ArrayList<>();
        if (!files.isEmpty()) {
            for (Rule rule : rules) {
                for (Detector detector : rule.detectors()) {
                    if (detector instanceof Detector.XmlText text) {
                        scan(rule, text, hits);
                    }
                }
            }
        }
        return hits;
    }

    private void scan(Rule rule, Detector.XmlText detector, List<Hit> hits) {
        Map<ResourceFile, XmlFile> read = new LinkedHashMap<>();
        Set<String> given = new HashSet<>();
        for (ResourceFile file : files) {
            XmlFile xml = XmlFile.read(detector, file.bytes());
            if (xml.isOne()) {
                read.put(file, xml);
                given.addAll(xml.given());
            }
        }
        read.forEach((file, xml) -> {
            Map<String, Integer> equal = new HashMap<>();
            for (XmlFile.Placeholder each : xml.placeholders()) {
                if (!(each.fillable() && given.contains(each.name())) && !isSet(detector, each.name())) {
                    String shown = "${" + each.name() + "}";
                    int ordinal = equal.merge(each.element() + "\n" + shown, 1, Integer::sum) - 1;
                    hits.add(hit(
                            rule,
                            detector.verdict(),
                            file,
                            xml,
                            each.line(),
                            each.element(),
                            shown,
                            ordinal,
                            "pastes " + shown + " into its text"));
                }
            }
            if (xml.brokenAt() > 0) {
                hits.add(hit(
                        rule,
                        Verdict.UNDECIDED,
                        file,
                        xml,
                        xml.brokenAt(),
                        "",
                        "unreadable",
                        0,
                        "cannot be understood from this line on"));
            }
        });
    }

    private boolean isSet(Detector.XmlText detector, String name) {
        return detector.filled().settings().stream().anyMatch(prefix -> settings.setting(prefix + name) != null);
    }

    /** The file's own name; a file says anything in its place of a class. */
    private static String plain(String name) {
        String own = name.substring(name.lastIndexOf('/') + 1).replaceAll("\\W", "_");
        return own.isEmpty() ? "_" : own;
    }

    private static Hit hit(
            Rule rule,
            Verdict verdict,
            ResourceFile file,
            XmlFile xml,
            int line,
            String element,
            String target,
            int ordinal,
            String found) {
        String type = NAME.matcher(xml.kind()).matches() ? xml.kind() : plain(file.name());
        return new Hit(
                rule,
                verdict,
                file.location(),
                type,
                file.name(),
                line,
                element,
                "",
                target,
                ordinal,
                found,
                List.of());
    }
}
