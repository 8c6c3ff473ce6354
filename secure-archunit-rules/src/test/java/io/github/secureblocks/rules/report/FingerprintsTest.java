package io.github.secureblocks.rules.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.bytecode.Sources;
import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a finding is known by when the code around it changes. */
class FingerprintsTest {
    private static final Rule RULE = Sources.rule(
            "test/random", new Detector.Call(Verdict.POLICY, List.of(Signature.of("java.util.Random#<init>(*)"))));
    private static final String BEFORE = """
            package app;
            class Two {
                Object one(int sides) { Object dice = new java.util.Random(); return dice; }

                Object two() {
                    Runnable inside = () -> new java.util.Random();
                    return new Object() {
                        Object nested() { return new java.util.Random(7); }
                    };
                }

                Object three() { return new Object() { Object nested() { return new java.util.Random(7); } }; }
            }
            """;

    private static Set<String> of(String source) {
        Fingerprints fingerprints = new Fingerprints();
        List<Hit> hits = Sources.of(source).scan(RULE).hits();
        Set<String> found = new TreeSet<>();
        hits.forEach(hit -> found.add(fingerprints.next(hit)));
        assertThat(found).hasSameSizeAs(hits);
        return found;
    }

    @Test
    void staysWhenLinesAreInsertedTheCodeIsReformattedAndALocalIsRenamed() {
        String after = """
                package app;
                import java.util.Random;

                class Two {
                    private int added;

                    Object one(int faces)
                    {
                        int number = 4;
                        Object cube =
                                new Random();
                        return cube;
                    }

                    Object two() {
                        Runnable within = () -> new Random();
                        return new Object() { Object nested() {
                            return new Random(8); } };
                    }

                    Object three() {
                        return new Object() {
                            Object nested() {
                                return new Random(7);
                            }
                        };
                    }
                }
                """;
        assertThat(of(BEFORE)).hasSize(4);
        assertThat(of(after)).isEqualTo(of(BEFORE));
    }

    @Test
    void staysWhenMethodsChangePlacesAndAnonymousClassesAreNumberedAnew() {
        String after = """
                package app;
                class Two {
                    Runnable first = new Runnable() { public void run() {} };
                    Runnable second = () -> {};

                    Object three() { return new Object() { Object nested() { return new java.util.Random(7); } }; }

                    Object two() {
                        Runnable inside = () -> new java.util.Random();
                        return new Object() {
                            Object nested() { return new java.util.Random(7); }
                        };
                    }

                    Object one(int sides) { Object dice = new java.util.Random(); return dice; }
                }
                """;
        assertThat(of(after)).isEqualTo(of(BEFORE));
    }

    @Test
    void staysWhenTheWordsAndTheVerdictOfTheFindingChange() {
        Hit hit = Sources.of(BEFORE).scan(RULE).hits().get(0);
        Hit worded = new Hit(
                hit.rule(),
                Verdict.PROVED,
                "elsewhere",
                hit.className(),
                null,
                999,
                hit.method(),
                hit.descriptor(),
                hit.target(),
                0,
                "says it in other words",
                List.of());
        assertThat(new Fingerprints().next(worded)).isEqualTo(new Fingerprints().next(hit));
    }

    @Test
    void isAnotherForAnotherMethodClassOrNumberOfEqualCalls() {
        Set<String> before = of(BEFORE);
        assertThat(of(BEFORE.replace("one(int sides)", "once(int sides)"))).isNotEqualTo(before);
        assertThat(of(BEFORE.replace("class Two", "class Three"))).doesNotContainAnyElementsOf(before);
        assertThat(of(BEFORE.replace("return dice;", "new java.util.Random(); return dice;")))
                .containsAll(before)
                .hasSize(5);
    }
}
