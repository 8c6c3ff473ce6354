package io.github.secureblocks.samples.corpus;

import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.bytecode.ScanResult;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the rules do on the cases. */
final class Score {
    private final List<Case> cases;
    private final ScanResult scan;
    private final Set<String> proved;
    private final Set<String> undecided;

    Score(List<Case> cases, ScanResult scan) {
        this.cases = cases;
        this.scan = scan;
        this.proved = keys(Verdict.PROVED);
        this.undecided = keys(Verdict.UNDECIDED);
    }

    List<Case> missed() {
        return cases.stream().filter(one -> one.unsafe() && !isProved(one)).toList();
    }

    List<Case> falselyReported() {
        return cases.stream().filter(one -> !one.unsafe() && isProved(one)).toList();
    }

    /** Claims about lines that no case labels: a helper's line is judged by nobody, so there should be none. */
    List<String> unlabelled() {
        Set<String> labelled = cases.stream().map(Score::key).collect(Collectors.toSet());
        return proved.stream().filter(key -> !labelled.contains(key)).sorted().toList();
    }

    String table() {
        StringBuilder text = new StringBuilder(
                "| part | area | unsafe: found | undecided | safe: reported | undecided |\n|---|---|---|---|---|---|\n");
        for (String part : List.of("open", "blind")) {
            List<Case> own =
                    cases.stream().filter(one -> one.part().equals(part)).toList();
            own.stream()
                    .collect(Collectors.groupingBy(Case::area, TreeMap::new, Collectors.toList()))
                    .forEach((area, list) -> text.append(row(part, area, list)));
            if (!own.isEmpty()) {
                text.append(row("**" + part + "**", "**all**", own));
            }
        }
        return text.toString();
    }

    private String row(String part, String area, List<Case> list) {
        List<Case> unsafe = list.stream().filter(Case::unsafe).toList();
        List<Case> safe = list.stream().filter(one -> !one.unsafe()).toList();
        return "| %s | %s | %s | %d | %s | %d |%n"
                .formatted(
                        part,
                        area,
                        share(unsafe.stream().filter(this::isProved).count(), unsafe.size()),
                        unsafe.stream().filter(this::isUndecided).count(),
                        share(safe.stream().filter(this::isProved).count(), safe.size()),
                        safe.stream().filter(this::isUndecided).count());
    }

    private static String share(long count, int total) {
        long percent = total == 0 ? 0 : Math.round(100.0 * count / total);
        return count + " of " + total + " (" + percent + " %)";
    }

    private boolean isProved(Case one) {
        return proved.contains(key(one));
    }

    private boolean isUndecided(Case one) {
        return !isProved(one) && undecided.contains(key(one));
    }

    private Set<String> keys(Verdict verdict) {
        return scan.hits().stream()
                .filter(hit -> hit.verdict() == verdict)
                .map(Score::key)
                .collect(Collectors.toSet());
    }

    private static String key(Case one) {
        return one.place() + " " + one.rule();
    }

    private static String key(Hit hit) {
        String folder = hit.className()
                .substring(0, hit.className().lastIndexOf('.') + 1)
                .replace('.', '/');
        return folder + hit.sourceFile() + ":" + hit.line() + " " + hit.rule().id();
    }
}
