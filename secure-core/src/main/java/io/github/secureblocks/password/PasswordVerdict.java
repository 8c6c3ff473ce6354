package io.github.secureblocks.password;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a password is the one that was hashed; made by {@link PasswordHasher#check} alone. */
@CheckReturnValue
public final class PasswordVerdict {
    private static final PasswordVerdict NOT_OK = new PasswordVerdict(false, null);
    private static final PasswordVerdict OK = new PasswordVerdict(true, null);

    private final boolean ok;
    private final @Nullable String rehash;

    private PasswordVerdict(boolean ok, @Nullable String rehash) {
        this.ok = ok;
        this.rehash = rehash;
    }

    static PasswordVerdict notOk() {
        return NOT_OK;
    }

    static PasswordVerdict accepted() {
        return OK;
    }

    static PasswordVerdict acceptedOnce(String rehash) {
        return new PasswordVerdict(true, rehash);
    }

    /**
     * The answer.
     *
     * @return true only if the password is the one that was hashed
     */
    public boolean ok() {
        return ok;
    }

    /**
     * The new stored form, where the old one was cheaper than it should be or of another format: store it in the old
     * one's place.
     *
     * @return empty where nothing is to be stored, and always where the verdict is not ok
     */
    public Optional<String> rehash() {
        return Optional.ofNullable(rehash);
    }

    /** Tells the answer, never a hash. */
    @Override
    public String toString() {
        return "PasswordVerdict[" + (ok ? "ok" : "not ok") + (rehash == null ? "" : ", rehash") + "]";
    }
}
