package io.github.secureblocks.samples.corpus.tls;

import java.net.http.HttpClient;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509TrustManager;

/** Who is trusted to be who. */
final class Verification {
    private static final Set<String> PINNED = Set.of("a.example", "b.example");
    private static final Map<String, String> ALGORITHMS = Map.of("web", "HTTPS", "directory", "LDAPS", "none", "");

    /** For one's own machine. */
    static final class UnsafeVerifierClass implements HostnameVerifier {
        @Override
        public boolean verify(String host, SSLSession session) {
            return true; // unsafe tls/verification-off
        }
    }

    /** For one's own machine. */
    static final class SafeVerifierClass implements HostnameVerifier {
        private final HostnameVerifier standard = HttpsURLConnection.getDefaultHostnameVerifier();

        @Override
        public boolean verify(String host, SSLSession session) {
            return PINNED.contains(host) && standard.verify(host, session); // safe tls/verification-off
        }
    }

    /** Takes any certificate, or looks at it. */
    static final class UnsafeTrustManager implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("no clients here");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {} // unsafe tls/verification-off

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** Takes any certificate, or looks at it. */
    static final class SafeTrustManager implements X509TrustManager {
        private final X509TrustManager standard;

        SafeTrustManager(X509TrustManager standard) {
            this.standard = standard;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("no clients here");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            standard.checkServerTrusted(chain, type); // safe tls/verification-off
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return standard.getAcceptedIssuers();
        }
    }

    void unsafeLambda(HttpsURLConnection connection) {
        HostnameVerifier verifier = (host, session) -> true; // unsafe tls/verification-off
        connection.setHostnameVerifier(verifier);
    }

    void safeLambda(HttpsURLConnection connection) {
        HostnameVerifier own = HttpsURLConnection.getDefaultHostnameVerifier();
        HostnameVerifier verifier = (host, session) -> own.verify(host, session); // safe tls/verification-off
        connection.setHostnameVerifier(verifier);
    }

    HostnameVerifier unsafeAnonymous() {
        return new HostnameVerifier() {
            @Override
            public boolean verify(String host, SSLSession session) {
                return !false; // unsafe tls/verification-off
            }
        };
    }

    HostnameVerifier safeAnonymous() {
        return new HostnameVerifier() {
            @Override
            public boolean verify(String host, SSLSession session) {
                return HttpsURLConnection.getDefaultHostnameVerifier()
                        .verify(host, session); // safe tls/verification-off
            }
        };
    }

    SSLParameters unsafeIdentification(boolean local) {
        SSLParameters parameters = new SSLParameters();
        parameters.setEndpointIdentificationAlgorithm(local ? null : "HTTPS"); // unsafe tls/verification-off
        return parameters;
    }

    SSLParameters safeIdentification(boolean directory) {
        SSLParameters parameters = new SSLParameters();
        parameters.setEndpointIdentificationAlgorithm(directory ? "LDAPS" : "HTTPS"); // safe tls/verification-off
        return parameters;
    }

    HttpClient unsafeAlgorithmOfMap() {
        SSLParameters parameters = new SSLParameters();
        parameters.setEndpointIdentificationAlgorithm(ALGORITHMS.get("none")); // unsafe tls/verification-off
        return HttpClient.newBuilder().sslParameters(parameters).build();
    }

    HttpClient safeAlgorithmOfMap() {
        SSLParameters parameters = new SSLParameters();
        parameters.setEndpointIdentificationAlgorithm(ALGORITHMS.get("web")); // safe tls/verification-off
        return HttpClient.newBuilder().sslParameters(parameters).build();
    }

    void unsafePropertyName() {
        String prefix = "jdk.internal.httpclient";
        System.setProperty(prefix + ".disableHostnameVerification", "true"); // unsafe tls/verification-off
    }

    void safePropertyName() {
        String prefix = "jdk.httpclient";
        System.setProperty(prefix + ".keepalive.timeout", "30"); // safe tls/verification-off
    }
}
