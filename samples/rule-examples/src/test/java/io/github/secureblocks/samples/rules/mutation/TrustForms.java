package io.github.secureblocks.samples.rules.mutation;

import java.util.List;
import java.util.stream.Stream;

/** Ways to implement a check of a certificate or a host name. */
final class TrustForms {
    private static final String CHECK =
            "public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException { <?> } ";
    private static final String REST =
            "public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {"
                    + " throw new CertificateException(); }"
                    + " public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; } ";
    private static final String VERIFY = "public boolean verify(String host, SSLSession session) { return <?>; } ";

    private TrustForms() {}

    static List<Form> all() {
        return Stream.concat(managers(), verifiers()).toList();
    }

    private static Stream<Form> managers() {
        return Stream.of(
                manager("a class", "Trust", "class Trust implements X509TrustManager { " + CHECK + REST + "}"),
                manager("an enum", "Trust", "enum Trust implements X509TrustManager { ALL; " + CHECK + REST + "}"),
                manager(
                        "a record",
                        "Trust",
                        "record Trust(int depth) implements X509TrustManager { " + CHECK + REST + "}"),
                manager(
                        "a nested class",
                        "Outer$Trust",
                        "class Outer { static class Trust implements X509TrustManager { " + CHECK + REST + "} }"),
                manager(
                        "an anonymous class",
                        "Trust$1",
                        "class Trust { X509TrustManager all() { return new X509TrustManager() { " + CHECK + REST
                                + "}; } }"),
                manager(
                        "a subclass of an adapter",
                        "Trust",
                        "abstract class Adapter implements X509TrustManager { " + REST + "}"
                                + " class Trust extends Adapter { " + CHECK + "}"),
                manager(
                        "an interface of one's own",
                        "Trust",
                        "interface Own extends X509TrustManager {} class Trust implements Own { " + CHECK + REST + "}"),
                manager(
                        "a default method",
                        "Own",
                        "interface Own extends X509TrustManager { default " + CHECK + "}"
                                + " class Trust implements Own { " + REST + "}"),
                manager(
                        "a generic base",
                        "Trust",
                        "abstract class Base<T> implements X509TrustManager { T value; " + REST + "}"
                                + " class Trust extends Base<String> { " + CHECK + "}"),
                manager(
                        "a method of a class that is no trust manager itself",
                        "Base",
                        "class Base { " + CHECK + "} class Trust extends Base implements X509TrustManager { " + REST
                                + "}"));
    }

    private static Stream<Form> verifiers() {
        return Stream.of(
                verifier("a class", "Trust.verify", "class Trust implements HostnameVerifier { " + VERIFY + "}"),
                verifier(
                        "a record",
                        "Trust.verify",
                        "record Trust(int depth) implements HostnameVerifier { " + VERIFY + "}"),
                verifier(
                        "an anonymous class",
                        "Trust$1.verify",
                        "class Trust { HostnameVerifier all() { return new HostnameVerifier() { " + VERIFY + "}; } }"),
                lambda("a lambda", "return (host, session) -> <?>;"),
                lambda("a lambda with a block", "return (host, session) -> { boolean fine = <?>; return fine; };"),
                lambda("a lambda in a local", "HostnameVerifier made = (host, session) -> <?>; return made;"),
                lambda(
                        "a serializable lambda",
                        "return (HostnameVerifier & java.io.Serializable) (host, session) -> <?>;"),
                verifier(
                        "a lambda in a field",
                        "Trust.<clinit>",
                        "class Trust { static final HostnameVerifier ALL = (host, session) -> <?>; }"),
                verifier(
                        "a method reference",
                        "Trust.fits",
                        "class Trust { HostnameVerifier all() { return Trust::fits; }"
                                + " static boolean fits(String host, SSLSession session) { return <?>; } }"),
                verifier(
                        "a lambda of a subtype",
                        "Trust.all",
                        "interface Own extends HostnameVerifier {}"
                                + " class Trust { Own all() { return (host, session) -> <?>; } }"),
                verifier(
                        "an answer by a helper",
                        "Trust.verify",
                        "class Trust implements HostnameVerifier { public boolean verify(String host, SSLSession session) {"
                                + " return fits(host, session); }"
                                + " static boolean fits(String host, SSLSession session) { return <?>; } }"));
    }

    private static Form manager(String name, String type, String source) {
        return new Form(
                "tls/verification-off",
                "trust manager: " + name,
                type + ".checkServerTrusted",
                source,
                "",
                "throw new CertificateException();");
    }

    private static Form lambda(String name, String statements) {
        return verifier(name, "Trust.all", "class Trust { HostnameVerifier all() { " + statements + " } }");
    }

    private static Form verifier(String name, String element, String source) {
        return new Form(
                "tls/verification-off",
                "host name: " + name,
                element,
                source,
                "true",
                "host.equals(session.getPeerHost())");
    }
}
