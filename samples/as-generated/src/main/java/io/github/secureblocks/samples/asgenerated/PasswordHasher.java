package io.github.secureblocks.samples.asgenerated;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

@Component
public class PasswordHasher {
    public String hash(String password) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5"); // plant: password hash rule crypto/weak-algorithm
            // plant: fast password hash rule password/unhashed
            return HexFormat.of().formatHex(digest.digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
