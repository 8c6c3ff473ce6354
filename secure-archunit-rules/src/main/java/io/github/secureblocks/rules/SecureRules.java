package io.github.secureblocks.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.Priority;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.Unreadable;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.guard.GuardedCheck;
import io.github.secureblocks.rules.report.Finding;
import io.github.secureblocks.rules.report.Profile;
import io.github.secureblocks.rules.report.Report;
import io.github.secureblocks.rules.report.TextReport;
import io.github.secureblocks.rules.report.UnreadableBaseline;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * All rules as one ArchUnit rule, which names the line to write for each finding.
 *
 * <p>ArchUnit supplies the classes and where they lie; their bytes are read here. Use it as an {@code @ArchTest} field,
 * or call {@link #check(JavaClasses)} from any test or {@code main}.
 *
 * <p>Beside the classes, the project in the working directory is looked at for what would switch the check off: skipped or
 * disabled rules tests, ignore patterns, a baseline that was written by hand.
 *
 * <p><b>Guarantees.</b> No classes at all is a failure, and so is a class that cannot be read. An object of this class never
 * changes: each method answers another one.
 *
 * <p><b>Does not guarantee</b> anything about classes that ArchUnit was not told to import.
 */
public final class SecureRules implements ArchRule {
    private static final String VERIFY = "mvn -q test -Dtest=SecurityRulesTest";
    private static final int PLACES = 10;

    private final Setup setup;
    private final String description;

    private record Setup(
            List<Rule> rules,
            Profile profile,
            InstantSource clock,
            Path directory,
            Optional<Path> baseline,
            boolean shrinks) {}

    private SecureRules(Setup setup, String description) {
        this.setup = setup;
        this.description = description;
    }

    /**
     * What is shown to be wrong, what is missing, and what could not be decided: for code that exists.
     *
     * @return the rules in that profile
     */
    public static SecureRules essential() {
        return of(Catalogue.standard().rules(), Profile.ESSENTIAL, InstantSource.system());
    }

    /**
     * Those, and every use of a raw primitive: for new code.
     *
     * @return the rules in that profile
     */
    public static SecureRules strict() {
        return of(Catalogue.standard().rules(), Profile.STRICT, InstantSource.system());
    }

    /**
     * One rule with all its verdicts.
     *
     * @param id its exact id, such as {@code sql/dynamic-text}
     * @return that rule alone
     * @throws IllegalArgumentException if there is none of that name; names those that look alike
     */
    public static SecureRules rule(String id) {
        List<Rule> all = Catalogue.standard().rules();
        List<Rule> named = all.stream().filter(rule -> rule.id().equals(id)).toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException("There is no rule " + id + "; did you mean "
                    + Nearest.of(id, all.stream().map(Rule::id)) + "?");
        }
        SecureRules one = of(named, Profile.STRICT, InstantSource.system());
        return new SecureRules(one.setup, "secure blocks, " + id);
    }

    static SecureRules of(List<Rule> rules, Profile profile, InstantSource clock) {
        return of(rules, profile, clock, Path.of(""), !GuardedCheck.onBuildServer());
    }

    static SecureRules of(List<Rule> rules, Profile profile, InstantSource clock, Path directory, boolean shrinks) {
        String name = profile == Profile.STRICT ? "strict" : "essential";
        Setup setup = new Setup(List.copyOf(rules), profile, clock, directory, Optional.empty(), shrinks);
        return new SecureRules(setup, "secure blocks, " + name);
    }

    /**
     * The rules of one area alone.
     *
     * @param name the part of their ids before the slash, such as {@code sql}
     * @return those of these rules
     * @throws IllegalArgumentException if no rule is left; names the areas that look alike
     */
    public SecureRules area(String name) {
        List<Rule> named =
                setup.rules.stream().filter(rule -> rule.area().equals(name)).toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException("There is no area " + name + " in these rules; did you mean "
                    + Nearest.of(name, setup.rules.stream().map(Rule::area)) + "?");
        }
        Setup narrowed = new Setup(named, setup.profile, setup.clock, setup.directory, setup.baseline, setup.shrinks);
        return new SecureRules(narrowed, description + ", area " + name);
    }

    /**
     * With the findings that a legacy project had when it began to be checked: they are counted, not failed.
     *
     * <p>The file is written by the command {@code baseline --write}. A mended finding is removed from it when a check
     * finds nothing new, except on a build server (where the variable {@code CI} is set) and where the file cannot be
     * written: then a line on the error stream says so.
     *
     * @param file such as {@code Path.of("security-baseline.txt")}, from the directory of the module
     * @return the rules with that baseline
     */
    public SecureRules withBaseline(Path file) {
        Setup with =
                new Setup(setup.rules, setup.profile, setup.clock, setup.directory, Optional.of(file), setup.shrinks);
        return new SecureRules(with, description);
    }

    /**
     * Fails with what is to be changed and the lines to write.
     *
     * @param classes what to check
     * @throws AssertionError if there is a finding, a class that cannot be read, or no class at all
     */
    @Override
    public void check(JavaClasses classes) {
        Report report = report(classes, true);
        if (!report.baseline().mended().isEmpty()) {
            System.err.print(description + ": " + report.baseline().text());
        }
        if (report.checkedClasses() == 0 && report.notAnalysed().isEmpty()) {
            throw new AssertionError(nothingChecked());
        }
        if (!report.isClean()) {
            throw new AssertionError(description + ":\n\n" + TextReport.render(report, VERIFY, PLACES));
        }
    }

    /**
     * Answers the findings as events of ArchUnit, one stable line each, such as a frozen store needs.
     *
     * @param classes what to check
     * @return without the guidance
     */
    @Override
    public EvaluationResult evaluate(JavaClasses classes) {
        Report report = report(classes, false);
        ConditionEvents events = ConditionEvents.Factory.create();
        for (Finding finding : report.findings()) {
            String place = finding.place().substring(finding.file().lastIndexOf('/') + 1);
            events.add(SimpleConditionEvent.violated(
                    finding,
                    "[" + finding.rule().id() + "] " + finding.symbol() + " " + finding.found() + " in (" + place
                            + ")"));
        }
        for (Unreadable unreadable : report.notAnalysed()) {
            events.add(SimpleConditionEvent.violated(unreadable, "not analysed: " + unreadable));
        }
        if (report.checkedClasses() == 0 && report.notAnalysed().isEmpty()) {
            events.add(SimpleConditionEvent.violated(classes, nothingChecked()));
        }
        return new EvaluationResult(this, events, Priority.HIGH);
    }

    private Report report(JavaClasses classes, boolean shrinks) {
        LocalDate today = LocalDate.ofInstant(setup.clock.instant(), ZoneOffset.UTC);
        GuardedCheck check = new GuardedCheck(
                setup.rules, setup.profile, today, setup.directory, setup.baseline, shrinks && setup.shrinks);
        try (ClassFiles files = ImportedClasses.read(classes);
                ClassPath classPath = ClassPath.of(loader())) {
            Report report = check.run(files, classPath);
            return report.with(EffectiveSettings.findings(report), List.of());
        } catch (UnreadableBaseline unreadable) {
            throw new AssertionError(unreadable.getMessage(), unreadable);
        }
    }

    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? ClassLoader.getSystemClassLoader() : context;
    }

    private static String nothingChecked() {
        return "No class was checked: ArchUnit imported none that the program is made of."
                + " Name a package that exists, such as @AnalyzeClasses(packages = \"com.acme\")";
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public SecureRules because(String reason) {
        return as(description + ", because " + reason);
    }

    @Override
    public SecureRules as(String newDescription) {
        return new SecureRules(setup, newDescription);
    }

    /**
     * Not supported where it would let a check of nothing pass.
     *
     * @param allowEmptyShould only false
     * @return this
     * @throws IllegalArgumentException if true
     */
    @Override
    public SecureRules allowEmptyShould(boolean allowEmptyShould) {
        if (allowEmptyShould) {
            throw new IllegalArgumentException(
                    "A check of no classes always fails; leave allowEmptyShould out and name a package that exists");
        }
        return this;
    }
}
