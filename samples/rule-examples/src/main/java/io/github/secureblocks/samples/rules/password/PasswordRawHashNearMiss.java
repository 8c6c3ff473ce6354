package io.github.secureblocks.samples.rules.password;

import java.security.GeneralSecurityException;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.springframework.security.crypto.password.PasswordEncoder;

/** An encoder that somebody hands over, and a key from a passphrase with enough work and a salt of its own. */
final class PasswordRawHashNearMiss {
    boolean matches(PasswordEncoder encoder, String given, String stored) {
        return encoder.matches(given, stored);
    }

    SecretKey derive(SecretKeyFactory factory, char[] passphrase, byte[] salt) throws GeneralSecurityException {
        return factory.generateSecret(new PBEKeySpec(passphrase, salt, 600_000, 256));
    }
}
