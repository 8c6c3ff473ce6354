package io.github.secureblocks.samples.corpus;

import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.bytecode.ScanResult;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the rules do on the cases. */
final class Score {
    private final List<Case> cases;
    private final ScanResult scan;

    Score(List<Case> cases, ScanResult scan) {
        this.cases = cases;
        this.scan = scan;
    }

    int size() {
        return cases.size();
    }

    List<Case> missed() {
        return cases.stream().filter(one -> one.unsafe() && !isProved(one)).toList();
    }

    List<Case> falselyReported() {
        return cases.stream().filter(one -> !one.unsafe() && isProved(one)).toList();
    }

    /** Claims about lines that no case labels: a helper's line is judged by nobody, so there should be none. */
    List<String> unlabelled() {
        return scan.hits().stream()
                .filter(hit -> hit.verdict() == Verdict.PROVED)
                .filter(hit -> cases.stream().noneMatch(one -> meets(one, hit)))
                .map(hit -> file(hit) + ":" + hit.line() + " " + hit.rule().id())
                .map(place -> place.substring(place.indexOf("corpus/") + 7))
                .sorted()
                .toList();
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
        return is(one, Verdict.PROVED);
    }

    private boolean isUndecided(Case one) {
        return !isProved(one) && is(one, Verdict.UNDECIDED);
    }

    private boolean is(Case one, Verdict verdict) {
        return scan.hits().stream().anyMatch(hit -> hit.verdict() == verdict && meets(one, hit));
    }

    private static boolean meets(Case one, Hit hit) {
        return one.rule().equals(hit.rule().id()) && one.isAt(file(hit), hit.line());
    }

    private static String file(Hit hit) {
        String type = hit.className();
        return type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/') + hit.sourceFile();
    }
}
