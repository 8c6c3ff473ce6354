package io.github.secureblocks.samples.corpus.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/** More ways not to look, and their twins that do. */
final class Clients {
    private static final boolean TRUST_ALL = true;

    /** Takes part in every handshake. */
    abstract static class Engines extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("no clients");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("no clients");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("no clients");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            checkServerTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            checkServerTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** Says yes to a server. */
    static final class UnsafeExtended extends Engines {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            return; // unsafe tls/verification-off
        }
    }

    /** Says yes to one server. */
    static final class SafeExtended extends Engines {
        private final X509Certificate known;

        SafeExtended(X509Certificate known) {
            this.known = known;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            if (!chain[0].equals(known)) { // safe tls/verification-off
                throw new CertificateException("not the one that is known");
            }
        }
    }

    /** Two of a kind. */
    enum UnsafeEnum implements HostnameVerifier {
        ANY;

        @Override
        public boolean verify(String host, SSLSession session) {
            return TRUST_ALL; // unsafe tls/verification-off
        }
    }

    /** Two of a kind. */
    enum SafeEnum implements HostnameVerifier {
        NONE;

        @Override
        public boolean verify(String host, SSLSession session) {
            return !TRUST_ALL; // safe tls/verification-off
        }
    }

    SSLParameters unsafePropertyDefault(SSLSocket socket) {
        SSLParameters parameters = socket.getSSLParameters();
        String algorithm = System.getProperty("client.identification", "");
        parameters.setEndpointIdentificationAlgorithm(algorithm); // unsafe tls/verification-off
        return parameters;
    }

    SSLParameters safePropertyDefault(SSLSocket socket) {
        SSLParameters parameters = socket.getSSLParameters();
        String algorithm = System.getProperty("client.identification", "HTTPS");
        parameters.setEndpointIdentificationAlgorithm(algorithm); // safe tls/verification-off
        return parameters;
    }

    void unsafeDefaultVerifier() {
        HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> TRUST_ALL); // unsafe tls/verification-off
    }

    void safeDefaultVerifier(HostnameVerifier standard) {
        HttpsURLConnection.setDefaultHostnameVerifier(
                (host, s) -> standard.verify(host, s)); // safe tls/verification-off
    }
}
