package io.github.secureblocks.samples.rules.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Totals by mutation and area. */
record MutationTable(Run run, List<String> mutations) {
    String render(String declarations) {
        return """
                # Mutations

                Each marked line of a bad rule example is rewritten by a generator, compiled and scanned, and is to be found
                where it then is, with the verdict of the original. Calls of the same types in the good and near-miss examples
                are rewritten in the same way, and nothing is to be found. A cell says in how many of how many that is so.

                ```sh
                mvn -q -pl samples/rule-examples -am test -Dtest=MutationTest -Dsurefire.failIfNoSpecifiedTests=false
                ```

                ## Found in bad examples

                %s
                ## Silent on good and near-miss examples

                %s
                ## Declarations

                What is wrong by an annotation or by what a class implements, in the forms that frameworks and the compiler
                understand, each beside its twin that is right.

                %s
                Rewritings that are no Java, and so not counted: %d of %d.
                %s""".formatted(
                        table(judged -> judged.variant().site().example().bad()),
                        table(judged -> !judged.variant().site().example().bad()),
                        declarations,
                        run.refused().size(),
                        run.refused().size() + run.judged().size(),
                        limits());
    }

    /** What is wrong, in few lines: unsafe places that are not found + fine ones that are not silent. */
    String failures() {
        List<Run.Judged> wrong =
                run.judged().stream().filter(Run.Judged::isWrong).toList();
        List<String> areas = areas();
        StringBuilder text = new StringBuilder("%d of %d variants are wrong (not found + not silent)%n"
                .formatted(wrong.size(), run.judged().size()));
        text.append("%-28s".formatted("")).append(row(areas, area -> area)).append('\n');
        for (String mutation : mutations) {
            List<Run.Judged> of = wrong.stream()
                    .filter(judged -> judged.variant().mutation().equals(mutation))
                    .toList();
            if (!of.isEmpty()) {
                text.append("%-28s".formatted(mutation))
                        .append(row(areas, area -> count(of, area)))
                        .append("  ")
                        .append(of.get(0).shown())
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String row(List<String> areas, Function<String, String> cell) {
        return areas.stream().map(area -> "%8s".formatted(cell.apply(area))).collect(Collectors.joining());
    }

    private static String count(List<Run.Judged> wrong, String area) {
        long bad = wrong.stream().filter(in(area)).filter(isBad()).count();
        long fine = wrong.stream().filter(in(area)).filter(isBad().negate()).count();
        return bad + fine == 0 ? "." : bad + "+" + fine;
    }

    private static Predicate<Run.Judged> in(String area) {
        return judged -> judged.variant().site().example().area().equals(area);
    }

    private static Predicate<Run.Judged> isBad() {
        return judged -> judged.variant().site().example().bad();
    }

    private List<String> areas() {
        return run.sites().stream()
                .map(site -> site.example().area())
                .distinct()
                .toList();
    }

    private String table(Predicate<Run.Judged> which) {
        List<Run.Judged> all = run.judged().stream().filter(which).toList();
        List<String> areas = areas();
        StringBuilder text = new StringBuilder("| mutation | " + String.join(" | ", areas) + " | all |\n");
        text.append("|---".repeat(areas.size() + 2)).append("|\n");
        for (String mutation : mutations) {
            text.append(line(
                    mutation,
                    areas,
                    all.stream()
                            .filter(judged -> judged.variant().mutation().equals(mutation))
                            .toList()));
        }
        return text.append(line("**all**", areas, all)).toString();
    }

    private static String line(String name, List<String> areas, List<Run.Judged> all) {
        List<String> cells = new ArrayList<>(List.of(name));
        areas.forEach(area -> cells.add(cell(all.stream().filter(in(area)).toList())));
        cells.add(cell(all));
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String cell(List<Run.Judged> all) {
        long right =
                all.stream().filter(judged -> judged.outcome() == Outcome.RIGHT).count();
        return all.isEmpty() ? "" : right == all.size() ? right + "/" + right : "**" + right + "/" + all.size() + "**";
    }

    private static String limits() {
        return KnownLimit.ALL.stream()
                .map(limit -> "- %s, %s: %s%n".formatted(limit.area(), limit.mutation(), limit.reason()))
                .collect(Collectors.joining("", KnownLimit.ALL.isEmpty() ? "" : "\n## Known limits\n\n", ""));
    }
}
