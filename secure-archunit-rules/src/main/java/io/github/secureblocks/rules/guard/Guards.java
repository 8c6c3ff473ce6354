package io.github.secureblocks.rules.guard;

import io.github.secureblocks.rules.bytecode.DisabledTest;
import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.bytecode.Unreadable;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Verdict;
import io.github.secureblocks.rules.report.Baseline;
import io.github.secureblocks.rules.report.BaselineEntry;
import io.github.secureblocks.rules.report.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks for what switches the check off: in the files of a project, and in its compiled tests. */
final class Guards {
    private static final String IGNORE_FILE = "archunit_ignore_patterns.txt";
    private static final String SETTINGS_FILE = "archunit.properties";

    private final Project project;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Hit> hits = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();

    private Guards(Project project) {
        this.project = project;
    }

    static Guards in(Path directory) {
        Guards guards = new Guards(Project.in(directory));
        guards.look();
        return guards;
    }

    /** What is wrong with files. */
    List<Finding> findings() {
        return findings;
    }

    /** What is wrong with tests. */
    List<Hit> hits() {
        return hits;
    }

    List<Unreadable> unreadable() {
        return unreadable;
    }

    Guards and(Baseline baseline) {
        for (BaselineEntry entry : baseline.entries()) {
            if (!entry.sealed()) {
                Setting line = new Setting(entry.symbol(), entry.rule(), entry.line());
                add("guard/edited-baseline", baseline.file(), line, "was not written by the command baseline --write");
            }
        }
        return this;
    }

    private void look() {
        Set<Path> modules = project.modules();
        Set<String> rulesTests = new TreeSet<>();
        for (Path module : modules) {
            try {
                rulesTests.addAll(tests(module));
                for (Path file : Project.resources(module, SETTINGS_FILE)) {
                    settings("guard/archunit-settings", file, PropertiesFile.read(Project.text(file)));
                }
                for (Path file : Project.resources(module, IGNORE_FILE)) {
                    ignored(file);
                }
            } catch (IOException | RuntimeException failed) {
                unreadable(module);
            }
        }
        for (Path build : project.builds()) {
            maven(build, rulesTests);
        }
    }

    private Set<String> tests(Path module) throws IOException {
        Rule rule = rule("guard/disabled-rules-test");
        Detector.DisabledTest detector =
                (Detector.DisabledTest) rule.detectors().get(0);
        RulesTests tests = RulesTests.of(module, detector);
        for (DisabledTest test : tests.disabled()) {
            hits.add(new Hit(
                    rule,
                    Verdict.STRUCTURE,
                    test.location(),
                    test.className(),
                    test.sourceFile(),
                    test.line(),
                    test.member(),
                    "",
                    test.annotation(),
                    0,
                    "wears " + test.annotation() + " and does not run",
                    List.of()));
        }
        return tests.names();
    }

    private void ignored(Path file) throws IOException {
        List<String> ids = Catalogue.standard().rules().stream().map(Rule::id).toList();
        for (Setting pattern : IgnorePatterns.hiding(Project.text(file), ids)) {
            add("guard/hiding-pattern", file, pattern, "can match the line of a finding");
        }
    }

    private void maven(Path build, Set<String> rulesTests) {
        for (String name : List.of(".mvn/maven.config", ".mvn/jvm.config")) {
            Path file = build.resolve(name);
            if (Files.isRegularFile(file)) {
                try {
                    settings("guard/skipped-tests", file, MavenArguments.read(Project.text(file)));
                } catch (IOException failed) {
                    unreadable(file);
                }
            }
        }
        Path pom = build.resolve("pom.xml");
        if (Files.isRegularFile(pom)) {
            try {
                List<Setting> settings = Pom.read(pom);
                if (hasTests(build, settings)) {
                    settings("guard/skipped-tests", pom, settings);
                }
                for (Setting exclude : Excludes.of(settings, rulesTests)) {
                    add("guard/skipped-tests", pom, exclude, "leaves a rules test out");
                }
            } catch (IOException failed) {
                unreadable(pom);
            }
        }
    }

    // A module without tests may say that it has none; a parent speaks for its modules.
    private static boolean hasTests(Path build, List<Setting> pom) {
        return Files.isDirectory(build.resolve("src/test"))
                || pom.stream().anyMatch(setting -> setting.text().equals("project/packaging=pom"));
    }

    private void settings(String rule, Path file, List<Setting> settings) {
        Detector.Resource detector = (Detector.Resource) rule(rule).detectors().get(0);
        for (Setting setting : settings) {
            if (detector.forbidden().matcher(setting.text()).find()) {
                add(rule, file, setting, "is " + setting.value());
            }
        }
    }

    private void add(String rule, Path file, Setting setting, String found) {
        String name = setting.name().substring(setting.name().lastIndexOf('/') + 1);
        String symbol = name.equals("exclude") || name.equals("pattern") ? setting.value() : name;
        findings.add(Finding.ofFile(rule(rule), project.told(file), setting.line(), symbol, found));
    }

    private void unreadable(Path file) {
        unreadable.add(new Unreadable(project.told(file), "cannot be read; the guards look for skipped tests in it"));
    }

    private static Rule rule(String id) {
        return Catalogue.standard().rule(id).orElseThrow();
    }
}
