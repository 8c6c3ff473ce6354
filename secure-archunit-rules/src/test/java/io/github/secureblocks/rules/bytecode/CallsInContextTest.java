package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Calls that are wrong by where they stand, by what stands beside them, and by no other rule that says more. */
class CallsInContextTest {
    private static final String STORE = """
            package app;
            class Store {
                static final String KEY = "$where";
                <T> T together(java.util.function.Function<Store, T> work) { return work.apply(this); }
                int run(String text) { return 1; }
                Store put(String key, Object value) { return this; }
            }
            """;

    @Test
    void findsACallInTheLambdaThatAnotherCallIsHanded() {
        Detector inside = new Detector.CallInside(
                Verdict.POLICY,
                List.of(Signature.of("app.Store#run(*)")),
                List.of(Signature.of("app.Store#together(*)")));
        Sources.firesWhereMarked(inside, STORE, """
                package app;
                import java.util.List;
                class Uses {
                    Store store = new Store();
                    int direct() {
                        return store.together(each -> store.run("a")); // !
                    }
                    int nested(List<String> all) {
                        return store.together(each -> {
                            all.forEach(text -> {
                                store.run(text); // !
                            });
                            return 1;
                        });
                    }
                    int captured(String text) {
                        Store other = store;
                        return store.together(each ->
                            other.run(text)); // !
                    }
                    int outside(List<String> all) {
                        all.forEach(text -> store.run(text));
                        store.together(each -> 1);
                        return store.run("a");
                    }
                    int elsewhere() {
                        return store.together(each -> helper());
                    }
                    private int helper() { return store.run("a"); }
                }
                """);
    }

    @Test
    void findsTextThatIsNotConstantBesideAKey() {
        Detector beside = new Detector.ArgumentBeside(
                Verdict.PROVED,
                List.of(Signature.of("app.Store#put(java.lang.String, java.lang.Object)")),
                1,
                0,
                Pattern.compile("^\\$where$"));
        Sources.firesWhereMarked(beside, STORE, """
                package app;
                class Uses {
                    Store literal(String text) { return new Store().put("$where", "a == " + text); } // !
                    Store named(String text) { return new Store().put(Store.KEY, text); } // !
                    Store oneOfTwo(boolean b, String text) {
                        return new Store().put(b ? "name" : "$where", text); // !
                    }
                    Store constant(boolean b) { return new Store().put("$where", b ? "a" : "b"); }
                    Store value(String text) { return new Store().put("name", text); }
                    Store anyKey(String key, String text) { return new Store().put(key, text); }
                    Store object(Store other) { return new Store().put("$where", other); }
                    Store number(int size) { return new Store().put("$where", "a.length > " + size); }
                }
                """);
    }

    @Test
    void tellsABanOnlyWhereNoRuleOfTheAreaSaysMore() {
        List<Signature> run = List.of(Signature.of("app.Store#run(java.lang.String)"));
        Rule dynamic = Sources.rule("test/dynamic", new Detector.ArgumentNotConstant(Verdict.PROVED, run, 0));
        Rule raw = Sources.rule("test/raw", new Detector.Call(Verdict.POLICY, run));
        Rule other = Sources.rule("other/raw", new Detector.Call(Verdict.POLICY, run));
        Sources uses = Sources.of(STORE, """
                package app;
                class Uses {
                    int dynamic(String text) { return new Store().run(text); }
                    int constant() { return new Store().run("a"); }
                }
                """);
        assertThat(told(uses, dynamic, raw, other))
                .containsExactly("3 other/raw", "3 test/dynamic", "4 other/raw", "4 test/raw");
        assertThat(told(uses, raw)).containsExactly("3 test/raw", "4 test/raw");
    }

    private static List<String> told(Sources sources, Rule... rules) {
        return sources.scan(rules).hits().stream()
                .map(hit -> hit.line() + " " + hit.rule().id())
                .sorted()
                .toList();
    }
}
