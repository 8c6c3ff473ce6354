package io.github.secureblocks.samples.rules.code;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import io.github.secureblocks.crypto.MacKey;
import io.github.secureblocks.password.PasswordHasher;
import io.github.secureblocks.secret.Secret;
import java.security.Signature;
import java.security.SignatureException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Questions whose answer nobody reads. */
final class CodeDroppedVerdictBad {
    void logIn(PasswordHasher passwords, Secret password, String stored) {
        passwords.check(password, stored); // finds code/dropped-verdict
    }

    void logInBySpring(PasswordEncoder passwords, String password, String stored) {
        passwords.matches(password, stored); // finds code/dropped-verdict
    }

    byte[] signed(Signature signature, byte[] document, byte[] given) throws SignatureException {
        signature.update(document);
        signature.verify(given); // finds code/dropped-verdict
        return document;
    }

    Payload token(JWSObject token, JWSVerifier verifier) throws JOSEException {
        verifier.verify(token.getHeader(), token.getSigningInput(), token.getSignature()); // finds code/dropped-verdict
        return token.getPayload();
    }

    byte[] message(MacKey key, byte[] message, byte[] code) {
        key.matches(message, code); // finds code/dropped-verdict
        return message;
    }
}
