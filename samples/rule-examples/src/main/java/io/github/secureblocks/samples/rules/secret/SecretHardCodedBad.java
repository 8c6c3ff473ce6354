package io.github.secureblocks.samples.rules.secret;

import com.nimbusds.jose.jwk.RSAKey;
import com.zaxxer.hikari.util.Credentials;
import io.github.secureblocks.secret.Secret;
import io.jsonwebtoken.io.Decoders;
import io.jsonwebtoken.security.Keys;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.PasswordAuthentication;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.text.ParseException;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.client.support.BasicAuthenticationInterceptor;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;

/** Passwords and keys that everybody with the code knows. */
final class SecretHardCodedBad {
    private static final String SIGNING_JWK = "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"d\":\"AQAB\"}";
    private static final String SIGNING_KEY = "my-256-bit-secret-my-256-bit-secret";

    SecretKey tokenKey() {
        byte[] key = SIGNING_KEY.getBytes(StandardCharsets.UTF_8);
        return Keys.hmacShaKeyFor(key); // finds secret/hard-coded // finds jwt/weak-signature
    }

    SecretKey ownTokenKey() {
        byte[] key = SIGNING_KEY.getBytes(StandardCharsets.UTF_8);
        return new SecretKeySpec(key, "HmacSHA256"); // finds secret/hard-coded
    }

    Connection database(String url) throws SQLException {
        return DriverManager.getConnection(url, "me", "s3cret"); // finds secret/hard-coded // finds sql/raw-connection
    }

    PasswordAuthentication mail() {
        return new PasswordAuthentication("notes", "s3cret".toCharArray()); // finds secret/hard-coded
    }

    Secret literal() {
        return Secret.of("s3cret"); // finds secret/hard-coded
    }

    Credentials pool() {
        return Credentials.of("notes", "s3cret"); // finds secret/hard-coded
    }

    ConnectionBuilder builder(ConnectionBuilder builder) {
        return builder.user("notes").password("s3cret"); // finds secret/hard-coded
    }

    SingleConnectionDataSource single(String url) {
        return new SingleConnectionDataSource(url, "notes", "s3cret", true); // finds secret/hard-coded
    }

    void signIn(HttpServletRequest request) throws ServletException {
        request.login("notes", "s3cret"); // finds secret/hard-coded
    }

    BasicAuthenticationInterceptor client() {
        return new BasicAuthenticationInterceptor("notes", "s3cret"); // finds secret/hard-coded
    }

    void store(KeyStore keys, OutputStream out) throws GeneralSecurityException, IOException {
        keys.store(out, "s3cret".toCharArray()); // finds secret/hard-coded
    }

    PKCS8EncodedKeySpec privateKey() {
        return new PKCS8EncodedKeySpec(SIGNING_KEY.getBytes(StandardCharsets.UTF_8)); // finds secret/hard-coded
    }

    RSAKey keyAsText() throws ParseException {
        return RSAKey.parse(SIGNING_JWK); // finds secret/hard-coded
    }

    byte[] decoded() {
        return Decoders.BASE64.decode("bXktMjU2LWJpdC1zZWNyZXQ="); // finds secret/hard-coded
    }

    UserDetails user() {
        return User.withUsername("admin").password("{noop}s3cret").build(); // finds secret/hard-coded
    }
}
