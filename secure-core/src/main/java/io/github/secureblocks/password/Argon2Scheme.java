package io.github.secureblocks.password;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/** Argon2id by BouncyCastle, in Spring Security's stored form; names no type of that library in a signature. */
final class Argon2Scheme implements Scheme {
    private static final int MAX_KIBIBYTES = 64 * 1024;
    private static final int MAX_WORK = 4 * MAX_KIBIBYTES;
    private static final int MAX_LANES = 8;
    private static final String TAG = "{argon2@SpringSecurity_v5_8}";
    private static final Pattern STORED = Pattern.compile("\\{argon2(?:@SpringSecurity_v5_8)?}\\$argon2id\\$v=19"
            + "\\$m=(\\d{1,6}),t=(\\d{1,5}),p=(\\d)\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final Cost cost;
    private final SecureRandom random = new SecureRandom();

    private record Cost(int kibibytes, int passes, int lanes) {
        int work() {
            return kibibytes * passes;
        }
    }

    private Argon2Scheme(Cost cost) {
        this.cost = cost;
    }

    /** 19 MiB and two passes. */
    static Scheme ofNew() {
        return checked(new Argon2Scheme(new Cost(19 * 1024, 2, 1)));
    }

    /** Spring Security's parameters since 5.8. */
    static Scheme ofStored() {
        return checked(new Argon2Scheme(new Cost(16 * 1024, 2, 1)));
    }

    private static Scheme checked(Scheme scheme) {
        return BouncyCastle.require("Argon2id", () -> new Argon2BytesGenerator(), scheme);
    }

    @Override
    public @Nullable StoredForm read(String stored) {
        Matcher form = STORED.matcher(stored);
        if (!form.matches()) {
            return null;
        }
        int kibibytes = Integer.parseInt(form.group(1));
        int passes = Integer.parseInt(form.group(2));
        int lanes = Integer.parseInt(form.group(3));
        if (lanes < 1 || lanes > MAX_LANES || passes < 1 || kibibytes < 8 * lanes) {
            return null;
        }
        if (kibibytes > MAX_KIBIBYTES || (long) kibibytes * passes > MAX_WORK) {
            return null;
        }
        byte @Nullable [] salt = Base64Text.decode(form.group(4));
        byte @Nullable [] hash = Base64Text.decode(form.group(5));
        return salt == null || hash == null ? null : new Form(new Cost(kibibytes, passes, lanes), salt, hash);
    }

    @Override
    public String hash(byte[] password) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return TAG + "$argon2id$v=19$m=" + cost.kibibytes + ",t=" + cost.passes + ",p=" + cost.lanes + "$"
                + encoder.encodeToString(salt) + "$" + encoder.encodeToString(derive(password, cost, salt, 32));
    }

    @Override
    public String toString() {
        return "argon2id, " + cost.kibibytes + " KiB, " + cost.passes + " passes";
    }

    private static byte[] derive(byte[] password, Cost cost, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.kibibytes)
                .withIterations(cost.passes)
                .withParallelism(cost.lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password, hash);
        return hash;
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
            return MessageDigest.isEqual(derive(password, stored, salt, hash.length), hash);
        }

        @Override
        public void catchUp(byte[] password) {
            int missing = cost.work() - stored.work();
            if (missing >= 8) {
                var unused = derive(password, new Cost(missing, 1, 1), salt, hash.length);
            }
        }

        @Override
        public boolean isCurrent() {
            return stored.kibibytes >= cost.kibibytes && stored.passes >= cost.passes && salt.length >= 16;
        }
    }
}
