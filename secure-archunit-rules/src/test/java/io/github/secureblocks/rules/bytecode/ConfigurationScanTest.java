package io.github.secureblocks.rules.bytecode;

import static io.github.secureblocks.rules.bytecode.Sources.firesWhereMarked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects that have to be configured. */
class ConfigurationScanTest {
    @Test
    void findsAnObjectThatNothingMakesSafe() {
        firesWhereMarked(
                new Detector.NotConfigured(
                        Verdict.PROVED,
                        List.of(Signature.of("javax.xml.parsers.DocumentBuilderFactory#newInstance(*)")),
                        List.of(new Detector.Setting(
                                Signature.of(
                                        "javax.xml.parsers.DocumentBuilderFactory#setFeature(java.lang.String, boolean)"),
                                List.of("http://apache.org/xml/features/disallow-doctype-decl", "true")))),
                """
                import java.util.function.Supplier;
                import javax.xml.parsers.DocumentBuilderFactory;
                class Xml {
                    private static final String FEATURE = "http://apache.org/xml/features/disallow-doctype-decl";
                    private final DocumentBuilderFactory kept = DocumentBuilderFactory.newInstance();
                    private final DocumentBuilderFactory bare = DocumentBuilderFactory.newInstance(); // !
                    Xml() throws Exception {
                        kept.setFeature(FEATURE, true);
                    }
                    Object raw() throws Exception {
                        return DocumentBuilderFactory.newInstance().newDocumentBuilder(); // !
                    }
                    Object wrongValue() throws Exception {
                        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance(); // !
                        factory.setFeature(FEATURE, false);
                        return factory;
                    }
                    Object otherObject() throws Exception {
                        DocumentBuilderFactory one = DocumentBuilderFactory.newInstance(); // !
                        DocumentBuilderFactory two = DocumentBuilderFactory.newInstance();
                        two.setFeature(FEATURE, true);
                        return one;
                    }
                    Object safe() throws Exception {
                        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
                        factory.setFeature(FEATURE, true);
                        return factory.newDocumentBuilder();
                    }
                    Supplier<DocumentBuilderFactory> made = DocumentBuilderFactory::newInstance; // !
                }
                """);
    }

    @Test
    void followsTheObjectIntoAMethodThatIsHandedIt() {
        Sources compiled = Sources.of("""
                import javax.xml.parsers.DocumentBuilderFactory;
                class Handed {
                    Object make() {
                        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
                        harden(factory);
                        return factory;
                    }
                    void harden(DocumentBuilderFactory factory) {}
                }
                """);
        assertThat(compiled.scan(Sources.rule(
                                "test/rule",
                                new Detector.NotConfigured(
                                        Verdict.PROVED,
                                        List.of(Signature.of("javax.xml.parsers.DocumentBuilderFactory#newInstance()")),
                                        List.of())))
                        .hits())
                .extracting(Hit::verdict)
                .containsExactly(Verdict.PROVED);
    }

    @Test
    void saysWhereAMethodThatIsHandedTheObjectIsNotFollowedToItsEnd() {
        String body = "n = n * 31 + 7;\n".repeat(400);
        Sources compiled = Sources.of("""
                import javax.xml.parsers.DocumentBuilderFactory;
                class LongHanded {
                    void make(int n) throws Exception {
                        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
                        parse(factory, n);
                    }
                    void parse(DocumentBuilderFactory factory, int n) throws Exception {
                        %s
                        factory.newDocumentBuilder();
                    }
                }
                """.formatted(body), """
                import javax.xml.parsers.DocumentBuilderFactory;
                class DeepHanded {
                    void make() throws Exception { one(DocumentBuilderFactory.newInstance()); }
                    void one(DocumentBuilderFactory factory) throws Exception { two(factory); }
                    void two(DocumentBuilderFactory factory) throws Exception { three(factory); }
                    void three(DocumentBuilderFactory factory) throws Exception { four(factory); }
                    void four(DocumentBuilderFactory factory) throws Exception { five(factory); }
                    void five(DocumentBuilderFactory factory) throws Exception { six(factory); }
                    void six(DocumentBuilderFactory factory) throws Exception { seven(factory); }
                    void seven(DocumentBuilderFactory factory) throws Exception { factory.newDocumentBuilder(); }
                }
                """);
        assertThat(compiled.scan(Sources.rule(
                                "test/rule",
                                new Detector.NotConfigured(
                                        Verdict.PROVED,
                                        List.of(Signature.of("javax.xml.parsers.DocumentBuilderFactory#newInstance()")),
                                        List.of())))
                        .hits())
                .extracting(Hit::verdict)
                .containsExactly(Verdict.UNDECIDED, Verdict.UNDECIDED);
    }
}
