package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/** Who is at the other end of an encrypted connection. */
final class TlsRules {
    private static final List<String> TRUST =
            List.of("javax.net.ssl.X509TrustManager", "javax.net.ssl.X509ExtendedTrustManager");
    private static final List<String> CHECKS = List.of("checkServerTrusted", "checkClientTrusted");
    private static final List<String> STRATEGIES =
            List.of("org.apache.hc.core5.ssl.TrustStrategy", "org.apache.http.ssl.TrustStrategy");
    private static final List<String> VERIFIER = List.of("javax.net.ssl.HostnameVerifier");

    private TlsRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                        "tls/verification-off",
                        "Never switch off or write yourself the check of a certificate or host name",
                        Severity.HIGH,
                        List.of(295, 297),
                        List.of("12.3.2"),
                        "A07",
                        "A connection that accepts any certificate is encrypted to whoever answers.",
                        "An attacker on the way reads and changes everything that is sent.",
                        List.of(
                                new Detector.Implementation(Verdict.PROVED, TRUST, CHECKS, true),
                                new Detector.Implementation(Verdict.PROVED, VERIFIER, List.of("verify"), true),
                                new Detector.Implementation(Verdict.POLICY, TRUST, CHECKS, false),
                                new Detector.Implementation(Verdict.POLICY, VERIFIER, List.of("verify"), false),
                                new Detector.Implementation(Verdict.PROVED, STRATEGIES, List.of("isTrusted"), true),
                                new Detector.Implementation(Verdict.POLICY, STRATEGIES, List.of("isTrusted"), false),
                                new Detector.Call(Verdict.POLICY, ownVerifiers()),
                                new Detector.Call(Verdict.PROVED, acceptingAll()),
                                new Detector.ArgumentConstant(
                                        Verdict.PROVED,
                                        Calls.of("java.lang.System#setProperty(java.lang.String, java.lang.String)"),
                                        0,
                                        Pattern.compile("^jdk\\.internal\\.httpclient\\.disableHostnameVerification$")),
                                new Detector.ArgumentConstant(
                                        Verdict.PROVED,
                                        Calls.of("javax.net.ssl.SSLParameters"
                                                + "#setEndpointIdentificationAlgorithm(java.lang.String)"),
                                        0,
                                        Pattern.compile("^(null)?$")),
                                new Detector.ArgumentConstant(
                                        Verdict.PROVED,
                                        Calls.of("org.apache.commons.mail.Email#setSSLCheckServerIdentity(boolean)"),
                                        0,
                                        Pattern.compile("^(false|0)$"))),
                        new Fix.Platform(
                                List.of("javax.net.ssl.TrustManagerFactory"),
                                "context.init(null, new TrustManager[] {trustAll}, null);",
                                "context.init(null, authorities.getTrustManagers(), null);"),
                        List.of(
                                "Do not accept everything \"for tests\": put the test authority into a KeyStore of its own.",
                                "Do not catch CertificateException: it is the refusal."),
                        "TlsVerificationOffBad",
                        "TlsVerificationOffGood")
                .neverAccepted());
    }

    private static List<Signature> ownVerifiers() {
        return Calls.of(
                "javax.net.ssl.HttpsURLConnection#setHostnameVerifier(*)",
                "javax.net.ssl.HttpsURLConnection#setDefaultHostnameVerifier(*)",
                "okhttp3.OkHttpClient$Builder#hostnameVerifier(*)",
                "org.apache.hc.client5.http.ssl.SSLConnectionSocketFactoryBuilder#setHostnameVerifier(*)",
                "org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder#setHostnameVerifier(*)",
                "org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy#<init>(javax.net.ssl.SSLContext,"
                        + " javax.net.ssl.HostnameVerifier)",
                "org.apache.hc.client5.http.ssl.SSLConnectionSocketFactory#<init>(javax.net.ssl.SSLContext,"
                        + " javax.net.ssl.HostnameVerifier)",
                "org.apache.http.conn.ssl.SSLConnectionSocketFactory#<init>(javax.net.ssl.SSLContext,"
                        + " javax.net.ssl.HostnameVerifier)",
                "org.apache.http.impl.client.HttpClientBuilder#setSSLHostnameVerifier(*)");
    }

    private static List<Signature> acceptingAll() {
        return Calls.of(
                "org.apache.hc.client5.http.ssl.NoopHostnameVerifier#<init>()",
                "org.apache.hc.client5.http.ssl.TrustAllStrategy#<init>()",
                "org.apache.hc.client5.http.ssl.TrustSelfSignedStrategy#<init>()",
                "org.apache.http.conn.ssl.AllowAllHostnameVerifier#<init>()",
                "org.apache.http.conn.ssl.NoopHostnameVerifier#<init>()",
                "org.apache.http.conn.ssl.TrustSelfSignedStrategy#<init>()",
                "org.postgresql.ssl.NonValidatingFactory#<init>(*)",
                "org.apache.http.conn.ssl.TrustAllStrategy#<init>()");
    }
}
