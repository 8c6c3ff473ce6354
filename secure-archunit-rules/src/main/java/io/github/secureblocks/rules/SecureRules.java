package io.github.secureblocks.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.Priority;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.Scan;
import io.github.secureblocks.rules.bytecode.ScanResult;
import io.github.secureblocks.rules.bytecode.Unreadable;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.report.Finding;
import io.github.secureblocks.rules.report.Profile;
import io.github.secureblocks.rules.report.Report;
import io.github.secureblocks.rules.report.SourceTree;
import io.github.secureblocks.rules.report.TextReport;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * All rules as one ArchUnit rule, which names the line to write for each finding.
 *
 * <p>ArchUnit supplies the classes and where they lie; their bytes are read here. Use it as an {@code @ArchTest} field,
 * or call {@link #check(JavaClasses)} from any test or {@code main}.
 *
 * <p><b>Guarantees.</b> No classes at all is a failure, and so is a class that cannot be read.
 *
 * <p><b>Does not guarantee</b> anything about classes that ArchUnit was not told to import.
 */
public final class SecureRules implements ArchRule {
    private static final String VERIFY = "mvn -q test -Dtest=SecurityRulesTest";
    private static final int PLACES = 10;

    private final List<Rule> rules;
    private final Profile profile;
    private final InstantSource clock;
    private final String description;

    private SecureRules(List<Rule> rules, Profile profile, InstantSource clock, String description) {
        this.rules = rules;
        this.profile = profile;
        this.clock = clock;
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

    static SecureRules of(List<Rule> rules, Profile profile, InstantSource clock) {
        String name = profile == Profile.STRICT ? "strict" : "essential";
        return new SecureRules(List.copyOf(rules), profile, clock, "secure blocks, " + name);
    }

    /**
     * Fails with what is to be changed and the lines to write.
     *
     * @param classes what to check
     * @throws AssertionError if there is a finding, a class that cannot be read, or no class at all
     */
    @Override
    public void check(JavaClasses classes) {
        Report report = report(classes);
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
        Report report = report(classes);
        ConditionEvents events = ConditionEvents.Factory.create();
        for (Finding finding : report.findings()) {
            String file = finding.file().substring(finding.file().lastIndexOf('/') + 1);
            events.add(SimpleConditionEvent.violated(
                    finding,
                    "[" + finding.rule().id() + "] " + finding.symbol() + " " + finding.found() + " in (" + file + ":"
                            + finding.line() + ")"));
        }
        for (Unreadable unreadable : report.notAnalysed()) {
            events.add(SimpleConditionEvent.violated(unreadable, "not analysed: " + unreadable));
        }
        if (report.checkedClasses() == 0 && report.notAnalysed().isEmpty()) {
            events.add(SimpleConditionEvent.violated(classes, nothingChecked()));
        }
        return new EvaluationResult(this, events, Priority.HIGH);
    }

    private Report report(JavaClasses classes) {
        ClassFiles files = ImportedClasses.read(classes);
        ScanResult result;
        try (ClassPath classPath = ClassPath.of(loader())) {
            result = Scan.of(rules).run(files, classPath);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Report.of(result, rules, profile, today, SourceTree.around(Path.of("")));
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
        return new SecureRules(rules, profile, clock, newDescription);
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
