package io.github.secureblocks.rules.bytecode;

import static io.github.secureblocks.rules.bytecode.Sources.firesWhereMarked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Classes and lambdas that answer a security question. */
class ImplementationScanTest {
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
}
