package io.github.secureblocks.samples.rules.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** A rule that knew its examples by heart would pass the tests on them; here each is written in forty other ways. */
class MutationTest {
    private static final Path FIGURES = Example.ROOT.resolve("docs/benchmarks/mutations.md");
    private static final List<String> NAMES =
            Mutation.all().stream().map(Mutation::name).toList();

    private static Run run;
    private static List<Form.Judged> forms;

    @BeforeAll
    static void rewriteCompileAndScan() {
        run = Run.of(Mutation.all(), "17");
        forms = Form.judged("17");
    }

    @Test
    void everyRewrittenExampleIsFoundAndEveryRewrittenNearMissIsSilent() {
        assertThat(run.judged().stream().filter(Run.Judged::isWrong).count())
                .as(() -> new MutationTable(run, NAMES).failures())
                .isZero();
    }

    @Test
    void everyFormOfADeclarationIsFoundWhereItIsWrongAndPassedOverWhereItIsRight() {
        assertThat(wrongForms().filter(form -> !form.found()).map(Form.Judged::shown))
                .as("not found")
                .isEmpty();
        assertThat(wrongForms().filter(form -> !form.silent()).map(Form.Judged::shown))
                .as("not silent")
                .isEmpty();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void soItIsInTheClassFilesOfTheNewestJavaAtHand() {
        List<Mutation> all = Stream.concat(Mutation.all().stream(), ValueMutations.newer().stream())
                .toList();
        Run newest = Run.of(all, String.valueOf(Runtime.version().feature()));
        assertThat(newest.judged()).hasSizeGreaterThan(run.judged().size());
        assertThat(newest.judged().stream().filter(Run.Judged::isWrong).count())
                .as(() -> new MutationTable(
                                newest, all.stream().map(Mutation::name).toList())
                        .failures())
                .isZero();
    }

    @Test
    void everyMarkedLineIsRewrittenUnlessItMarksADeclarationOrAReference() {
        List<String> without = new ArrayList<>();
        for (Example example : Example.all()) {
            for (int line : example.bad() ? example.marked() : Set.<Integer>of()) {
                if (run.sites().stream().noneMatch(site -> site.example().equals(example) && site.line() == line)) {
                    without.add(example.name());
                }
            }
        }
        assertThat(without)
                .containsExactlyInAnyOrder(
                        "AccessUndeclaredEndpointBad",
                        "AccessUndeclaredEndpointBad",
                        "CodeConstantParameterBad",
                        "ErrorStackTraceToClientBad",
                        "SqlInterpolatedMapperBad",
                        "SqlInterpolatedMapperBad",
                        "SqlInterpolatedMapperBad",
                        "SqlInterpolatedMapperBad",
                        "SqlRawStatementBad",
                        "TlsVerificationOffBad",
                        "TlsVerificationOffBad",
                        "WebAnyMethodBad",
                        "WebAnyMethodBad",
                        "WebAnyMethodBad",
                        "WebCsrfOffBad",
                        "WebCsrfOffBad",
                        "WebHeadersOffBad",
                        "WebHeadersOffBad",
                        "WebPermissiveCorsBad");
    }

    @Test
    void rulesThatSayNothingAreWrongWhereverSomethingIs() {
        List<Variant> bad = run.judged().stream()
                .map(Run.Judged::variant)
                .filter(variant -> variant.site().example().bad())
                .toList();
        assertThat(bad).allMatch(variant -> Outcome.of(variant, List.of()) == Outcome.MISSED);
        assertThat(bad).anyMatch(variant -> variant.line() != variant.site().line());
    }

    @Test
    void noPlaceIsRewrittenInFewWaysAndHardlyAnyRewritingIsNoJava() {
        Map<Site, Long> ways = run.judged().stream()
                .collect(Collectors.groupingBy(judged -> judged.variant().site(), Collectors.counting()));
        assertThat(ways.keySet()).containsAll(run.sites());
        assertThat(ways.entrySet().stream()
                        .filter(each -> each.getKey().example().bad() && each.getValue() < 15)
                        .map(each -> each.getKey().example().name() + ":"
                                + each.getKey().line() + " " + each.getValue()))
                .isEmpty();
        assertThat(run.judged()).hasSizeGreaterThan(4500);
        assertThat(run.refused().size()).isLessThan(run.judged().size() / 200);
        assertThat(run.refused().stream().map(Run.Refused::reason))
                .allMatch(reason -> reason.startsWith("unreported exception")
                        || reason.startsWith("incompatible types")
                        || reason.startsWith("expression type")
                        || reason.startsWith("unconditional patterns")
                        || reason.startsWith("cannot find symbol"));
    }

    @Test
    void everyKnownLimitIsStillOne() {
        assertThat(KnownLimit.ALL)
                .allMatch(limit -> forms.stream().anyMatch(limit::covers)
                        || run.judged().stream()
                                .anyMatch(
                                        judged -> judged.outcome() != Outcome.RIGHT && limit.covers(judged.variant())));
    }

    private static Stream<Form.Judged> wrongForms() {
        return forms.stream().filter(form -> KnownLimit.ALL.stream().noneMatch(limit -> limit.covers(form)));
    }

    @Test
    void theFiguresAreCurrent() throws IOException {
        String rendered = new MutationTable(run, NAMES).render(FormTable.of(forms));
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(FIGURES, rendered);
        }
        List<String> committed = Files.readString(FIGURES).lines().toList();
        assertThat(rendered.lines().filter(line -> !committed.contains(line)).limit(5))
                .as("%s; write it with -Dregenerate=true", FIGURES)
                .isEmpty();
        assertThat(committed).hasSize((int) rendered.lines().count());
    }
}
