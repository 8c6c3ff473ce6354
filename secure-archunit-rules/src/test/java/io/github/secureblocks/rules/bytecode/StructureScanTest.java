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

    private static void firesWhereMarked(Detector detector, String... sources) {
        Sources compiled = Sources.of(sources);
        assertThat(compiled.places(detector)).isEqualTo(compiled.marked());
    }

    @Test
    void findsEndpointsOnWhichNobodySaidWhoMayCallThem() {
        firesWhereMarked(
                new Detector.EndpointWithoutDeclaration(Verdict.STRUCTURE, List.of("web.Mapping"), List.of("Public")),
                MAPPING,
                GET,
                PUBLIC,
                OPEN,
                """
                package app;
                interface Api {
                    @web.Get void inherited();
                    @web.Get @web.Public void declaredThere();
                }
                """,
                """
                package app;
                @web.Public
                abstract class Base {}
                """,
                """
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
}
