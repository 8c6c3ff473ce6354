package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.stream.Stream;

/** The block that guards rows by their owner: which of its parameters are constant text. */
final class SqlOwnership {
    private static final String ROWS = "io.github.secureblocks.access.sql.OwnedRows#";
    private static final String SQL = "io.github.secureblocks.access.sql.OwnedSql#";

    private SqlOwnership() {}

    static List<Signature> first() {
        return Stream.concat(
                        tables().stream(),
                        Calls.of(
                                ROWS + "text|readableWhere(java.lang.String)",
                                SQL + "bind|by(java.lang.String, java.lang.Object)")
                                .stream())
                .toList();
    }

    static List<Signature> second() {
        return Stream.concat(tables().stream(), bypass().stream()).toList();
    }

    static List<Signature> bypass() {
        return Calls.of(
                SQL + "bypassedBy(io.github.secureblocks.access.Caller, java.lang.String, java.lang.String, *)");
    }

    private static List<Signature> tables() {
        return Calls.of(ROWS + "of|where(java.lang.String, java.lang.String, *)");
    }
}
