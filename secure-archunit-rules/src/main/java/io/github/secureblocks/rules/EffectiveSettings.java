package io.github.secureblocks.rules;

import com.tngtech.archunit.ArchConfiguration;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.report.Finding;
import io.github.secureblocks.rules.report.Report;
import java.util.List;
import java.util.stream.Stream;

/** What ArchUnit was told in other ways than by the project's file: by a system property, or by a file in a jar. */
final class EffectiveSettings {
    private static final List<String> NAMES =
            List.of("freeze.refreeze", "freeze.store.default.allowStoreCreation", "archRule.failOnEmptyShould");

    private EffectiveSettings() {}

    static List<Finding> findings(Report report) {
        Rule rule = Catalogue.standard().rule("guard/archunit-settings").orElseThrow();
        Detector.Resource detector = (Detector.Resource) rule.detectors().get(0);
        return NAMES.stream()
                .filter(name -> report.findings().stream()
                        .noneMatch(finding -> finding.rule().id().equals(rule.id())
                                && finding.symbol().equals(name)))
                .flatMap(name -> Stream.of(name + "=" + ArchConfiguration.get().getPropertyOrDefault(name, ""))
                        .filter(setting -> detector.forbidden().matcher(setting).find())
                        .map(setting -> Finding.ofFile(
                                rule,
                                "archunit.properties",
                                0,
                                name,
                                "is in force, from a system property or another file of the class path")))
                .toList();
    }
}
