package io.github.secureblocks.samples.rules.tls;

import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.X509TrustManager;

/** Connections to whoever answers. */
final class TlsVerificationOffBad {
    static final class TrustEverything implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {} // finds tls/verification-off

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {} // finds tls/verification-off

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    void anyHost(HttpsURLConnection connection) {
        connection.setHostnameVerifier((host, session) -> true); // finds tls/verification-off
    }

    void noIdentification(SSLParameters parameters) {
        parameters.setEndpointIdentificationAlgorithm(""); // finds tls/verification-off
    }
}
