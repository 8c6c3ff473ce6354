package io.github.secureblocks.password;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** BCrypt, of the password itself or, beyond 72 bytes, of its {@link PreHash}; the tag tells which. */
final class BcryptScheme implements Scheme {
    static final int MAX_BYTES = 72;
    private static final int CHEAPEST_READ = 4;

    private static final String TAG = "{bcrypt}";
    private static final String PRE_HASH_TAG = "{bcrypt-hmac-sha384}";
    private static final Pattern STORED = Pattern.compile(
            "(\\{bcrypt}|\\{bcrypt-hmac-sha384}|)(\\$2[aby]\\$(\\d\\d)\\$([./A-Za-z0-9]{22})[./A-Za-z0-9]{31})");
    private static final byte[] TOO_LONG = {'-'};

    /** BCrypt itself: a tagless form with the salt of another. */
    @FunctionalInterface
    interface Rounds {
        @CanIgnoreReturnValue
        String hash(byte[] password, String salt);
    }

    private final int cost;
    private final boolean readsUntagged;
    private final Rounds rounds;
    private final SecureRandom random = new SecureRandom();

    BcryptScheme(int cost, boolean readsUntagged, Rounds rounds) {
        this.cost = cost;
        this.readsUntagged = readsUntagged;
        this.rounds = rounds;
    }

    BcryptScheme readingUntagged() {
        return new BcryptScheme(cost, true, rounds);
    }

    @Override
    public @Nullable StoredForm read(String stored) {
        Matcher form = STORED.matcher(stored);
        if (!form.matches() || (form.group(1).isEmpty() && !readsUntagged)) {
            return null;
        }
        int storedCost = Integer.parseInt(form.group(3));
        return storedCost < CHEAPEST_READ || storedCost > PasswordHasher.MAX_COST
                ? null
                : new Form(form.group(1), form.group(2), storedCost, form.group(4));
    }

    @Override
    public String hash(byte[] password) {
        String salt = BCrypt.gensalt(cost, random);
        return password.length > MAX_BYTES
                ? PRE_HASH_TAG + preHashed(password, salt, salt.substring(salt.lastIndexOf('$') + 1))
                : TAG + rounds.hash(password, salt);
    }

    @Override
    public String toString() {
        return "bcrypt, cost " + cost;
    }

    private String preHashed(byte[] password, String form, String salt) {
        byte[] hashed = PreHash.of(password, salt);
        try {
            return rounds.hash(hashed, form);
        } finally {
            Arrays.fill(hashed, (byte) 0);
        }
    }

    private final class Form implements StoredForm {
        private final String tag;
        private final String hash;
        private final int storedCost;
        private final String salt;

        Form(String tag, String hash, int storedCost, String salt) {
            this.tag = tag;
            this.hash = hash;
            this.storedCost = storedCost;
            this.salt = salt;
        }

        @Override
        public boolean matches(byte[] password) {
            if (tag.equals(PRE_HASH_TAG)) {
                return isSame(preHashed(password, hash, salt), hash);
            }
            boolean fits = password.length <= MAX_BYTES;
            return isSame(rounds.hash(fits ? password : TOO_LONG.clone(), hash), hash) && fits;
        }

        /** Adds 2^c + 2^(c+1) + ... to the 2^c that a cheap form took, which makes 2^cost: old hashes do not stand out. */
        @Override
        public void catchUp(byte[] password) {
            byte[] some = password.length <= MAX_BYTES ? password : TOO_LONG.clone();
            for (int c = storedCost; c < cost; c++) {
                rounds.hash(some, BCrypt.gensalt(c, random));
            }
        }

        @Override
        public boolean isCurrent() {
            return !tag.isEmpty() && storedCost >= cost;
        }
    }

    private static boolean isSame(String computed, String stored) {
        return MessageDigest.isEqual(
                computed.getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII));
    }
}
