package io.github.secureblocks.event;

/** Receives every security event, to count it, ship it or write it. */
@FunctionalInterface
public interface SecurityEventListener {
    /**
     * Called on the thread of the request; must be quick and safe for use by many threads.
     *
     * @param event what happened
     */
    void on(SecurityEvent event);
}
