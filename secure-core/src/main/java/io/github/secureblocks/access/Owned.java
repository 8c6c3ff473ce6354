package io.github.secureblocks.access;

import io.github.secureblocks.identity.Subject;

/** Something that belongs to one subject. */
public interface Owned {
    /**
     * Whose it is.
     *
     * @return the owner as stored with the object, never taken from the request
     */
    Subject owner();
}
