package io.github.secureblocks.sql;

import java.util.Set;

/** A request named an order that the allow-list does not hold; at a web's edge this is a 400. */
public final class UnknownSort extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownSort(Set<String> known) {
        super("Unknown sort; expected one of " + known);
    }
}
