package io.github.secureblocks.rules.bytecode;

import static io.github.secureblocks.rules.bytecode.Sources.firesWhereMarked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallScanTest {
    private static Detector.Call banned(String... signatures) {
        return new Detector.Call(
                Verdict.POLICY, Stream.of(signatures).map(Signature::of).toList());
    }

    @Test
    void findsConstructorsAndConstructorReferencesButNotSubtypesOfAnotherKind() {
        firesWhereMarked(banned("java.util.Random#<init>(*)"), """
                import java.security.SecureRandom;
                import java.util.Random;
                import java.util.function.Supplier;
                class Tokens {
                    Random plain = new Random(); // !
                    Random seeded() {
                        return new Random(42); // !
                    }
                    Supplier<Random> made = Random::new; // !
                    Random safe = new SecureRandom();
                    static class Own extends Random {
                        Own() {
                            super(1); // !
                        }
                    }
                }
                """);
    }

    @Test
    void findsCallsThroughSubtypesOverloadsSuperAndInterfaces() {
        firesWhereMarked(banned("java.io.PrintStream#println(*)", "java.util.Collection#add(java.lang.Object)"), """
                import java.io.OutputStream;
                import java.io.PrintStream;
                import java.util.ArrayList;
                import java.util.List;
                class Out {
                    static class Loud extends PrintStream {
                        Loud(OutputStream out) {
                            super(out);
                        }
                        void shout() {
                            super.println("a"); // !
                        }
                    }
                    interface Speaker {
                        default void speak(Loud loud) {
                            loud.println(1); // !
                        }
                    }
                    record Pair(int left, List<Object> all) {
                        Pair {
                            all.add(left); // !
                        }
                    }
                    int choose(int what, ArrayList<String> list) {
                        return switch (what) {
                            case 1 -> {
                                list.add("x"); // !
                                yield 1;
                            }
                            default -> list.size();
                        };
                    }
                    void twoParameters(List<String> list) {
                        list.add(0, "x");
                    }
                }
                """);
    }

    @Test
    void findsMethodReferencesAndAttributesLambdasToTheirMethod() {
        Sources compiled = Sources.of("""
                import java.util.List;
                import java.util.function.Consumer;
                class Lambdas {
                    void each(List<String> all) {
                        all.forEach(one -> {
                            Runnable inner = () -> System.out.println(one); // !
                            inner.run();
                        });
                        Consumer<String> direct = System.out::println; // !
                    }
                }
                """);
        Detector detector = banned("java.io.PrintStream#println(java.lang.String)");
        assertThat(compiled.places(detector)).isEqualTo(compiled.marked());
        assertThat(compiled.scan(Sources.rule("test/rule", detector)).hits())
                .extracting(Hit::symbol)
                .containsOnly("Lambdas.each(List)");
    }

    @Test
    void findsAClassThatIsLoadedByItsName() {
        firesWhereMarked(banned("java.util.Random#nextInt(*)"), """
                class Loading {
                    Object one() throws Exception {
                        return Class.forName("java.util.Random"); // !
                    }
                    Object two(ClassLoader loader) throws Exception {
                        String name = "java.util.Random";
                        return loader.loadClass(name); // !
                    }
                    Object other() throws Exception {
                        return Class.forName("java.util.ArrayList");
                    }
                    String onlyText = "java.util.Random";
                }
                """);
    }

    @Test
    void readsBothJavaxAndJakartaFromOneEntry() {
        firesWhereMarked(banned("{ee}.servlet.ServletResponse#getWriter()"), """
                package javax.servlet;
                public interface ServletResponse {
                    Object getWriter();
                }
                """, """
                package jakarta.servlet;
                public interface ServletResponse {
                    Object getWriter();
                }
                """, """
                package app;
                class Pages {
                    interface Sub extends jakarta.servlet.ServletResponse {}
                    void one(javax.servlet.ServletResponse response) {
                        response.getWriter(); // !
                    }
                    void two(Sub response) {
                        response.getWriter(); // !
                    }
                }
                """);
    }

    @Test
    void matchesOverloadsThatBeginWithTheNamedTypes() {
        firesWhereMarked(banned("java.util.List#add(int, *)", "java.util.Map#putAll(java.util.Map)"), """
                import java.util.ArrayList;
                import java.util.HashMap;
                class Overloads {
                    void go(ArrayList<Object> list, HashMap<String, String> map) {
                        list.add(0, "x"); // !
                        list.add("x");
                        map.putAll(map); // !
                    }
                }
                """);
    }

    @Test
    void tellsOnePlaceOnceWithItsStrongestVerdict() {
        Sources compiled = Sources.of("""
                class Twice {
                    void go(String command) throws Exception {
                        Runtime.getRuntime().exec(command);
                    }
                }
                """);
        List<Signature> exec = List.of(Signature.of("java.lang.Runtime#exec(*)"));
        assertThat(compiled.scan(Sources.rule(
                                "test/rule",
                                new Detector.Call(Verdict.POLICY, exec),
                                new Detector.ArgumentNotConstant(Verdict.PROVED, exec, 0)))
                        .hits())
                .extracting(Hit::verdict)
                .containsExactly(Verdict.PROVED);
    }

    @Test
    void tellsOfASerializableLambdaInTheMethodThatWritesIt() {
        Sources compiled = Sources.of("""
                import java.io.Serializable;
                import java.util.Random;
                import java.util.function.Supplier;
                class Lambdas {
                    interface Maker extends Supplier<Object>, Serializable {}
                    Maker written() {
                        return () -> new Random(); // !
                    }
                    Maker nested() {
                        return () -> (Maker) () -> new Random(); // !
                    }
                }
                """);
        Detector detector = banned("java.util.Random#<init>(*)");
        assertThat(compiled.places(detector)).isEqualTo(compiled.marked());
        assertThat(compiled.scan(Sources.rule("test/rule", detector)).hits())
                .extracting(Hit::method)
                .containsExactlyInAnyOrder("written", "nested");
    }
}
