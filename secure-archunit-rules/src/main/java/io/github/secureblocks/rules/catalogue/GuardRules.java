package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/** What keeps the check itself from being switched off; no risk of these can be accepted, and none has a baseline. */
final class GuardRules {
    private static final String ENTRY = "io.github.secureblocks.rules.SecureRules";
    private static final List<String> BUILD_FILES = List.of("pom.xml", ".mvn/maven.config", ".mvn/jvm.config");
    private static final Pattern SKIPPING = Pattern.compile(
            "^(project/properties|argument)/(skipTests|skipSurefire|maven\\.test\\.skip(\\.exec)?"
                    + "|maven\\.test\\.failure\\.ignore|archunit\\.freeze\\.refreeze)=true$"
                    + "|/maven-surefire-plugin/configuration/(skip|skipTests|skipExec)=true$"
                    + "|/maven-(surefire|failsafe)-plugin/configuration/"
                    + "(testFailureIgnore|systemPropertyVariables/archunit\\.freeze\\.refreeze)=true$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WEAKENING = Pattern.compile(
            "^(freeze\\.refreeze=true|freeze\\.store\\.default\\.allowStoreCreation=true"
                    + "|archRule\\.failOnEmptyShould=false)$",
            Pattern.CASE_INSENSITIVE);

    private GuardRules() {}

    static List<Rule> rules() {
        return List.of(
                guard(
                        "hiding-pattern",
                        "Never hide findings behind an ignore pattern",
                        "A pattern that matches a finding hides it from everybody, without a reason, an owner or a date.",
                        new Detector.Guard(
                                Verdict.STRUCTURE,
                                "a line of `archunit_ignore_patterns.txt` that can match a finding of a rule"),
                        ".*Legacy.*",
                        "Write @AcceptedRisk on the one method, or begin the pattern with the text of your own rule.",
                        "Do not make the pattern shorter: it matches more."),
                guard(
                        "archunit-settings",
                        "Never let ArchUnit take what it finds for what was always there",
                        "With these settings new findings are stored as old ones, or a check of no class is a success.",
                        new Detector.Resource(Verdict.STRUCTURE, List.of("archunit.properties"), WEAKENING),
                        "freeze.refreeze=true",
                        "Remove the line; existing findings stand in security-baseline.txt.",
                        "Do not set it for one run of the build server: the store is written there."),
                guard(
                        "disabled-rules-test",
                        "Never disable the rules test",
                        "A test that does not run is green.",
                        new Detector.DisabledTest(
                                Verdict.STRUCTURE, ENTRY, Pattern.compile("(Disabled|Enabled|Ignore$|ArchIgnore$)")),
                        "@Disabled class SecurityRulesTest",
                        "Remove the annotation; write existing findings into a baseline with the command baseline --write.",
                        "Do not delete the test either: run it with SecureRules.essential() and a baseline."),
                guard(
                        "skipped-tests",
                        "Never skip or exclude the rules test in the build",
                        "A build that skips the test, or goes on when it fails, is green.",
                        new Detector.Resource(Verdict.STRUCTURE, BUILD_FILES, SKIPPING),
                        "<testFailureIgnore>true</testFailureIgnore>",
                        "Remove the setting, or give the slow tests a profile of their own that is not active by default.",
                        "Do not move the rules test into a module that is not built."),
                guard(
                        "edited-baseline",
                        "Never write into the baseline by hand",
                        "A line that the command did not write hides a new finding among the old ones.",
                        new Detector.Guard(
                                Verdict.STRUCTURE, "a line of the baseline file that the command did not write"),
                        "a line copied into security-baseline.txt",
                        "Remove the line and fix the finding; the baseline grows by the command baseline --write alone.",
                        "Do not run baseline --write to make a new finding go away."),
                guard(
                        "idle-acceptance",
                        "Never keep an accepted risk that accepts nothing",
                        "It stands ready for the next finding, which nobody has looked at.",
                        new Detector.Guard(
                                Verdict.STRUCTURE,
                                "an `@AcceptedRisk` under which its rule finds nothing, or that names no rule"),
                        "@AcceptedRisk(rule = \"sql/dynamic-text\", ...) on a method without a finding",
                        "Remove the annotation.",
                        "Do not name another rule in it so that it fits."));
    }

    private static Rule guard(
            String name, String title, String why, Detector detector, String before, String instead, String doNot) {
        return new Rule(
                        "guard/" + name,
                        title,
                        Severity.HIGH,
                        List.of(693),
                        List.of("15.1.5"),
                        "A08",
                        why,
                        "Unsafe code is delivered as checked.",
                        List.of(detector),
                        new Fix.Refused(before, "The check is worth what it cannot be talked out of.", instead),
                        List.of(doNot),
                        "guard/" + name + "/bad",
                        "guard/" + name + "/good")
                .neverAccepted();
    }
}
