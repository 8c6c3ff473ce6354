package io.github.secureblocks.password;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.github.secureblocks.password.PasswordRefused.Reason;
import io.github.secureblocks.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * Hashes passwords by BCrypt and checks them.
 *
 * <pre>{@code
 * String stored = hasher.hash(password);
 * PasswordVerdict verdict = hasher.check(password, user == null ? null : user.storedHash());
 * verdict.rehash().ifPresent(newHash -> users.replaceHash(user, newHash));
 * if (!verdict.ok()) { ... }
 * }</pre>
 *
 * <p><b>Guarantees.</b> Stored as <code>{bcrypt}$2a$</code> and the cost, salted at random. Exactly this form is read: any
 * other tag (<code>{noop}</code>, <code>{MD5}</code>), an untagged or malformed form, and a cost above {@link #MAX_COST} are
 * not ok, without an exception and without the work that they ask for. A password that BCrypt cannot tell from others (more
 * than 72 bytes, a NUL) is refused by {@code hash} and not ok in {@code check}. A check that is not ok does the same work
 * for a missing user, for an unreadable or cheaper stored form and for a refused password.
 *
 * <p><b>Does not guarantee</b> a good password: policy comes later, and so do longer passwords (by a tagged hash before
 * BCrypt) and other formats. The library beneath keeps copies of the bytes that cannot be overwritten. A stored form that
 * costs more than this hasher's takes longer.
 *
 * <p>CWE-916, CWE-208, CWE-400; OWASP ASVS 5.0 11.4.2, 6.3.8.
 */
@CheckReturnValue
public final class PasswordHasher {
    /** The cheapest that new hashes may be: 2 to this power rounds. */
    public static final int MIN_COST = 10;

    /** The dearest that a hash may be, stored or new, because each step doubles the time. */
    public static final int MAX_COST = 16;

    /** The cost that {@link #bcrypt()} takes. */
    public static final int DEFAULT_COST = 12;

    private static final int MAX_BYTES = 72;
    private static final String TAG = "{bcrypt}";
    private static final Pattern STORED = Pattern.compile("\\{bcrypt}(\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53})");
    private static final byte[] NOBODY = {'-'};

    /** BCrypt itself: a tagless form with the salt of another. */
    @FunctionalInterface
    interface Rounds {
        @CanIgnoreReturnValue
        String hash(byte[] password, String salt);
    }

    private final int cost;
    private final Rounds rounds;
    private final SecureRandom random = new SecureRandom();

    PasswordHasher(int cost, Rounds rounds) {
        this.cost = cost;
        this.rounds = rounds;
    }

    /**
     * BCrypt with {@link #DEFAULT_COST}.
     *
     * @return a hasher
     */
    public static PasswordHasher bcrypt() {
        return bcrypt(DEFAULT_COST);
    }

    /**
     * BCrypt with a chosen cost.
     *
     * @param cost {@link #MIN_COST} to {@link #MAX_COST}; one more doubles the time
     * @return a hasher
     * @throws IllegalArgumentException if the cost is out of range
     */
    public static PasswordHasher bcrypt(int cost) {
        if (cost < MIN_COST || cost > MAX_COST) {
            throw new IllegalArgumentException("A BCrypt cost is " + MIN_COST + " to " + MAX_COST + ", not " + cost
                    + "; write PasswordHasher.bcrypt()");
        }
        return new PasswordHasher(cost, BCrypt::hashpw);
    }

    /**
     * Hashes a new password.
     *
     * @param password 1 to 72 bytes in UTF-8, without the character NUL
     * @return the form to store, 68 ASCII characters
     * @throws PasswordRefused if the password is not of that form
     * @throws IllegalStateException if the secret is closed
     */
    public String hash(Secret password) {
        return password.use(chars -> {
            Reason reason = refusal(chars);
            if (reason != null) {
                throw new PasswordRefused(reason);
            }
            byte[] bytes = utf8(chars);
            try {
                return hash(bytes);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        });
    }

    /**
     * Checks a password that somebody presents.
     *
     * @param password what was presented, of any length
     * @param stored what {@link #hash} answered; {@code null} where there is no such user
     * @return ok only if the password is the one that was hashed; to be read
     * @throws IllegalStateException if the secret is closed
     */
    public PasswordVerdict check(Secret password, @Nullable String stored) {
        return password.use(chars -> {
            boolean usable = refusal(chars) == null;
            byte[] bytes = usable ? utf8(chars) : NOBODY.clone();
            try {
                return check(bytes, usable, stored);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        });
    }

    private PasswordVerdict check(byte[] password, boolean usable, @Nullable String stored) {
        Matcher form = STORED.matcher(stored == null ? "" : stored);
        int storedCost = form.matches() ? Integer.parseInt(form.group(2)) : 0;
        if (storedCost < 4 || storedCost > MAX_COST) {
            rounds.hash(password, BCrypt.gensalt(cost, random));
            return PasswordVerdict.notOk();
        }
        boolean same = isSame(rounds.hash(password, form.group(1)), form.group(1));
        if (!same || !usable) {
            catchUp(password, storedCost);
            return PasswordVerdict.notOk();
        }
        return storedCost < cost ? PasswordVerdict.acceptedOnce(hash(password)) : PasswordVerdict.accepted();
    }

    /** Adds 2^c + 2^(c+1) + ... to the 2^c that a cheap form took, which makes 2^cost: old hashes do not stand out. */
    private void catchUp(byte[] password, int storedCost) {
        for (int c = storedCost; c < cost; c++) {
            rounds.hash(password, BCrypt.gensalt(c, random));
        }
    }

    private String hash(byte[] password) {
        return TAG + rounds.hash(password, BCrypt.gensalt(cost, random));
    }

    private static boolean isSame(String computed, String stored) {
        return MessageDigest.isEqual(
                computed.getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII));
    }

    private static @Nullable Reason refusal(char[] password) {
        if (password.length == 0) {
            return Reason.EMPTY;
        }
        int bytes = 0;
        for (int i = 0; i < password.length; i++) {
            char c = password[i];
            if (c == 0) {
                return Reason.HOLDS_NUL;
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == password.length || !Character.isSurrogatePair(c, password[i + 1])) {
                    return Reason.NOT_TEXT;
                }
                i++;
                bytes += 4;
            } else {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
            if (bytes > MAX_BYTES) {
                return Reason.TOO_LONG;
            }
        }
        return null;
    }

    private static byte[] utf8(char[] password) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }
}
