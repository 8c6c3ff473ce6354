package io.github.secureblocks.web.redirect;

import io.github.secureblocks.web.Origin;

/** One address of another site, or all below it where it ends with a slash. */
record AllowedPlace(String origin, String path) {
    private static final String INSTEAD = "; write .allowing(\"https://pay.example/checkout/\")";

    static AllowedPlace of(String address) {
        int slash = address.indexOf('/', address.indexOf("://") + 3);
        if (!address.startsWith("https://") || slash < 0) {
            throw new IllegalArgumentException(
                    "A place of another site is https and has a path, at least a slash" + INSTEAD);
        }
        String path = address.substring(slash);
        if (path.indexOf('?') >= 0 || PathForm.refusal(path) != null) {
            throw new IllegalArgumentException("A place of another site is an origin and a plain path" + INSTEAD);
        }
        return new AllowedPlace(Origin.of(address.substring(0, slash)).toString(), path);
    }

    /** Of an address whose origin was found to be this one's. */
    boolean holds(String target) {
        if (path.endsWith("/")) {
            return target.startsWith(path);
        }
        int query = target.indexOf('?');
        return path.equals(query < 0 ? target : target.substring(0, query));
    }
}
