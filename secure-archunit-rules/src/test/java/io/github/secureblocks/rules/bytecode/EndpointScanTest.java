package io.github.secureblocks.rules.bytecode;

import static io.github.secureblocks.rules.bytecode.Sources.firesWhereMarked;
import static io.github.secureblocks.rules.bytecode.WebTypes.GET;
import static io.github.secureblocks.rules.bytecode.WebTypes.MAPPING;
import static io.github.secureblocks.rules.bytecode.WebTypes.OPEN;
import static io.github.secureblocks.rules.bytecode.WebTypes.PUBLIC;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Endpoints without a word on who may call them. */
class EndpointScanTest {
    private static final Detector ENDPOINTS =
            new Detector.EndpointWithoutDeclaration(Verdict.STRUCTURE, List.of("web.Mapping"), List.of("Public"));

    @Test
    void findsEndpointsOnWhichNobodySaidWhoMayCallThem() {
        firesWhereMarked(ENDPOINTS, MAPPING, GET, PUBLIC, OPEN, """
                package app;
                interface Api {
                    @web.Get void inherited();
                    @web.Get @web.Public void declaredThere();
                }
                """, """
                package app;
                @web.Public
                abstract class Base {}
                """, """
                package app;
                class Endpoints {
                    static class Plain implements Api {
                        @web.Get
                        public void own() {
                            System.gc(); // !
                        }
                        public void inherited() {
                            System.gc(); // !
                        }
                        public void declaredThere() {}
                        @web.Get @web.Public
                        public void declared() {}
                        @web.Mapping @web.Open
                        public void declaredByMetaAnnotation() {}
                        public void noEndpoint() {}
                    }
                    static class ByBase extends Base {
                        @web.Get
                        public void own() {}
                    }
                    interface Client {
                        @web.Get void call();
                    }
                }
                """);
    }

    @Test
    void judgesAnInheritedEndpointInTheClassesThatInheritIt() {
        firesWhereMarked(ENDPOINTS, MAPPING, GET, PUBLIC, """
                package app;
                interface Api {
                    @web.Get default void open() {
                        System.gc(); // !
                    }
                    @web.Get default void overridden() {
                        System.gc();
                    }
                }
                """, """
                package app;
                interface Client {
                    @web.Get default void call() {
                        System.gc();
                    }
                }
                """, """
                package app;
                abstract class Base {
                    @web.Get void declaredBelow() {
                        System.gc();
                    }
                }
                """, """
                package app;
                abstract class HalfDeclared {
                    @web.Get void declaredInOneOnly() {
                        System.gc(); // !
                    }
                }
                """, """
                package app;
                abstract class Library {
                    @web.Get void extendedElsewhere() {
                        System.gc(); // !
                    }
                    @web.Get abstract void implementedElsewhere();
                }
                """, """
                package app;
                class Lender {
                    public void lent() {
                        System.gc(); // !
                    }
                    public void lentAndDeclared() {
                        System.gc();
                    }
                }
                """, """
                package app;
                interface Lent {
                    @web.Get void lent();
                    @web.Get @web.Public void lentAndDeclared();
                }
                """, """
                package app;
                class Endpoints {
                    static class Plain implements Api {
                        @web.Public public void overridden() {}
                    }
                    @web.Public static class Declared extends Base {}
                    @web.Public static class OneDeclared extends HalfDeclared {}
                    static class OtherNot extends HalfDeclared {}
                    static class Borrower extends Lender implements Lent {}
                }
                """);
    }

    @Test
    void followsAnEndpointThroughATypeParameter() {
        firesWhereMarked(ENDPOINTS, MAPPING, GET, PUBLIC, """
                package app;
                interface Store<T> {
                    @web.Get void save(T what);
                    @web.Get @web.Public T find(T what);
                }
                """, """
                package app;
                abstract class NumberStore<N extends Number> implements Store<N> {
                    public void save(N what) {
                        System.gc(); // !
                    }
                }
                """, """
                package app;
                class Stores {
                    static class Texts implements Store<String> {
                        public void save(String what) {
                            System.gc(); // !
                        }
                        public String find(String what) {
                            return what;
                        }
                        public void save(Integer what) {
                            System.gc();
                        }
                    }
                    static class Longs extends NumberStore<Long> {
                        public void save(Long what) {
                            System.gc(); // !
                        }
                        public Long find(Long what) {
                            return what;
                        }
                    }
                    static class Inherits extends NumberStore<Double> {
                        public Double find(Double what) {
                            return what;
                        }
                    }
                }
                """);
    }
}
