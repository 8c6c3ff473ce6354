package io.github.secureblocks.samples.rules.password;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.password4j.Password;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hash functions called by hand, some of them with too little work. */
final class PasswordRawHashBad {
    PasswordEncoder spring() {
        return new BCryptPasswordEncoder(); // finds password/raw-hash
    }

    PasswordEncoder cheap() {
        return new BCryptPasswordEncoder(4); // finds password/raw-hash
    }

    PasswordEncoder delegating() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder(); // finds password/raw-hash
    }

    String mindrot(String password) {
        String salt = org.mindrot.jbcrypt.BCrypt.gensalt(12);
        return org.mindrot.jbcrypt.BCrypt.hashpw(password, salt); // finds password/raw-hash
    }

    boolean favre(char[] password, char[] stored) {
        return BCrypt.verifyer().verify(password, stored).verified; // finds password/raw-hash
    }

    String password4j(String password) {
        return Password.hash(password).withBcrypt().getResult(); // finds password/raw-hash
    }

    SecretKeyFactory derived() throws GeneralSecurityException {
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256"); // finds password/raw-hash
    }

    PBEKeySpec fewRounds(char[] password, byte[] salt) {
        return new PBEKeySpec(password, salt, 1000, 256); // finds password/raw-hash
    }

    PBEKeySpec constantSalt(char[] password) {
        byte[] salt = "notes".getBytes(StandardCharsets.UTF_8);
        return new PBEKeySpec(password, salt, 600_000, 256); // finds password/raw-hash
    }
}
