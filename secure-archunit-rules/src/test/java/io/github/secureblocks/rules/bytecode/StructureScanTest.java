package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StructureScanTest {
    private static final String MAPPING = """
            package web;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME)
            public @interface Mapping {
                String[] produces() default {};
                String[] method() default {};
            }
            """;
    private static final String GET = """
            package web;
            import java.lang.annotation.*;
            @Mapping
            @Retention(RetentionPolicy.RUNTIME)
            public @interface Get {
                String[] produces() default {};
            }
            """;
    private static final String BODY = """
            package web;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME)
            public @interface Body {}
            """;
    private static final String REST = """
            package web;
            import java.lang.annotation.*;
            @Body
            @Retention(RetentionPolicy.RUNTIME)
            public @interface Rest {}
            """;
    private static final String PUBLIC = """
            package web;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME)
            public @interface Public {}
            """;
    private static final String OPEN = """
            package web;
            import java.lang.annotation.*;
            @Public
            @Retention(RetentionPolicy.RUNTIME)
            public @interface Open {}
            """;
    private static final String ENTITY = """
            package web;
            public class Entity<T> {
                public Entity(T body) {}
                public static <T> Entity<T> ok(T body) {
                    return null;
                }
                public static Builder status(int code) {
                    return null;
                }
                public interface Builder {
                    Builder contentType(String type);
                    <T> Entity<T> body(T body);
                }
            }
            """;

    private static final Detector ENDPOINTS =
            new Detector.EndpointWithoutDeclaration(Verdict.STRUCTURE, List.of("web.Mapping"), List.of("Public"));

    private static void firesWhereMarked(Detector detector, String... sources) {
        Sources compiled = Sources.of(sources);
        assertThat(compiled.places(detector)).isEqualTo(compiled.marked());
    }

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
    void findsHandlersThatAnswerTextThatIsNotConstant() {
        firesWhereMarked(
                new Detector.HandlerAnswersText(
                        Verdict.PROVED, List.of("web.Mapping"), List.of("web.Body"), List.of("web.Entity")),
                MAPPING,
                GET,
                BODY,
                REST,
                ENTITY,
                """
                package app;
                import web.*;
                class Handlers {
                    @Rest
                    static class Api {
                        @Get
                        String page(String name) {
                            return "<p>" + name; // !
                        }
                        @Get(produces = "text/html")
                        String html(String name) {
                            return name; // !
                        }
                        @Get(produces = "application/json")
                        String json(String name) {
                            return name;
                        }
                        @Get
                        String constant(boolean b) {
                            return b ? "<p>yes" : "<p>no";
                        }
                        @Get
                        Entity<String> entity(String name) {
                            return Entity.ok("<p>" + name); // !
                        }
                        @Get
                        Entity<String> built(java.util.Map<String, String> all) {
                            return Entity.status(200).body(all.get("x")); // !
                        }
                        @Get
                        Entity<Object> constructed(String name) {
                            return new Entity<>(name); // !
                        }
                        @Get
                        Entity<Integer> number(Integer number) {
                            return Entity.ok(number);
                        }
                        String noHandler(String name) {
                            return name;
                        }
                    }
                    static class Views {
                        @Get
                        String view(String name) {
                            return name;
                        }
                        @Get @Body
                        String body(String name) {
                            return name; // !
                        }
                    }
                }
                """);
    }

    @Test
    void findsImplementationsThatDecideNothing() {
        firesWhereMarked(
                new Detector.Implementation(
                        Verdict.PROVED,
                        List.of("javax.net.ssl.HostnameVerifier", "javax.net.ssl.X509TrustManager"),
                        List.of("verify", "checkServerTrusted"),
                        true),
                """
                import java.security.cert.CertificateException;
                import java.security.cert.X509Certificate;
                import javax.net.ssl.*;
                class Trust {
                    HostnameVerifier lambda = (host, session) -> true; // !
                    HostnameVerifier real = (host, session) -> host.equals(session.getPeerHost());
                    HostnameVerifier branches = (host, session) -> host.isEmpty() ? false : true;
                    static class All implements X509TrustManager {
                        public void checkClientTrusted(X509Certificate[] chain, String type) {}
                        public void checkServerTrusted(X509Certificate[] chain, String type) {
                            System.out.println(type); // !
                        }
                        public X509Certificate[] getAcceptedIssuers() {
                            return null;
                        }
                    }
                    static abstract class Delegating implements X509TrustManager {
                        X509TrustManager other;
                        public void checkServerTrusted(X509Certificate[] chain, String type)
                                throws CertificateException {
                            other.checkServerTrusted(chain, type);
                        }
                    }
                    static abstract class Strict implements X509TrustManager {
                        public void checkServerTrusted(X509Certificate[] chain, String type)
                                throws CertificateException {
                            throw new CertificateException("no");
                        }
                    }
                }
                """);
    }

    @Test
    void findsEveryImplementationWhereAnyIsMeant() {
        firesWhereMarked(
                new Detector.Implementation(
                        Verdict.POLICY, List.of("javax.net.ssl.HostnameVerifier"), List.of("verify"), false),
                """
                import javax.net.ssl.*;
                class Any implements HostnameVerifier {
                    public boolean verify(String host, SSLSession session) {
                        return host.equals(session.getPeerHost()); // !
                    }
                }
                """);
    }

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
    void readsTheValuesOfAnnotations() {
        firesWhereMarked(
                new Detector.AnnotationValue(
                        Verdict.STRUCTURE, "web.Mapping", List.of("method", "verbs"), Pattern.compile("^ANY$"), true),
                MAPPING,
                """
                package app;
                class Mapped {
                    @web.Mapping(method = {"GET", "ANY"})
                    void wrong() {
                        System.gc(); // !
                    }
                    @web.Mapping(method = {})
                    void empty() {
                        System.gc(); // !
                    }
                    @web.Mapping
                    void absent() {
                        System.gc(); // !
                    }
                    @web.Mapping(method = "GET")
                    void right() {}
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

    @Test
    void findsPagesOfHandlersThatAreInherited() {
        firesWhereMarked(
                new Detector.HandlerAnswersText(
                        Verdict.PROVED, List.of("web.Mapping"), List.of("web.Body"), List.of("web.Entity")),
                MAPPING,
                GET,
                BODY,
                REST,
                """
                package app;
                interface Pages<T> {
                    @web.Get default String page(String name) {
                        return "<p>" + name; // !
                    }
                    @web.Get T other(T name);
                }
                """,
                """
                package app;
                @web.Rest
                class Controller implements Pages<String> {
                    public String other(String name) {
                        return "<b>" + name; // !
                    }
                }
                """,
                """
                package app;
                interface Views {
                    @web.Get default String view(String name) {
                        return "notes/" + name;
                    }
                }
                """,
                """
                package app;
                class Shown implements Views {}
                """);
    }

    @Test
    void findsADecisionThatASubclassInherits() {
        firesWhereMarked(
                new Detector.Implementation(
                        Verdict.PROVED, List.of("javax.net.ssl.HostnameVerifier"), List.of("verify"), true),
                """
                import javax.net.ssl.SSLSession;
                class Base {
                    public boolean verify(String host, SSLSession session) {
                        return true; // !
                    }
                    public boolean verify(String host) {
                        return true;
                    }
                }
                """,
                """
                import javax.net.ssl.SSLSession;
                class Overridden {
                    public boolean verify(String host, SSLSession session) {
                        return true;
                    }
                }
                """,
                """
                class Generic<S> {
                    public boolean verify(String host, S session) {
                        return true; // !
                    }
                }
                """,
                """
                import javax.net.ssl.*;
                class Verifiers {
                    static class Inherits extends Base implements HostnameVerifier {}
                    static class GivesTheType extends Generic<SSLSession> implements HostnameVerifier {}
                    static class Overrides extends Overridden implements HostnameVerifier {
                        public boolean verify(String host, SSLSession session) {
                            return host.equals(session.getPeerHost());
                        }
                    }
                }
                """);
    }

    @Test
    void findsADecisionWhereItIsReferredTo() {
        Sources compiled = Sources.of("""
                import javax.net.ssl.SSLSession;
                class Decisions {
                    static boolean always(String host, SSLSession session) {
                        return true;
                    }
                    static boolean fits(String host, SSLSession session) {
                        return host.equals(session.getPeerHost());
                    }
                }
                """, """
                import java.io.Serializable;
                import java.util.function.Supplier;
                import javax.net.ssl.*;
                class Referring {
                    HostnameVerifier reference() {
                        return Decisions::always; // !
                    }
                    HostnameVerifier fits() {
                        return Decisions::fits;
                    }
                    HostnameVerifier written() {
                        return (HostnameVerifier & Serializable) (host, session) -> true; // !
                    }
                    Object second() {
                        return (Serializable & HostnameVerifier) (host, session) -> true; // !
                    }
                    Supplier<HostnameVerifier> nested() {
                        return (Supplier<HostnameVerifier> & Serializable) () -> (host, session) -> true; // !
                    }
                }
                """);
        Detector detector = new Detector.Implementation(
                Verdict.PROVED, List.of("javax.net.ssl.HostnameVerifier"), List.of("verify"), true);
        assertThat(compiled.places(detector)).isEqualTo(compiled.marked());
        assertThat(compiled.scan(Sources.rule("test/rule", detector)).hits())
                .extracting(Hit::method)
                .containsExactly("reference", "written", "second", "nested");
    }

    @Test
    void readsAnnotationsOfParametersAndWithinAnnotations() {
        Sources compiled = Sources.of("""
                package web;
                import java.lang.annotation.*;
                @Repeatable(Kind.All.class)
                public @interface Kind {
                    String value();
                    @interface All {
                        Kind[] value();
                    }
                }
                """, """
                package app;
                class Kinds {
                    Kinds(@web.Kind("ANY") Object made) {}
                    void handed(int first, @web.Kind("ANY") Object second) {}
                    @web.Kind("ONE") @web.Kind("ANY")
                    void repeated() {}
                    void fine(@web.Kind("ONE") Object one) {}
                }
                """, """
                package app;
                record Component(@web.Kind("ANY") Object copied) {}
                """);
        assertThat(compiled.scan(Sources.rule(
                                "test/rule",
                                new Detector.AnnotationValue(
                                        Verdict.STRUCTURE,
                                        "web.Kind",
                                        List.of("value"),
                                        Pattern.compile("^ANY$"),
                                        false)))
                        .hits())
                .extracting(hit -> hit.className() + "." + hit.method())
                .containsExactlyInAnyOrder(
                        "app.Kinds.<init>", "app.Kinds.handed", "app.Kinds.repeated", "app.Component.");
    }
}
