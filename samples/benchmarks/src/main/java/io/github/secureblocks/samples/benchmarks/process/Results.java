package io.github.secureblocks.samples.benchmarks.process;

import java.util.ArrayList;
import java.util.List;

/**
 * The series of one run, and the goals that they are held to.
 *
 * @param large the command, the import and the rule, on the same large set
 * @param sizes the command on rising sizes
 * @param scanner the command and the other scanner, on the same set
 * @param small the command on a small application
 */
record Results(Large large, List<Series> sizes, Scanner scanner, Small small) {
    record Large(
            Series check,
            Series limited,
            Series bareImport,
            Series ownImport,
            Series rule,
            Series documented,
            Series documentedImport,
            Series documentedRule) {
        static Large of(List<Series> all) {
            return new Large(
                    all.get(0), all.get(1), all.get(2), all.get(3), all.get(4), all.get(5), all.get(6), all.get(7));
        }

        List<Series> all() {
            return List.of(check, limited, bareImport, ownImport, rule, documented, documentedImport, documentedRule);
        }
    }

    record Small(Series documented, Series check) {
        static Small of(List<Series> all) {
            return new Small(all.get(0), all.get(1));
        }

        List<Series> all() {
            return List.of(documented, check);
        }
    }

    record Scanner(Series check, Series whole, Series pluginAlone) {
        static Scanner of(List<Series> all) {
            return new Scanner(all.get(0), all.get(1), all.get(2));
        }

        List<Series> all() {
            return List.of(check, whole, pluginAlone);
        }
    }

    List<Goal> goals() {
        Series fifty = sizes.get(sizes.size() - 1);
        Series ten = sizes.stream()
                .filter(each -> each.contender().classes() == 10_000)
                .findFirst()
                .orElseThrow();
        Series floor = large.bareImport();
        double documentedFloor = large.documentedImport().cpu();
        return List.of(
                new Goal(
                        "check as documented / bare import, CPU",
                        large.documented().cpu() / floor.cpu(),
                        1.0,
                        ""),
                new Goal(
                        "check / bare import, CPU, both with the documented options",
                        large.documented().cpu() / documentedFloor,
                        1.0,
                        ""),
                new Goal("check as documented, most memory", large.documented().megabytes(), 500, "MB"),
                new Goal("check / bare import, CPU", large.check().cpu() / floor.cpu(), 1.0, ""),
                new Goal(
                        "check within 300 MB of heap / bare import, CPU",
                        large.limited().cpu() / floor.cpu(),
                        1.0,
                        ""),
                new Goal(
                        "check within 300 MB of heap, most memory",
                        large.limited().megabytes(),
                        500,
                        "MB"),
                new Goal("import and rule / bare import, CPU", large.rule().cpu() / floor.cpu(), 1.3, ""),
                new Goal(
                        "import and rule / bare import, CPU, both with the documented options",
                        large.documentedRule().cpu() / documentedFloor,
                        1.3,
                        ""),
                new Goal("CPU for a class, 50,000 / 10,000 classes", perClass(fifty) / perClass(ten), 1.1, ""),
                new Goal(
                        "check / SpotBugs with find-sec-bugs, CPU",
                        scanner.check().cpu() / scanner.whole().cpu(),
                        0.1,
                        ""),
                new Goal(
                        "check / find-sec-bugs' detectors alone, CPU",
                        scanner.check().cpu() / scanner.pluginAlone().cpu(),
                        0.1,
                        ""),
                new Goal(
                        "application of 300 classes, as documented, CPU",
                        small.documented().cpu(),
                        2,
                        "s"),
                new Goal("application of 300 classes, CPU", small.check().cpu(), 2, "s"));
    }

    List<Series> all() {
        List<Series> all = new ArrayList<>(large.all());
        all.addAll(sizes);
        all.addAll(scanner.all());
        all.addAll(small.all());
        return all;
    }

    static double perClass(Series series) {
        return series.cpu() / series.contender().classes();
    }
}
