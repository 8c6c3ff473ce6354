package io.github.secureblocks.password;

import org.jspecify.annotations.Nullable;

/** One algorithm with its parameters and its stored forms. */
interface Scheme {
    /** Reads one of its stored forms; null for any other text, and where a form asks for more than the bounds allow. */
    @Nullable
    StoredForm read(String stored);

    /** A new form with a new salt; does the same work for every password. */
    String hash(byte[] password);

    /** What was stored for one password. */
    interface StoredForm {
        boolean matches(byte[] password);

        /** Does the work that {@link #matches} saved against {@link Scheme#hash}, where the form is a cheap one. */
        void catchUp(byte[] password);

        /** Whether it is as dear as a new one. */
        boolean isCurrent();
    }
}
