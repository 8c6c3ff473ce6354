package io.github.secureblocks.samples.rules.secret;

import io.github.secureblocks.secret.Secret;
import io.jsonwebtoken.security.Keys;
import java.net.PasswordAuthentication;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Passwords and keys that everybody with the code knows. */
final class SecretHardCodedBad {
    private static final String SIGNING_KEY = "my-256-bit-secret-my-256-bit-secret";

    SecretKey tokenKey() {
        return Keys.hmacShaKeyFor(SIGNING_KEY.getBytes(StandardCharsets.UTF_8)); // finds secret/hard-coded
    }

    SecretKey ownTokenKey() {
        byte[] key = SIGNING_KEY.getBytes(StandardCharsets.UTF_8);
        return new SecretKeySpec(key, "HmacSHA256"); // finds secret/hard-coded
    }

    Connection database(String url) throws SQLException {
        return DriverManager.getConnection(url, "notes", "s3cret"); // finds secret/hard-coded
    }

    PasswordAuthentication mail() {
        return new PasswordAuthentication("notes", "s3cret".toCharArray()); // finds secret/hard-coded
    }

    Secret literal() {
        return Secret.of("s3cret"); // finds secret/hard-coded
    }
}
