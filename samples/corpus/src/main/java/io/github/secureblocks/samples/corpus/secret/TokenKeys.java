package io.github.secureblocks.samples.corpus.secret;

import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;

/** Keys that sign tokens and encrypt files. */
class TokenKeys {
    private static final byte[] KEY = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    private static final byte[] DRAWN = new byte[16];
    private static final String HEX = "00112233445566778899aabbccddeeff";

    static {
        new SecureRandom().nextBytes(DRAWN);
    }

    @Value("${tokens.key:0123456789abcdef0123456789abcdef}")
    private String withDefault;

    @Value("${tokens.key}")
    private String required;

    SecretKeySpec unsafeStaticArray() {
        return new SecretKeySpec(KEY, "AES"); // unsafe secret/hard-coded
    }

    SecretKeySpec safeStaticArray() {
        return new SecretKeySpec(DRAWN, "AES"); // safe secret/hard-coded
    }

    SecretKeySpec unsafeZeroes() {
        byte[] key = new byte[16];
        return new SecretKeySpec(key, "AES"); // unsafe secret/hard-coded
    }

    SecretKeySpec safeZeroes() {
        byte[] key = new byte[16];
        new SecureRandom().nextBytes(key);
        return new SecretKeySpec(key, "AES"); // safe secret/hard-coded
    }

    SecretKeySpec unsafeFilled() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        return new SecretKeySpec(key, "HmacSHA256"); // unsafe secret/hard-coded
    }

    SecretKeySpec safeFilled(byte[] given) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        System.arraycopy(given, 0, key, 0, key.length);
        return new SecretKeySpec(key, "HmacSHA256"); // safe secret/hard-coded
    }

    SecretKey unsafeDecoded() {
        byte[] key = Base64.getDecoder().decode("c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I=");
        return Keys.hmacShaKeyFor(key); // unsafe secret/hard-coded
    }

    SecretKey safeDecoded(String encoded) {
        byte[] key = Base64.getDecoder().decode(encoded);
        return Keys.hmacShaKeyFor(key); // safe secret/hard-coded
    }

    SecretKeySpec unsafeHex() {
        return new SecretKeySpec(HexFormat.of().parseHex(HEX), "AES"); // unsafe secret/hard-coded
    }

    SecretKeySpec safeHex() {
        byte[] key = HexFormat.of().parseHex(System.getProperty("aes.key"));
        return new SecretKeySpec(key, HEX.length() == 32 ? "AES" : "HmacSHA256"); // safe secret/hard-coded
    }

    SecretKey unsafePlaceholderDefault() {
        return Keys.hmacShaKeyFor(withDefault.getBytes(StandardCharsets.UTF_8)); // unsafe secret/hard-coded
    }

    SecretKey safePlaceholderDefault() {
        return Keys.hmacShaKeyFor(required.getBytes(StandardCharsets.UTF_8)); // safe secret/hard-coded
    }

    PBEKeySpec unsafePassphrase(byte[] salt) {
        StringBuilder passphrase = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            passphrase.append("word").append(i);
        }
        char[] chars = passphrase.toString().toCharArray();
        return new PBEKeySpec(chars, salt, 600_000, 256); // unsafe secret/hard-coded
    }

    PBEKeySpec safePassphrase(String[] words, byte[] salt) {
        StringBuilder passphrase = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            passphrase.append(words[i]).append(i);
        }
        char[] chars = passphrase.toString().toCharArray();
        return new PBEKeySpec(chars, salt, 600_000, 256); // safe secret/hard-coded
    }

    SecretKeySpec unsafeCopied() {
        byte[] key = Arrays.copyOf("a passphrase of ours".getBytes(StandardCharsets.UTF_8), 16);
        return new SecretKeySpec(key, "AES"); // unsafe secret/hard-coded
    }

    SecretKeySpec safeCopied() {
        byte[] key = Arrays.copyOf(new SecureRandom().generateSeed(24), 16);
        return new SecretKeySpec(key, "AES"); // safe secret/hard-coded
    }

    private static byte[] fresh(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static byte[] fixed(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 3);
        }
        return bytes;
    }

    SecretKeySpec unsafeMadeInHelper() {
        return new SecretKeySpec(fixed(16), "AES"); // unsafe secret/hard-coded
    }

    SecretKeySpec safeMadeInHelper() {
        return new SecretKeySpec(fresh(16), "AES"); // safe secret/hard-coded
    }

    SecretKeySpec unsafeRandomThenReset() {
        byte[] key = new byte[16];
        new SecureRandom().nextBytes(key);
        key = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        return new SecretKeySpec(key, "AES"); // unsafe secret/hard-coded
    }

    SecretKeySpec safeRandomThenReset() {
        byte[] key = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        new SecureRandom().nextBytes(key);
        return new SecretKeySpec(key, "AES"); // safe secret/hard-coded
    }
}
