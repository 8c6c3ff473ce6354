package io.github.secureblocks.samples.corpus.sql;

/** Names of tables that every module uses. */
final class Tables {
    static final String STOCK = "stock";

    private final String prefix;

    Tables(String prefix) {
        this.prefix = prefix;
    }

    String of(String name) {
        return prefix + "_" + name;
    }

    static String archive() {
        return STOCK + "_archive";
    }

    static String qualified(String schema, String table) {
        return schema + "." + table;
    }
}
