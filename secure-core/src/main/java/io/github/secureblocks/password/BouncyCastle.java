package io.github.secureblocks.password;

import java.util.function.Supplier;

/** Whether the optional library is there; told when a hasher is made, not when the first user logs in. */
final class BouncyCastle {
    private BouncyCastle() {}

    static Scheme require(String algorithm, Supplier<?> probe, Scheme scheme) {
        try {
            var unused = probe.get();
            return scheme;
        } catch (NoClassDefFoundError absent) {
            throw missing(algorithm, absent);
        }
    }

    private static IllegalStateException missing(String algorithm, Throwable cause) {
        return new IllegalStateException(
                algorithm
                        + " needs an optional library that is absent: add the dependency org.bouncycastle:bcprov-jdk18on,"
                        + " or write PasswordHasher.bcrypt()",
                cause);
    }
}
