package io.github.secureblocks.secret;

/** A secret's source has no usable value; the message names the source and the key, never a value. */
public final class SecretUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SecretUnavailable(String message) {
        super(message);
    }
}
