package io.github.secureblocks.samples.rules.secret;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.text.ParseException;

/** A constant that is the name of a secret, and a password that comes from outside. */
final class SecretHardCodedNearMiss {
    private static final String PASSWORD_VARIABLE = "DB_PASSWORD";

    Connection database(String url) throws SQLException {
        String password = System.getenv(PASSWORD_VARIABLE);
        return DriverManager.getConnection(url, "notes", password); // finds sql/raw-connection
    }

    void store(KeyStore keys, OutputStream out, char[] password) throws GeneralSecurityException, IOException {
        keys.store(out, password);
    }

    RSAKey publicKey() throws ParseException {
        return RSAKey.parse("{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}");
    }
}
