package io.github.secureblocks.sql;

import java.util.Set;

/** A request named a column or table that the allow-list does not hold; at a web's edge this is a 400. */
public final class UnknownName extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownName(Set<String> known) {
        super("Unknown name; expected one of " + known);
    }
}
