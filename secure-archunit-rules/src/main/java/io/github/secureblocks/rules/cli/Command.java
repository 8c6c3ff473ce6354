package io.github.secureblocks.rules.cli;

import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.UnusableInput;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.guard.GuardedCheck;
import io.github.secureblocks.rules.report.Report;
import io.github.secureblocks.rules.report.SourceTree;
import io.github.secureblocks.rules.report.TextReport;
import io.github.secureblocks.rules.report.UnreadableBaseline;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The command {@code check}: its answer is complete on one stream, or one sentence on the other. */
final class Command {
    static final int CLEAN = 0;
    static final int FINDINGS = 1;
    static final int UNUSABLE = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final InstantSource clock;
    private final List<Rule> rules;

    Command(PrintStream out, PrintStream err, InstantSource clock) {
        this(out, err, clock, Catalogue.standard().rules());
    }

    Command(PrintStream out, PrintStream err, InstantSource clock, List<Rule> rules) {
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.rules = rules;
    }

    int run(String... arguments) {
        try {
            if (arguments.length > 0 && arguments[0].equals("baseline")) {
                return new BaselineCommand(out, err, clock, rules).run(arguments);
            }
            Options options = Options.read(arguments);
            if (options.help()) {
                out.print(Options.USAGE);
                return CLEAN;
            }
            return check(options, arguments);
        } catch (UnusableInput | UnreadableBaseline unusable) {
            err.println(unusable.getMessage());
            return UNUSABLE;
        } catch (OutOfMemoryError tooMuch) {
            err.println(
                    "The check needs more memory than it has; write java -Xmx4g -jar, or check fewer classes at once");
            return UNUSABLE;
        } catch (RuntimeException | StackOverflowError unexpected) {
            err.println("The check could not be finished: "
                    + unexpected.getClass().getName()
                    + "; check fewer classes at once to find the one that it fails on");
            return UNUSABLE;
        }
    }

    private int check(Options options, String... arguments) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        GuardedCheck check = new GuardedCheck(
                rules, options.profile(), today, Path.of(""), options.baseline(), !GuardedCheck.onBuildServer());
        Report report;
        try (ClassFiles files = ClassFiles.read(options.inputs());
                ClassPath classPath = ClassPath.of(options.classPath())) {
            report = check.run(files, classPath);
        }
        if (report.checkedClasses() == 0 && report.notAnalysed().isEmpty()) {
            throw new UnusableInput(
                    "There is no class to check in what was named; compile first, then name the output");
        }
        tell(report, options, options.format().render(report, verify(arguments), SourceTree.around(Path.of(""))));
        if (!report.notAnalysed().isEmpty()) {
            err.println("Not everything could be analysed: "
                    + report.notAnalysed().get(0)
                    + (report.notAnalysed().size() > 1
                            ? " (and " + (report.notAnalysed().size() - 1) + " more)"
                            : ""));
            return UNUSABLE;
        }
        return report.findings().isEmpty() ? CLEAN : FINDINGS;
    }

    private void tell(Report report, Options options, String text) {
        options.output().ifPresent(file -> file.write(text));
        out.print(options.output().isPresent() ? TextReport.summary(report) + "\n" : text);
        out.flush();
    }

    private static String verify(String... arguments) {
        String version = Command.class.getPackage().getImplementationVersion();
        return "compile, then java -jar secure-archunit-rules-" + (version == null ? "" : version + "-") + "cli.jar "
                + String.join(" ", arguments);
    }
}
