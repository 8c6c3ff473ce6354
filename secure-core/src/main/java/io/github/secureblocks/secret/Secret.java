package io.github.secureblocks.secret;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value that must not be seen: a password, a key, a token.
 *
 * <p><b>Guarantees.</b> {@link #toString()} never shows the value; comparison takes the same time wherever two values of
 * one length differ; it cannot be serialized and has no getter that a mapper could find; {@link #close()} overwrites it.
 *
 * <p><b>Does not guarantee</b> that no copy is left: a {@code String} that it was made from, or that
 * {@link #revealAsString()} made, lives until the garbage collector takes it, and a heap dump, or a mapper that is let
 * into private fields, shows every open secret.
 *
 * <p>A constant is not a secret: the rule {@code secret/hard-coded} reports {@code Secret.of("...")}. CWE-798, CWE-532;
 * OWASP ASVS 5.0 13.3.1.
 */
public final class Secret implements AutoCloseable {
    private static final String UNNAMED = "unnamed";

    private final String name;
    private final char[] value;
    private boolean closed;

    private Secret(String name, char[] value) {
        this.name = name;
        this.value = value;
    }

    /**
     * A secret that came with a request or from another library.
     *
     * @param value the characters; copied
     * @return an open secret
     */
    public static Secret of(CharSequence value) {
        return named(UNNAMED, value);
    }

    /**
     * A secret that came with a request or from another library.
     *
     * @param value the characters; copied, so the caller can and should overwrite them
     * @return an open secret
     */
    public static Secret of(char[] value) {
        return new Secret(UNNAMED, value.clone());
    }

    static Secret named(String name, CharSequence value) {
        char[] copy = new char[value.length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = value.charAt(i);
        }
        return new Secret(name, copy);
    }

    /**
     * Lends the characters to a function and overwrites the loan when it returns.
     *
     * @param <T> what the function answers
     * @param function reads the characters; must not keep the array
     * @return what the function answered
     * @throws IllegalStateException if this secret is closed
     */
    public <T extends @Nullable Object> T use(Function<char[], T> function) {
        char[] loan = copy();
        try {
            return function.apply(loan);
        } finally {
            Arrays.fill(loan, '\0');
        }
    }

    /**
     * The characters as a {@code String}, which nobody can overwrite: for drivers that take nothing else.
     *
     * @return the value itself
     * @throws IllegalStateException if this secret is closed
     */
    public String revealAsString() {
        return use(String::new);
    }

    /**
     * How many characters the value has.
     *
     * @return zero for an empty secret
     * @throws IllegalStateException if this secret is closed
     */
    public synchronized int length() {
        requireOpen();
        return value.length;
    }

    /** Overwrites the value; the secret cannot be read afterwards. */
    @Override
    public synchronized void close() {
        Arrays.fill(value, '\0');
        closed = true;
    }

    /** Compares in a time that does not tell where the values differ; a closed secret equals only itself. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Secret that)) {
            return false;
        }
        byte @Nullable [] mine = bytes();
        byte @Nullable [] theirs = that.bytes();
        try {
            return mine != null && theirs != null && MessageDigest.isEqual(mine, theirs);
        } finally {
            wipe(mine);
            wipe(theirs);
        }
    }

    /** The same for every secret, because a hash code would tell about the value. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    /** Names the secret, never its value. */
    @Override
    public String toString() {
        return "Secret[" + name + "]";
    }

    private synchronized char[] copy() {
        requireOpen();
        return value.clone();
    }

    private synchronized byte @Nullable [] bytes() {
        if (closed) {
            return null;
        }
        // By hand, because an encoder reads every lone surrogate as the same character.
        byte[] bytes = new byte[2 * value.length];
        for (int i = 0; i < value.length; i++) {
            bytes[2 * i] = (byte) (value[i] >> 8);
            bytes[2 * i + 1] = (byte) value[i];
        }
        return bytes;
    }

    private static void wipe(byte @Nullable [] bytes) {
        if (bytes != null) {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(this + " is closed; read it from its source again instead of keeping it");
        }
    }
}
