package io.github.secureblocks.jwt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that were verified, by the SHA-256 of their whole text; whether one still holds is for the verifier to ask. Only
 * what an issuer signed gets in, and neither its text nor its signature is kept.
 */
final class TokenCache {
    /** What one of the promised places holds: the characters of an ordinary token's claims. */
    private static final int CHARACTERS = 512;

    private final Cache<Fingerprint, Entry> entries;

    TokenCache(int tokens) {
        this.entries = Caffeine.newBuilder()
                .maximumWeight(tokens)
                .weigher((Fingerprint text, Entry entry) -> 1 + entry.token().characters() / CHARACTERS)
                .expireAfter(Expiry.creating((Fingerprint text, Entry entry) -> entry.kept()))
                .executor(Runnable::run)
                .build();
    }

    @Nullable
    Entry find(Fingerprint text) {
        return entries.getIfPresent(text);
    }

    void put(Fingerprint text, Entry entry) {
        entries.put(text, entry);
    }

    void forget(Fingerprint text) {
        entries.invalidate(text);
    }

    /** How many it holds, after everything that is due was dropped. */
    long size() {
        entries.cleanUp();
        return entries.estimatedSize();
    }

    /** A verified token, the key that verified it, and after which time it is of no use. */
    record Entry(VerifiedToken token, VerificationKey key, Duration kept) {}

    /** All 256 bits, so that nobody finds two texts of one fingerprint. */
    record Fingerprint(long first, long second, long third, long fourth) {
        static Fingerprint of(String token) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                ByteBuffer hash = ByteBuffer.wrap(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
                return new Fingerprint(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException("This Java runtime has no SHA-256; use one that has it", missing);
            }
        }

        @Override
        public int hashCode() {
            return Long.hashCode(first);
        }
    }
}
