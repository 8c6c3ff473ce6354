package io.github.secureblocks.samples.rules.access;

/** A public method that no request can reach. */
final class AccessUndeclaredEndpointNearMiss {
    public int count() {
        return 0;
    }
}
