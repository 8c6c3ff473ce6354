package io.github.secureblocks.password;

/**
 * A stored form that {@link PasswordHasher#reading} adds for a migration. May grow: keep a default branch.
 *
 * <p>Whatever is not named here is never read: <code>{noop}</code>, <code>{MD4}</code>, <code>{MD5}</code>,
 * <code>{SHA-1}</code>, <code>{SHA-256}</code>, <code>{sha256}</code>, <code>{ldap}</code>.
 */
public enum PasswordFormat {
    /**
     * BCrypt under the tags <code>{bcrypt}</code> and <code>{bcrypt-hmac-sha384}</code>, up to a cost of 16. A password of
     * more than 72 bytes that another library cut before it wrote <code>{bcrypt}</code> is not ok: its user sets a new one.
     */
    BCRYPT,
    /** As {@link #BCRYPT}, and as its libraries write it: <code>$2a$</code>, <code>$2b$</code> or <code>$2y$</code> without a tag. */
    BCRYPT_UNTAGGED,
    /**
     * Argon2id under Spring Security's tags <code>{argon2}</code> and <code>{argon2@SpringSecurity_v5_8}</code>, up to 64
     * MiB and four passes over that, or the same work with less memory; needs BouncyCastle.
     */
    ARGON2ID,
    /**
     * Scrypt under Spring Security's tags <code>{scrypt}</code> and <code>{scrypt@SpringSecurity_v5_8}</code>, up to 128
     * MiB; needs BouncyCastle.
     */
    SCRYPT,
    /**
     * PBKDF2 under Spring Security's tags <code>{pbkdf2}</code> and <code>{pbkdf2@SpringSecurity_v5_8}</code>, and
     * <code>{pbkdf2-sha512-210000}</code>.
     */
    PBKDF2;

    /** To read only, and to spend as much on those of whom nothing is stored. */
    Scheme scheme() {
        return switch (this) {
            case BCRYPT -> PasswordHasher.bcryptScheme(PasswordHasher.DEFAULT_COST);
            case BCRYPT_UNTAGGED ->
                PasswordHasher.bcryptScheme(PasswordHasher.DEFAULT_COST).readingUntagged();
            case ARGON2ID -> Argon2Scheme.ofStored();
            case SCRYPT -> ScryptScheme.ofStored();
            case PBKDF2 -> Pbkdf2Scheme.ofStored();
        };
    }
}
