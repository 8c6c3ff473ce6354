package io.github.secureblocks.rules.cli;

import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.UnusableInput;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Verdict;
import io.github.secureblocks.rules.guard.GuardedCheck;
import io.github.secureblocks.rules.report.Baseline;
import io.github.secureblocks.rules.report.BaselineEntry;
import io.github.secureblocks.rules.report.Finding;
import io.github.secureblocks.rules.report.Report;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The command {@code baseline}: the one way in which a baseline grows. */
final class BaselineCommand {
    private final PrintStream out;
    private final PrintStream err;
    private final InstantSource clock;
    private final List<Rule> rules;

    BaselineCommand(PrintStream out, PrintStream err, InstantSource clock, List<Rule> rules) {
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.rules = rules;
    }

    int run(String... arguments) {
        boolean write = Stream.of(arguments).anyMatch("--write"::equals);
        Options options = Options.read(
                Stream.concat(Stream.of("check"), Stream.of(arguments).skip(1).filter(word -> !word.equals("--write")))
                        .toArray(String[]::new));
        if (options.help()) {
            out.print(Options.USAGE);
            return Command.CLEAN;
        }
        Path file = options.baseline().orElse(Path.of(Baseline.FILE));
        Optional<Path> existing = Files.exists(file) ? Optional.of(file) : Optional.empty();
        Report report = report(options, existing);
        if (!report.notAnalysed().isEmpty()) {
            throw new UnusableInput("A baseline needs everything to be analysed: "
                    + report.notAnalysed().get(0));
        }
        // A guard's findings are told by every check, whatever a baseline says.
        List<Finding> found = report.findings().stream()
                .filter(finding -> !finding.rule().area().equals("guard"))
                .toList();
        List<Finding> added = found.stream()
                .filter(finding -> existing.isEmpty() || mayBeAdded(finding))
                .toList();
        List<Finding> refused = found.stream()
                .filter(finding -> existing.isPresent() && !mayBeAdded(finding))
                .toList();
        List<BaselineEntry> kept = existing.map(Baseline::read).map(Baseline::entries).orElse(List.of()).stream()
                .filter(entry -> entry.sealed() && !report.baseline().mended().contains(entry))
                .toList();
        if (write && !Baseline.write(file, kept, added)) {
            throw new UnusableInput(
                    "The baseline " + file + " cannot be written; look at the permissions of its folder");
        }
        tell(file, write, kept.size(), added.size(), report.baseline().mended().size());
        return refuse(refused) ? Command.FINDINGS : Command.CLEAN;
    }

    private Report report(Options options, Optional<Path> existing) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        GuardedCheck check = new GuardedCheck(rules, options.profile(), today, Path.of(""), existing, false);
        try (ClassFiles files = ClassFiles.read(options.inputs());
                ClassPath classPath = ClassPath.of(options.classPath())) {
            Report report = check.run(files, classPath);
            if (report.checkedClasses() == 0 && report.notAnalysed().isEmpty()) {
                throw new UnusableInput(
                        "There is no class file in what was named; compile first, then name the output");
            }
            return report;
        }
    }

    // Legacy code may start with anything; what no risk is accepted for does not come in later.
    private static boolean mayBeAdded(Finding finding) {
        return finding.rule().acceptable()
                || finding.verdict() != Verdict.PROVED && finding.verdict() != Verdict.STRUCTURE;
    }

    private void tell(Path file, boolean written, int kept, int added, int mended) {
        List<String> words = new ArrayList<>();
        words.add(kept + " kept");
        words.add(added + " added");
        words.add(mended + " mended");
        out.println(file + ": " + String.join(", ", words) + (written ? "" : "; nothing was written without --write"));
    }

    private boolean refuse(List<Finding> refused) {
        for (Finding finding : refused) {
            err.println("Not added, because no risk of " + finding.rule().id() + " can be accepted: " + finding.place()
                    + "  " + finding.symbol());
        }
        return !refused.isEmpty();
    }
}
