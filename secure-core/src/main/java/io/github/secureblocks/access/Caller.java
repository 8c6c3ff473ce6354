package io.github.secureblocks.access;

import io.github.secureblocks.identity.Roles;
import io.github.secureblocks.identity.Subject;

/**
 * Somebody whose identity has been proved, with the roles that came with the proof.
 *
 * <p><b>Guarantees.</b> Immutable. The one factory takes typed values and is named so that no conversion service calls it
 * with the text of a request.
 *
 * <p><b>Does not guarantee</b> that the proof took place: call {@link #verified(Subject, Roles)} with what a verified
 * token or a checked password told, never with a request's parameters. Roles are those of the moment of proof; taking a
 * role away shows with the next one. CWE-285, CWE-862; OWASP ASVS 5.0 8.2.1, 8.3.1.
 */
public final class Caller {
    private final Subject subject;
    private final Roles roles;

    private Caller(Subject subject, Roles roles) {
        this.subject = subject;
        this.roles = roles;
    }

    /**
     * The caller whose identity was just proved.
     *
     * @param subject who was proved
     * @param roles what your own store, or a verified token, says that the subject may be
     * @return the caller
     */
    public static Caller verified(Subject subject, Roles roles) {
        return new Caller(subject, roles);
    }

    /**
     * Who is calling.
     *
     * @return the proved name
     */
    public Subject subject() {
        return subject;
    }

    /**
     * What the caller may be.
     *
     * @return the roles that came with the proof
     */
    public Roles roles() {
        return roles;
    }

    /**
     * Asks whether the caller holds a role.
     *
     * @param role its exact name
     * @return true only for an exact match
     */
    public boolean hasRole(String role) {
        return roles.contains(role);
    }

    /**
     * Demands a role.
     *
     * @param role its exact name
     * @throws AccessDenied if the caller does not hold it
     */
    public void requireRole(String role) {
        if (!roles.contains(role)) {
            throw new AccessDenied(AccessDenied.Reason.ROLE_MISSING);
        }
    }

    /** The subject alone. */
    @Override
    public String toString() {
        return "Caller[" + subject + "]";
    }
}
