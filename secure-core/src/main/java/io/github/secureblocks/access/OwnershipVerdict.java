package io.github.secureblocks.access;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to whether a caller owns what it asked for.
 *
 * <p><b>Guarantees.</b> Only {@link Unowned#ownedBy(Caller)} makes it, and it holds the object only where the caller owns
 * it.
 *
 * @param <T> what was looked for
 */
@CheckReturnValue
public final class OwnershipVerdict<T extends Owned> {
    private final @Nullable T owned;

    private OwnershipVerdict(@Nullable T owned) {
        this.owned = owned;
    }

    static <T extends Owned> OwnershipVerdict<T> about(@Nullable T owned) {
        return new OwnershipVerdict<>(owned);
    }

    /**
     * Demands the object.
     *
     * @return what the caller owns
     * @throws NotFound if it is missing or belongs to somebody else, alike
     */
    public T orNotFound() {
        if (owned == null) {
            throw new NotFound();
        }
        return owned;
    }

    /**
     * Asks for the object.
     *
     * @return what the caller owns; empty if it is missing or belongs to somebody else, alike
     */
    public Optional<T> orEmpty() {
        return Optional.ofNullable(owned);
    }

    /** Tells nothing about the object. */
    @Override
    public String toString() {
        return "OwnershipVerdict";
    }
}
