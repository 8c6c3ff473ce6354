package io.github.secureblocks.rules.guard;

import io.github.secureblocks.rules.bytecode.AcceptedRisks;
import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassNames;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.ResourceFile;
import io.github.secureblocks.rules.bytecode.Scan;
import io.github.secureblocks.rules.bytecode.ScanResult;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.report.Baseline;
import io.github.secureblocks.rules.report.BaselineEntry;
import io.github.secureblocks.rules.report.BaselineResult;
import io.github.secureblocks.rules.report.Profile;
import io.github.secureblocks.rules.report.Report;
import io.github.secureblocks.rules.report.SourceTree;
import io.github.secureblocks.rules.report.Terms;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A scan with what surrounds it: accepted risks, the baseline, and the guards.
 *
 * <p><b>Guarantees.</b> The baseline's file is written only where the check asked for that, everything was read and
 * nothing new was found; it only ever becomes shorter, by entries whose class was looked at or is gone.
 *
 * @param rules what is looked for
 * @param profile which findings are told
 * @param today decides which accepted risks hold
 * @param directory where the check runs: a module or a repository
 * @param baseline its file; empty where there is none
 * @param shrinks whether mended findings are removed from that file
 */
public record GuardedCheck(
        List<Rule> rules, Profile profile, LocalDate today, Path directory, Optional<Path> baseline, boolean shrinks) {
    /**
     * Copies the list.
     *
     * @param rules see the record
     * @param profile see the record
     * @param today see the record
     * @param directory see the record
     * @param baseline see the record
     * @param shrinks see the record
     */
    public GuardedCheck {
        rules = List.copyOf(rules);
    }

    /**
     * Checks.
     *
     * @param files the classes
     * @param classPath where the types are found that the classes use
     * @return everything that there is to say
     * @throws io.github.secureblocks.rules.report.UnreadableBaseline if the baseline is missing or cannot be understood
     */
    public Report run(ClassFiles files, ClassPath classPath) {
        Optional<Baseline> before = baseline.map(directory::resolve).map(Baseline::read);
        Terms terms = Terms.of(rules, profile, today)
                .knowing(Catalogue.standard().rules())
                .knowing(Catalogue.standard().guards())
                .accepting(AcceptedRisks.in(files));
        SourceTree sources = SourceTree.around(directory);
        ScanResult scan = Scan.of(rules).run(files, classPath);
        Guards guards = Guards.in(directory);
        before.ifPresent(guards::and);
        Report report = Report.of(scan, before.map(terms::since).orElse(terms), sources)
                .with(guards.findings(), guards.unreadable())
                .withHits(guards.hits(), sources);
        return before.map(known -> shrunk(report, known, files)).orElse(report);
    }

    /**
     * Whether this process runs where nobody would commit what it writes.
     *
     * @return true where the variable {@code CI} is set, and not to {@code false}
     */
    public static boolean onBuildServer() {
        String set = System.getenv("CI");
        return set != null && !set.isBlank() && !set.equalsIgnoreCase("false");
    }

    private Report shrunk(Report report, Baseline known, ClassFiles files) {
        BaselineResult result = report.baseline();
        List<BaselineEntry> mended =
                report.notAnalysed().isEmpty() && !result.mended().isEmpty()
                        ? result.mended().stream().filter(lookedAt(files)).toList()
                        : List.of();
        boolean removed = shrinks && report.isClean() && !mended.isEmpty() && known.remove(mended);
        return report.with(new BaselineResult(true, result.known(), mended, removed));
    }

    // A check of one module says nothing of another that shares its baseline.
    private Predicate<BaselineEntry> lookedAt(ClassFiles files) {
        Set<String> classes = ClassNames.of(files);
        Set<String> packages = new HashSet<>();
        classes.forEach(name -> packages.add(packageOf(name)));
        SourceTree sources = SourceTree.around(directory);
        List<String> mappers = files.resources().stream()
                .filter(ResourceFile::isXml)
                .map(ResourceFile::name)
                .toList();
        return entry -> classes.contains(entry.className())
                || mappers.stream().anyMatch(name -> ("/" + entry.path()).endsWith("/" + name))
                || packages.contains(packageOf(entry.className())) && !sources.holds(entry.path());
    }

    private static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }
}
