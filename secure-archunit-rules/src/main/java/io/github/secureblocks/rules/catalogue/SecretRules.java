package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/** Passwords and keys. */
final class SecretRules {
    private static final String JOSE = "com.nimbusds.jose.";
    private static final String JJWT_ALGORITHM = "(io.jsonwebtoken.SignatureAlgorithm, ";

    private SecretRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                        "secret/hard-coded",
                        "Never write a password or key into the code",
                        Severity.HIGH,
                        List.of(798, 259, 321),
                        List.of("13.3.1"),
                        "A07",
                        "What is in the code is in every copy, build and history of it, and cannot be changed in time.",
                        "An attacker who reads one copy logs in, signs tokens or decrypts everywhere.",
                        List.of(
                                constant(first(), 0, "(?s)."),
                                constant(second(), 1, "(?s)."),
                                constant(third(), 2, "(?s)."),
                                constant(
                                        Calls.of("java.sql.DriverManager#getConnection(java.lang.String, *)"),
                                        0,
                                        "(?i)[?;&]password=[^&;]"),
                                constant(keysAsText(), 0, "\"(d|k)\"\\s*:|PRIVATE KEY-----"),
                                constant(
                                        Calls.of("org.springframework.security.core.userdetails.User$UserBuilder"
                                                + "#password(java.lang.String)"),
                                        0,
                                        "^(?!\\{(bcrypt|argon2|scrypt|pbkdf2)|\\$2[aby]\\$).")),
                        new Fix.Vetted(
                                List.of("io.github.secureblocks.secret.Secrets"),
                                "Keys.hmacShaKeyFor(\"my-256-bit-secret\".getBytes(UTF_8))",
                                "Secrets.fromEnvironment(\"DB_PASSWORD\")"),
                        List.of(
                                "Do not give a default for a missing secret: let the start fail.",
                                "Do not sign tokens with a shared text (HS256): write KeyRing.builder(store, masterKey)."),
                        "SecretHardCodedBad",
                        "SecretHardCodedGood")
                .neverAccepted());
    }

    private static Detector constant(List<Signature> calls, int argument, String forbidden) {
        return new Detector.ArgumentConstant(Verdict.PROVED, calls, argument, Pattern.compile(forbidden));
    }

    private static List<Signature> keysAsText() {
        return Calls.of(
                JOSE + "jwk.JWK#parse|parseFromPEMEncodedObjects(java.lang.String)",
                JOSE + "jwk.RSAKey#parse(java.lang.String)",
                JOSE + "jwk.ECKey#parse(java.lang.String)",
                JOSE + "jwk.OctetKeyPair#parse(java.lang.String)",
                JOSE + "jwk.OctetSequenceKey#parse(java.lang.String)",
                JOSE + "jwk.JWKSet#parse(java.lang.String)");
    }

    private static List<Signature> first() {
        return Calls.of(
                "io.github.secureblocks.secret.Secret#of(*)",
                "javax.crypto.spec.SecretKeySpec#<init>(byte[], *)",
                "javax.crypto.spec.PBEKeySpec#<init>(*)",
                "javax.crypto.spec.DESKeySpec#<init>(byte[], *)",
                "javax.crypto.spec.DESedeKeySpec#<init>(byte[], *)",
                "java.security.spec.PKCS8EncodedKeySpec#<init>(byte[], *)",
                "javax.security.auth.callback.PasswordCallback#setPassword(char[])",
                "java.sql.ConnectionBuilder#password(java.lang.String)",
                "javax.sql.XAConnectionBuilder#password(java.lang.String)",
                "javax.sql.PooledConnectionBuilder#password(java.lang.String)",
                "javax.sql.RowSet#setPassword(java.lang.String)",
                "java.security.KeyStore$PasswordProtection#<init>(char[], *)",
                "com.zaxxer.hikari.HikariConfig#setPassword(java.lang.String)",
                "org.springframework.jdbc.datasource.AbstractDriverBasedDataSource#setPassword(java.lang.String)",
                "org.springframework.boot.jdbc.DataSourceBuilder#password(java.lang.String)",
                "org.springframework.jdbc.datasource.UserCredentialsDataSourceAdapter#setPassword(java.lang.String)",
                "org.apache.commons.dbcp2.BasicDataSource#setPassword(java.lang.String)",
                "org.apache.commons.dbcp2.cpdsadapter.DriverAdapterCPDS#setPassword(*)",
                "org.apache.ibatis.datasource.unpooled.UnpooledDataSource#setPassword(java.lang.String)",
                "org.apache.ibatis.datasource.pooled.PooledDataSource#setPassword(java.lang.String)",
                "org.postgresql.ds.common.BaseDataSource#setPassword(java.lang.String)",
                "org.h2.jdbcx.JdbcDataSource#setPassword(java.lang.String)",
                "org.h2.jdbcx.JdbcDataSource#setPasswordChars(char[])",
                "io.jsonwebtoken.security.Keys#hmacShaKeyFor(byte[])",
                "io.jsonwebtoken.security.Keys#password(char[])",
                "io.jsonwebtoken.io.Decoder#decode(java.lang.Object)",
                "org.jose4j.keys.HmacKey#<init>(byte[])",
                "org.jose4j.keys.AesKey#<init>(byte[])",
                "io.jsonwebtoken.JwtParserBuilder#setSigningKey(byte[])",
                "io.jsonwebtoken.JwtParserBuilder#setSigningKey(java.lang.String)",
                "com.auth0.jwt.algorithms.Algorithm#HMAC256|HMAC384|HMAC512(*)",
                JOSE + "crypto.MACSigner#<init>(byte[])",
                JOSE + "crypto.MACSigner#<init>(java.lang.String)",
                JOSE + "crypto.MACVerifier#<init>(byte[])",
                JOSE + "crypto.MACVerifier#<init>(java.lang.String)",
                JOSE + "crypto.DirectEncrypter#<init>(byte[])",
                JOSE + "crypto.DirectDecrypter#<init>(byte[], *)",
                JOSE + "crypto.AESEncrypter#<init>(byte[])",
                JOSE + "crypto.AESDecrypter#<init>(byte[], *)",
                JOSE + "crypto.PasswordBasedEncrypter#<init>(java.lang.String, *)",
                JOSE + "crypto.PasswordBasedDecrypter#<init>(java.lang.String, *)",
                JOSE + "jwk.source.ImmutableSecret#<init>(byte[])",
                JOSE + "jwk.OctetSequenceKey$Builder#<init>(byte[])",
                "org.springframework.security.crypto.encrypt.Encryptors#stronger|standard|delux|text(*)",
                "org.springframework.security.crypto.encrypt.AesBytesEncryptor#<init>(java.lang.String, *)",
                "org.apache.hc.client5.http.auth.BearerToken#<init>(java.lang.String)",
                "org.springframework.http.HttpHeaders#setBasicAuth(java.lang.String)",
                "org.springframework.http.HttpHeaders#setBearerAuth(java.lang.String)");
    }

    private static List<Signature> second() {
        return Calls.of(
                "javax.sql.DataSource#getConnection(java.lang.String, java.lang.String)",
                "javax.sql.ConnectionPoolDataSource#getPooledConnection(java.lang.String, java.lang.String)",
                "javax.sql.XADataSource#getXAConnection(java.lang.String, java.lang.String)",
                "com.zaxxer.hikari.util.Credentials#of(java.lang.String, java.lang.String)",
                "java.net.PasswordAuthentication#<init>(java.lang.String, char[])",
                "{ee}.mail.PasswordAuthentication#<init>(java.lang.String, java.lang.String)",
                "java.security.KeyStore#load(java.io.InputStream, char[])",
                "java.security.KeyStore#store(java.io.OutputStream, char[])",
                "java.security.KeyStore#getInstance(java.io.File, char[])",
                "java.security.KeyStore#getKey(java.lang.String, char[])",
                "javax.security.auth.kerberos.KerberosKey#<init>(javax.security.auth.kerberos.KerberosPrincipal,"
                        + " char[], *)",
                "{ee}.servlet.http.HttpServletRequest#login(java.lang.String, java.lang.String)",
                "{ee}.jms.ConnectionFactory#createConnection|createContext(java.lang.String, java.lang.String, *)",
                "org.apache.commons.mail.Email#setAuthentication(java.lang.String, java.lang.String)",
                "org.apache.commons.mail.DefaultAuthenticator#<init>(java.lang.String, java.lang.String)",
                "javax.net.ssl.KeyManagerFactory#init(java.security.KeyStore, char[])",
                "io.jsonwebtoken.JwtBuilder#signWith" + JJWT_ALGORITHM + "byte[])",
                "io.jsonwebtoken.JwtBuilder#signWith" + JJWT_ALGORITHM + "java.lang.String)",
                "org.springframework.http.HttpHeaders#setBasicAuth(java.lang.String, java.lang.String, *)",
                "org.springframework.http.client.support.BasicAuthenticationInterceptor"
                        + "#<init>(java.lang.String, java.lang.String, *)",
                "okhttp3.Credentials#basic(java.lang.String, java.lang.String, *)",
                "org.apache.hc.client5.http.auth.UsernamePasswordCredentials#<init>(java.lang.String, char[])",
                "org.apache.hc.client5.http.auth.NTCredentials#<init>(java.lang.String, char[], *)",
                "org.apache.http.auth.NTCredentials#<init>(java.lang.String, java.lang.String, *)",
                "org.apache.http.auth.UsernamePasswordCredentials#<init>(java.lang.String, java.lang.String)");
    }

    private static List<Signature> third() {
        return Calls.of(
                "java.sql.DriverManager#getConnection(java.lang.String, java.lang.String, java.lang.String)",
                "java.security.KeyStore#setKeyEntry(java.lang.String, java.security.Key, char[], *)",
                "org.h2.jdbcx.JdbcConnectionPool#create(java.lang.String, java.lang.String, java.lang.String)",
                "{ee}.mail.Service#connect(java.lang.String, java.lang.String, java.lang.String)",
                "org.springframework.jdbc.datasource.SingleConnectionDataSource"
                        + "#<init>(java.lang.String, java.lang.String, java.lang.String, boolean)",
                "org.springframework.jdbc.datasource.DriverManagerDataSource"
                        + "#<init>(java.lang.String, java.lang.String, java.lang.String)");
    }
}
