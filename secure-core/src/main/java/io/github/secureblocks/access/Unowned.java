package io.github.secureblocks.access;

import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.identity.Subject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found, or not, before anybody asked whether the caller owns it.
 *
 * <p><b>Guarantees.</b> It has no getter: the only way to the object is to name the caller. A missing object and one of
 * somebody else's give the same answer. An attempt to reach somebody else's is reported.
 *
 * <p><b>Does not guarantee</b> that both take the same time: the time of the look-up, and of the report, is the caller's to see. Sharing with
 * others, tenants and the fields of an object are not covered yet.
 *
 * <p>CWE-639, CWE-204; OWASP ASVS 5.0 8.2.2, 16.3.2.
 *
 * @param <T> what was looked for
 */
public final class Unowned<T extends Owned> {
    private final @Nullable T found;

    private Unowned(@Nullable T found) {
        this.found = found;
    }

    /**
     * What a look-up found.
     *
     * @param <T> what was looked for
     * @param found the object, or {@code null} where there is none
     * @return the object, out of reach
     */
    public static <T extends Owned> Unowned<T> of(@Nullable T found) {
        return new Unowned<>(found);
    }

    /**
     * What a look-up found.
     *
     * @param <T> what was looked for
     * @param found the object, or empty where there is none
     * @return the object, out of reach
     */
    public static <T extends Owned> Unowned<T> of(Optional<T> found) {
        return new Unowned<>(found.orElse(null));
    }

    /**
     * Asks whether the caller owns it, and reports the attempt to reach what belongs to somebody else to the log.
     *
     * @param caller who asks
     * @return the verdict, which must be read
     */
    public OwnershipVerdict<T> ownedBy(Caller caller) {
        return ownedBy(caller, SecurityEvents.logged());
    }

    /**
     * Asks whether the caller owns it, and reports the attempt to reach what belongs to somebody else.
     *
     * @param caller who asks
     * @param events told {@code AUTHZ_FAIL} with {@link AccessDenied.Reason#NOT_OWNER}; not told about a missing object
     * @return the verdict, which must be read
     */
    public OwnershipVerdict<T> ownedBy(Caller caller, SecurityEvents events) {
        boolean owned = belongsTo(caller);
        if (found != null && !owned) {
            events.report(SecurityEvent.Type.AUTHZ_FAIL, AccessDenied.Reason.NOT_OWNER, caller.subject());
        }
        return OwnershipVerdict.about(owned ? found : null);
    }

    /** Tells nothing about the object. */
    @Override
    public String toString() {
        return "Unowned";
    }

    private boolean belongsTo(Caller caller) {
        Subject owner = found == null ? null : found.owner();
        return caller.subject().equals(owner);
    }
}
