package io.github.secureblocks.samples.rules.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority of one's own, checked by the platform's trust manager. */
final class TlsVerificationOffGood {
    SSLContext context(KeyStore ownAuthority) throws GeneralSecurityException {
        TrustManagerFactory authorities = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        authorities.init(ownAuthority);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, authorities.getTrustManagers(), null);
        return context;
    }
}
