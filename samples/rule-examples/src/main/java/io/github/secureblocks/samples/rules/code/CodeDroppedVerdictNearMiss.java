package io.github.secureblocks.samples.rules.code;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.jwt.TokenVerifier;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;

/** Checks that throw instead of answering, and an answer that is read. */
final class CodeDroppedVerdictNearMiss {
    void signed(X509Certificate certificate, PublicKey authority) throws GeneralSecurityException {
        certificate.verify(authority);
    }

    void demanded(TokenVerifier verifier, String token) {
        verifier.verify(token);
    }

    boolean read(Signature signature, byte[] given) throws GeneralSecurityException {
        boolean valid = signature.verify(given);
        return valid;
    }

    Subject caller(TokenVerifier verifier, String token) {
        return verifier.verify(token).subject();
    }
}
