package io.github.secureblocks.web.redirect;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser may be sent: a path of this host, or an address that was allowed.
 *
 * <p>Made by {@link RedirectTargets} alone, so to hold one is the proof.
 */
public final class RedirectTarget {
    private final String location;

    RedirectTarget(String location) {
        this.location = location;
    }

    /**
     * The value of a {@code Location} header.
     *
     * @return visible ASCII characters; begins with exactly one slash, or with an allowed origin and a slash
     */
    public String location() {
        return location;
    }

    /**
     * The same for a framework: {@code ResponseEntity.status(303).location(target.uri()).build()}.
     *
     * @return without a scheme where it is a path
     */
    public URI uri() {
        return URI.create(location);
    }

    /** The value of a {@code Location} header. */
    @Override
    public String toString() {
        return location;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RedirectTarget that && location.equals(that.location);
    }

    @Override
    public int hashCode() {
        return location.hashCode();
    }
}
