package io.github.secureblocks.password;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;
import org.jspecify.annotations.Nullable;

/** Scrypt by BouncyCastle, in Spring Security's stored form; names no type of that library in a signature. */
final class ScryptScheme implements Scheme {
    /** Of N * r * p: 128 MiB where p is one. */
    private static final long MAX_WORK = 1L << 20;

    private static final int KEY_BYTES = 32;
    private static final int BLOCK = 8;
    private static final String TAG = "{scrypt@SpringSecurity_v5_8}";
    private static final Pattern STORED = Pattern.compile("\\{scrypt(?:@SpringSecurity_v5_8)?}"
            + "\\$([0-9a-f]{5,6})\\$([A-Za-z0-9+/]{10,86}={0,2})\\$([A-Za-z0-9+/]{43}=)");

    private final Cost cost;
    private final SecureRandom random = new SecureRandom();

    /** N is 2 to the power of {@code log}. */
    private record Cost(int log, int block, int lanes) {
        static Cost decode(int parameters) {
            return new Cost(parameters >> 16, parameters >> 8 & 0xff, parameters & 0xff);
        }

        String encoded() {
            return Integer.toHexString(log << 16 | block << 8 | lanes);
        }

        boolean isWithinBounds() {
            boolean isScrypt = log >= 1 && block >= 1 && lanes >= 1 && (block > 1 || log < 16);
            return isScrypt && log <= 20 && work() <= MAX_WORK;
        }

        long work() {
            return ((long) block * lanes) << log;
        }
    }

    private ScryptScheme(int log) {
        this.cost = new Cost(log, BLOCK, 1);
    }

    /** N = 2^17: 128 MiB. */
    static Scheme ofNew() {
        return checked(new ScryptScheme(17));
    }

    /** Spring Security's N = 2^16 since 5.8. */
    static Scheme ofStored() {
        return checked(new ScryptScheme(16));
    }

    private static Scheme checked(Scheme scheme) {
        return BouncyCastle.require(
                "Scrypt", () -> SCrypt.generate(new byte[] {1}, new byte[] {1}, 2, 1, 1, KEY_BYTES), scheme);
    }

    @Override
    public @Nullable StoredForm read(String stored) {
        Matcher form = STORED.matcher(stored);
        if (!form.matches()) {
            return null;
        }
        Cost asked = Cost.decode(Integer.parseInt(form.group(1), 16));
        byte @Nullable [] salt = Base64Text.decode(form.group(2));
        byte @Nullable [] hash = Base64Text.decode(form.group(3));
        return salt == null || hash == null || !asked.isWithinBounds() ? null : new Form(asked, salt, hash);
    }

    @Override
    public String hash(byte[] password) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        Base64.Encoder encoder = Base64.getEncoder();
        return TAG + "$" + cost.encoded() + "$" + encoder.encodeToString(salt) + "$"
                + encoder.encodeToString(derive(password, cost, salt));
    }

    @Override
    public String toString() {
        return "scrypt, N 2^" + cost.log;
    }

    private static byte[] derive(byte[] password, Cost cost, byte[] salt) {
        return SCrypt.generate(password, salt, 1 << cost.log, cost.block, cost.lanes, KEY_BYTES);
    }

    private final class Form implements StoredForm {
        private final Cost stored;
        private final byte[] salt;
        private final byte[] hash;

        Form(Cost stored, byte[] salt, byte[] hash) {
            this.stored = stored;
            this.salt = salt;
            this.hash = hash;
        }

        @Override
        public boolean matches(byte[] password) {
            return MessageDigest.isEqual(derive(password, stored, salt), hash);
        }

        /** Doubles, as BCrypt's does: N + 2N + ... + N' / 2 and the N that was done are N'. */
        @Override
        public void catchUp(byte[] password) {
            Cost next =
                    new Cost(Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(2, stored.work() / BLOCK)), BLOCK, 1);
            for (int log = next.log; log < cost.log; log++) {
                var unused = derive(password, new Cost(log, BLOCK, 1), salt);
            }
        }

        @Override
        public boolean isCurrent() {
            return stored.log >= cost.log && stored.block >= cost.block && salt.length >= 16;
        }
    }
}
