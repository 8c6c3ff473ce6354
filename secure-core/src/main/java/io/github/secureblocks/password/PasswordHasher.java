package io.github.secureblocks.password;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.secureblocks.password.BcryptScheme.Rounds;
import io.github.secureblocks.password.Scheme.StoredForm;
import io.github.secureblocks.secret.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * Hashes passwords slowly, by BCrypt unless another algorithm is chosen, and checks them. Make one and share it.
 *
 * <pre>{@code
 * String stored = hasher.hash(password);
 * PasswordVerdict verdict = hasher.check(password, user == null ? null : user.storedHash());
 * verdict.rehash().ifPresent(newHash -> users.replaceHash(user, newHash));
 * if (!verdict.ok()) { ... }
 * }</pre>
 *
 * <p><b>Guarantees.</b> A password counts exactly as it came, every one of up to 4,096 bytes in UTF-8: what BCrypt would
 * cut, beyond 72 bytes, is stored as <code>{bcrypt-hmac-sha384}</code>, BCrypt of an HMAC keyed with the salt; everything
 * else as <code>{bcrypt}</code>. Only the hasher's own forms are read, and those that {@link #reading} adds; any other tag
 * (<code>{noop}</code>, <code>{MD5}</code>), a malformed form and one that asks for more than the bounds allow are not ok,
 * without an exception and without the work that they ask for. A check that is not ok does the same work for a missing
 * user, for a wrong or refused password and for an unreadable or cheaper form; with {@link #reading}, a hash of each added
 * format as well. So many hashes run at once as {@link #atMost} says; the bytes of a password are overwritten.
 *
 * <p><b>Does not guarantee</b> a good password ({@link PasswordPolicy} does), nor equal work where a stored form costs more
 * than a new one, or less in an added format than its usual parameters. No character is normalised: who wants two ways
 * to write one letter to be one password, normalises before both hash and check. The libraries beneath keep copies of the
 * bytes that cannot be overwritten.
 *
 * <p>CWE-916, CWE-208, CWE-400; OWASP ASVS 5.0 6.2.8, 6.2.9, 6.3.8, 11.4.2.
 */
@CheckReturnValue
public final class PasswordHasher {
    /** The cheapest that new BCrypt hashes may be: 2 to this power rounds. */
    public static final int MIN_COST = 10;

    /** The dearest that a BCrypt hash may be, stored or new, because each step doubles the time. */
    public static final int MAX_COST = 16;

    /** The cost that {@link #bcrypt()} takes. */
    public static final int DEFAULT_COST = 12;

    private static final int MAX_STORED = 512;

    private final Scheme scheme;
    private final Set<PasswordFormat> read;
    private final List<Scheme> added;
    private final HashingGate gate;

    private PasswordHasher(Scheme scheme, Set<PasswordFormat> read, List<Scheme> added, HashingGate gate) {
        this.scheme = scheme;
        this.read = Set.copyOf(read);
        this.added = added;
        this.gate = gate;
    }

    static PasswordHasher of(Scheme scheme) {
        return of(scheme, List.of());
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
        return of(bcryptScheme(cost));
    }

    /**
     * BCrypt with the highest cost whose hash takes no longer than this on the machine at hand, now. Measures for about
     * as long as eight hashes of {@link #MIN_COST}, half a second: call it once, at the start. Where even that cost takes
     * longer it is taken all the same; instances that measure differently read each other's hashes.
     *
     * @param target more than zero, at most ten seconds; 250 ms is usual
     * @return a hasher with a cost of {@link #MIN_COST} to {@link #MAX_COST}
     * @throws IllegalArgumentException if the target is out of range
     */
    public static PasswordHasher bcryptWithin(Duration target) {
        return bcrypt(new BcryptCalibration(BCrypt::hashpw, System::nanoTime).costWithin(target));
    }

    /**
     * Argon2id with 19 MiB and two passes; needs the optional library BouncyCastle.
     *
     * @return a hasher whose forms Spring Security reads under <code>{argon2@SpringSecurity_v5_8}</code>
     * @throws IllegalStateException if the library is absent
     */
    public static PasswordHasher argon2id() {
        return of(Argon2Scheme.ofNew());
    }

    /**
     * Scrypt with N = 2^17, r = 8 and p = 1, 128 MiB for each hash; needs the optional library BouncyCastle.
     *
     * @return a hasher whose forms Spring Security reads under <code>{scrypt@SpringSecurity_v5_8}</code>
     * @throws IllegalStateException if the library is absent
     */
    public static PasswordHasher scrypt() {
        return of(ScryptScheme.ofNew());
    }

    /**
     * PBKDF2 with HMAC-SHA-512 and 210,000 iterations, for where nothing else is approved.
     *
     * @return a hasher whose forms are tagged <code>{pbkdf2-sha512-210000}</code>
     */
    public static PasswordHasher pbkdf2() {
        return of(Pbkdf2Scheme.ofNew());
    }

    /**
     * Reads more stored forms, until every user has logged in once: a verdict that is ok holds the new form. Each format
     * makes every check that is not ok longer by one hash of it, so that nobody learns who has moved.
     *
     * @param formats to be read beside the hasher's own, in addition to those that were named before
     * @return a hasher that writes as this one does and shares its bound
     * @throws IllegalStateException if the library of a format is absent
     */
    public PasswordHasher reading(PasswordFormat... formats) {
        Set<PasswordFormat> all = EnumSet.noneOf(PasswordFormat.class);
        all.addAll(read);
        all.addAll(Arrays.asList(formats));
        boolean untagged = all.contains(PasswordFormat.BCRYPT_UNTAGGED);
        Scheme own = untagged && scheme instanceof BcryptScheme bcrypt ? bcrypt.readingUntagged() : scheme;
        List<Scheme> others = all.stream()
                .filter(format -> !(untagged && format == PasswordFormat.BCRYPT))
                .map(PasswordFormat::scheme)
                .filter(each -> each.getClass() != own.getClass())
                .toList();
        return new PasswordHasher(own, all, others, gate);
    }

    /**
     * Bounds how many passwords are hashed or checked at once; half of the cores and five seconds where nothing is said,
     * so that a flood of log-ins leaves the other half. Who comes beyond that waits in line, at most this long and at most
     * 32 for each that runs, and is then turned away by {@link PasswordHasherBusy}.
     *
     * @param hashes at once, 1 to 1,024; each of Argon2id's takes 19 MiB, of scrypt's 128 MiB
     * @param wait for one's turn, zero to a minute
     * @return a hasher with a bound of its own
     * @throws IllegalArgumentException if a number is out of range
     */
    public PasswordHasher atMost(int hashes, Duration wait) {
        return new PasswordHasher(scheme, read, added, HashingGate.of(hashes, wait));
    }

    /**
     * Hashes a new password.
     *
     * @param password 1 to 4,096 bytes in UTF-8, without the character NUL
     * @return the form to store, at most 200 ASCII characters; 68 or 80 for BCrypt
     * @throws PasswordRefused if the password is not of that form
     * @throws PasswordHasherBusy if its turn did not come in time
     * @throws IllegalStateException if the secret is closed
     */
    public String hash(Secret password) {
        return gate.pass(() -> password.use(chars -> {
            try (PasswordBytes received = PasswordBytes.of(chars)) {
                return scheme.hash(received.bytes());
            }
        }));
    }

    /**
     * Checks a password that somebody presents.
     *
     * @param password what was presented, of any length
     * @param stored what {@link #hash} answered; {@code null} where there is no such user
     * @return ok only if the password is the one that was hashed; to be read
     * @throws PasswordHasherBusy if its turn did not come in time
     * @throws IllegalStateException if the secret is closed
     */
    public PasswordVerdict check(Secret password, @Nullable String stored) {
        return gate.pass(() -> password.use(chars -> {
            try (PasswordBytes received = PasswordBytes.orStandIn(chars)) {
                return check(received, stored == null || stored.length() > MAX_STORED ? "" : stored);
            }
        }));
    }

    private PasswordVerdict check(PasswordBytes password, String stored) {
        StoredForm own = scheme.read(stored);
        if (own != null && own.matches(password.bytes()) && password.usable()) {
            return own.isCurrent() ? PasswordVerdict.accepted() : rehashed(password);
        }
        List<Scheme> unspent = new ArrayList<>();
        for (Scheme each : added) {
            StoredForm form = own == null ? each.read(stored) : null;
            if (form == null) {
                unspent.add(each);
            } else if (form.matches(password.bytes()) && password.usable()) {
                return rehashed(password);
            } else {
                form.catchUp(password.bytes());
            }
        }
        spend(password.bytes(), own, unspent);
        return PasswordVerdict.notOk();
    }

    /** One hash of each scheme altogether, whichever of them was tried. */
    private void spend(byte[] password, @Nullable StoredForm own, List<Scheme> unspent) {
        if (own == null) {
            var unused = scheme.hash(password);
        } else {
            own.catchUp(password);
        }
        for (Scheme each : unspent) {
            var unused = each.hash(password);
        }
    }

    private PasswordVerdict rehashed(PasswordBytes password) {
        return PasswordVerdict.acceptedOnce(scheme.hash(password.bytes()));
    }

    static BcryptScheme bcryptScheme(int cost) {
        return new BcryptScheme(cost, false, BCrypt::hashpw);
    }

    static PasswordHasher of(int cost, Rounds rounds) {
        return of(new BcryptScheme(cost, false, rounds));
    }

    static PasswordHasher of(Scheme scheme, List<Scheme> added) {
        return new PasswordHasher(scheme, Set.of(), added, HashingGate.halfOfTheCores());
    }

    /** Tells the algorithm and its bounds. */
    @Override
    public String toString() {
        return "PasswordHasher[" + scheme + ", " + gate + "]";
    }
}
