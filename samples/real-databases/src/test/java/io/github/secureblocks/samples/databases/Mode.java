package io.github.secureblocks.samples.databases;

/** A way in which a server or its driver reads text; each has been the precondition of an injection somewhere. */
enum Mode {
    H2(Engine.H2, "", 10_000),
    H2_AS_MYSQL(Engine.H2, ";MODE=MySQL", 1_000),
    POSTGRESQL(Engine.POSTGRESQL, "", 10_000),
    /** The driver writes values into the text. */
    POSTGRESQL_SIMPLE_QUERIES(Engine.POSTGRESQL, "?preferQueryMode=simple", 1_000),
    /** Backslashes escape, and the driver writes values into the text. */
    POSTGRESQL_BACKSLASHES(
            Engine.POSTGRESQL, "?preferQueryMode=simple&options=-c%20standard_conforming_strings=off", 1_000),
    /** The driver writes values into the text, as by its default. */
    MARIADB(Engine.MARIADB, "", 10_000),
    MARIADB_PREPARED_ON_THE_SERVER(Engine.MARIADB, "?useServerPrepStmts=true", 1_000),
    MARIADB_NO_BACKSLASHES(Engine.MARIADB, "?sessionVariables=sql_mode='NO_BACKSLASH_ESCAPES'", 1_000),
    MARIADB_ANSI_QUOTES(Engine.MARIADB, "?sessionVariables=sql_mode='ANSI_QUOTES,NO_BACKSLASH_ESCAPES'", 1_000);

    final Engine engine;
    final String options;
    final int values;

    Mode(Engine engine, String options, int values) {
        this.engine = engine;
        this.options = options;
        this.values = values;
    }
    /** Whether a backslash in a literal escapes what follows. */
    boolean backslashEscapes() {
        return this == POSTGRESQL_BACKSLASHES || this == MARIADB || this == MARIADB_PREPARED_ON_THE_SERVER;
    }
}
