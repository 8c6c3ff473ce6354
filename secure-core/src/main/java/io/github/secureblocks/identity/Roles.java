package io.github.secureblocks.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The roles that a subject holds, by name.
 *
 * <p><b>Guarantees.</b> Immutable; each name is one to 64 of {@code a-z 0-9 - _ : .}; at most {@link #MAX_ROLES}.
 *
 * <p><b>Does not guarantee</b> that the subject was given them: whoever builds roles from a request's parameters lets the
 * client choose. Read them from your own store (CWE-269).
 */
public final class Roles {
    /** The greatest number of roles, so that a token stays small. */
    public static final int MAX_ROLES = 64;

    private static final Pattern NAME = Pattern.compile("[a-z0-9_:.-]{1,64}");
    private static final Roles NONE = new Roles(Set.of());

    private final Set<String> names;

    private Roles(Set<String> names) {
        this.names = names;
    }

    /**
     * No role at all.
     *
     * @return the empty set of roles
     */
    public static Roles none() {
        return NONE;
    }

    /**
     * The named roles.
     *
     * @param names each of {@code a-z 0-9 - _ : .}
     * @return the roles
     * @throws IllegalArgumentException if a name is not of that form or there are too many
     */
    public static Roles of(String... names) {
        return of(Arrays.asList(names));
    }

    /**
     * The named roles.
     *
     * @param names each of {@code a-z 0-9 - _ : .}
     * @return the roles
     * @throws IllegalArgumentException if a name is not of that form or there are too many
     */
    public static Roles of(Collection<String> names) {
        if (names.size() > MAX_ROLES) {
            throw new IllegalArgumentException("At most " + MAX_ROLES + " roles, not " + names.size()
                    + "; give one role to what belongs together");
        }
        Set<String> sorted = new TreeSet<>(names);
        if (!sorted.stream().allMatch(name -> NAME.matcher(name).matches())) {
            throw new IllegalArgumentException(
                    "A role's name is 1 to 64 of a-z 0-9 - _ : .; write Roles.of(\"editor\")");
        }
        return sorted.isEmpty() ? NONE : new Roles(Collections.unmodifiableSet(sorted));
    }

    /**
     * Whether the role is among them.
     *
     * @param role its name
     * @return true only for an exact match
     */
    public boolean contains(String role) {
        return names.contains(role);
    }

    /**
     * The names.
     *
     * @return an unmodifiable set in alphabetical order
     */
    public Set<String> names() {
        return names;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Roles that && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
