package io.github.secureblocks.jwt;

import io.github.secureblocks.crypto.SealBroken;
import io.github.secureblocks.crypto.Sealer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes a ring, sealed as a whole and bound to its generation, so that nobody adds a key or a date to it. */
record RingStorage(KeyRingStore store, Sealer sealer) {
    /** What is stored now; the same object where nothing has changed but the time. */
    RingView read(RingView last, long now) {
        SealedKeys stored = stored();
        if (stored == null) {
            if (last.generation() > 0) {
                throw new KeysUnavailable(KeysUnavailable.Reason.SET_BACK);
            }
            return last.readAgain(now);
        }
        if (stored.equals(last.stored())) {
            return last.readAgain(now);
        }
        if (stored.generation() <= last.generation()) {
            throw new KeysUnavailable(KeysUnavailable.Reason.SET_BACK);
        }
        return RingView.of(stored, now, opened(stored, last.keys()));
    }

    /** The next generation; empty where another instance has written it. */
    Optional<RingView> write(RingView last, RingKeys keys, long now) {
        long generation = last.generation() + 1;
        SealedKeys next = new SealedKeys(generation, sealer.seal(RingText.write(keys), name(generation)));
        if (next.text().length() > SealedKeys.MAX_LENGTH) {
            throw new IllegalStateException("A ring of " + keys.keys().size() + " keys does not fit into a store");
        }
        try {
            return store.replace(next) ? Optional.of(RingView.of(next, now, keys)) : Optional.empty();
        } catch (KeysUnavailable typed) {
            throw typed;
        } catch (RuntimeException failed) {
            throw new KeysUnavailable(KeysUnavailable.Reason.STORE, failed);
        }
    }

    boolean isSealedByCurrent(RingView view) {
        return view.stored() == null || sealer.isCurrent(view.stored().text());
    }

    private @Nullable SealedKeys stored() {
        try {
            return store.read().orElse(null);
        } catch (KeysUnavailable typed) {
            throw typed;
        } catch (RuntimeException failed) {
            throw new KeysUnavailable(KeysUnavailable.Reason.STORE, failed);
        }
    }

    private RingKeys opened(SealedKeys stored, RingKeys known) {
        try {
            if (stored.text().length() > SealedKeys.MAX_LENGTH) {
                throw new KeysUnavailable(KeysUnavailable.Reason.DAMAGED);
            }
            return RingText.read(sealer.open(stored.text(), name(stored.generation())), known);
        } catch (SealBroken broken) {
            throw new KeysUnavailable(
                    broken.reason() == SealBroken.Reason.KEY_UNKNOWN
                            ? KeysUnavailable.Reason.MASTER_KEY
                            : KeysUnavailable.Reason.DAMAGED);
        } catch (IllegalArgumentException otherForm) {
            throw new KeysUnavailable(KeysUnavailable.Reason.DAMAGED);
        }
    }

    private static String name(long generation) {
        return "generation " + generation;
    }
}
