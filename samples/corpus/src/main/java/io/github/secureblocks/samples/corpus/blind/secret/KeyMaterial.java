package io.github.secureblocks.samples.corpus.blind.secret;

import io.jsonwebtoken.security.Keys;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.KeyManagerFactory;

/** Bytes that keys are made of. */
final class KeyMaterial {
    private static final byte[] MASKED = {0x12, 0x34, 0x56, 0x78, 0x1f, 0x2e, 0x3d, 0x4c};
    private static final String STORE = "changeit";

    private final SecureRandom random = new SecureRandom();

    /** Hands out the password of a store. */
    interface StorePassword {
        char[] characters();
    }

    static final class Fixed implements StorePassword {
        @Override
        public char[] characters() {
            return STORE.toCharArray();
        }
    }

    static final class Asked implements StorePassword {
        @Override
        public char[] characters() {
            Console console = System.console();
            return console == null ? null : console.readPassword("Password of the store: ");
        }
    }

    SecretKey unsafeFilledKey(String algorithm) {
        byte[] key = new byte[32];
        Arrays.fill(key, 0, 16, (byte) algorithm.charAt(0));
        return new SecretKeySpec(Arrays.copyOfRange(key, 16, 32), "AES"); // unsafe secret/hard-coded
    }

    SecretKey safeFilledKey(String algorithm) {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return new SecretKeySpec(Arrays.copyOfRange(key, 16, 32), algorithm); // safe secret/hard-coded
    }

    SecretKey unsafeUnmaskedKey(byte[] salt) {
        byte[] key = new byte[MASKED.length * 2];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (MASKED[i % MASKED.length] ^ 0x5a);
        }
        return new SecretKeySpec(key, "HmacSHA256"); // unsafe secret/hard-coded
    }

    SecretKey safeUnmaskedKey(byte[] salt) {
        byte[] key = new byte[salt.length];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (salt[i] ^ 0x5a);
        }
        return new SecretKeySpec(key, "HmacSHA256"); // safe secret/hard-coded
    }

    SecretKey unsafeHexKey() {
        StringBuilder digits = new StringBuilder("0f1e2d3c4b5a69788796a5b4c3d2e1f0").reverse();
        return Keys.hmacShaKeyFor(HexFormat.of().parseHex(digits.append(digits))); // unsafe secret/hard-coded
    }

    SecretKey safeHexKey() {
        StringBuilder digits = new StringBuilder(System.getenv("TOKEN_KEY")).reverse();
        return Keys.hmacShaKeyFor(HexFormat.of().parseHex(digits.append(digits))); // safe secret/hard-coded
    }

    SecretKey unsafeDigestOfPhrase() throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] key = digest.digest("our little phrase".getBytes(StandardCharsets.UTF_8));
        return new SecretKeySpec(key, "AES"); // unsafe secret/hard-coded
    }

    SecretKey safeDigestOfPhrase(String phrase) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update("our little prefix".getBytes(StandardCharsets.UTF_8));
        byte[] key = digest.digest(phrase.getBytes(StandardCharsets.UTF_8));
        return new SecretKeySpec(key, "AES"); // safe secret/hard-coded
    }

    KeyManagerFactory unsafeStoreObject(KeyStore store) throws GeneralSecurityException {
        StorePassword password = System.console() == null ? new Fixed() : new Asked();
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, password.characters()); // unsafe secret/hard-coded
        return factory;
    }

    KeyManagerFactory safeStoreObject(KeyStore store) throws GeneralSecurityException {
        StorePassword password = new Asked();
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, password.characters()); // safe secret/hard-coded
        return factory;
    }

    KeyStore unsafeLoadedStore(InputStream in, boolean verify) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        char[] password = null;
        if (verify) {
            password = STORE.toCharArray();
        }
        store.load(in, password); // unsafe secret/hard-coded
        return store;
    }

    KeyStore safeLoadedStore(InputStream in, boolean verify) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        char[] password = null;
        if (verify && store.getType().equals(STORE)) {
            password = System.getenv("STORE_PASSWORD").toCharArray();
        }
        store.load(in, password); // safe secret/hard-coded
        return store;
    }

    SecretKey unsafeTwoHalves(long left) {
        ByteBuffer buffer = ByteBuffer.allocate(16);
        buffer.putLong(0x0123456789abcdefL).putLong(0x1032547698badcfeL);
        return new SecretKeySpec(buffer.array(), "AES"); // unsafe secret/hard-coded
    }

    SecretKey safeTwoHalves(long left) {
        ByteBuffer buffer = ByteBuffer.allocate(16);
        buffer.putLong(left).putLong(random.nextLong());
        return new SecretKeySpec(buffer.array(), "AES"); // safe secret/hard-coded
    }

    PBEKeySpec unsafePinOfNumber(byte[] salt) {
        BigInteger pin = BigInteger.valueOf(47_11).multiply(BigInteger.TEN);
        return new PBEKeySpec(pin.toString().toCharArray(), salt, 600_000, 256); // unsafe secret/hard-coded
    }

    PBEKeySpec safePinOfNumber(byte[] salt) {
        BigInteger pin = BigInteger.valueOf(47_11).multiply(new BigInteger(64, random));
        return new PBEKeySpec(pin.toString().toCharArray(), salt, 600_000, 256); // safe secret/hard-coded
    }

    SecretKey unsafeEncodedKey(String[] parts) {
        String text = parts.length > 1 ? parts[1] : "bm90LXNvLXNlY3JldC1rZXktb2YtMzItYnl0ZXMhISE=";
        byte[] key = Base64.getDecoder().decode(text.strip());
        return Keys.hmacShaKeyFor(key); // unsafe secret/hard-coded
    }

    SecretKey safeEncodedKey(String[] parts) {
        String text = parts.length > 1 ? parts[1] : parts[0];
        byte[] key = Base64.getDecoder().decode(text.strip());
        return Keys.hmacShaKeyFor(key); // safe secret/hard-coded
    }
}
