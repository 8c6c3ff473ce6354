package io.github.secureblocks.sql;

import io.github.secureblocks.event.SecurityEvent.Type;
import io.github.secureblocks.sql.SqlRefused.Reason;
import java.util.Locale;

/** What a statement does to the database as a whole; the one place that recognises a destructive one. */
enum StatementKind {
    ORDINARY(Type.SENSITIVE_UPDATE),
    DROP(Type.SENSITIVE_DELETE),
    TRUNCATE(Type.SENSITIVE_DELETE),
    ALTER(Type.SENSITIVE_UPDATE),
    RENAME(Type.SENSITIVE_UPDATE),
    GRANT(Type.PRIVILEGE_PERMISSIONS_CHANGED),
    REVOKE(Type.PRIVILEGE_PERMISSIONS_CHANGED);

    private static final StatementKind[] DESTRUCTIVE = {DROP, TRUNCATE, ALTER, RENAME, GRANT, REVOKE};

    private final Type event;

    StatementKind(Type event) {
        this.event = event;
    }

    Type event() {
        return event;
    }

    /** By the first word: a text holds one statement and no comment. */
    static StatementKind of(String jdbc) {
        int start = 0;
        while (start < jdbc.length() && !Character.isLetter(jdbc.charAt(start))) {
            start++;
        }
        for (StatementKind kind : DESTRUCTIVE) {
            int end = start + kind.name().length();
            if (jdbc.regionMatches(true, start, kind.name(), 0, kind.name().length())
                    && (end == jdbc.length() || !Character.isJavaIdentifierPart(jdbc.charAt(end)))) {
                return kind;
            }
        }
        return ORDINARY;
    }

    static void refuseDestructive(String jdbc, Sql sql) {
        StatementKind kind = of(jdbc);
        if (kind != ORDINARY) {
            throw new SqlRefused(
                    Reason.DESTRUCTIVE,
                    "A " + kind.name().toLowerCase(Locale.ROOT) + " takes a method of its own; write"
                            + " db.destructive(sql, \"why it is right\") where that is meant (in: " + sql + ")");
        }
    }

    /** Answers which destructive statement it is. */
    static StatementKind destructive(Sql sql) {
        StatementKind kind = of(sql.jdbc(true));
        if (kind == ORDINARY) {
            throw new SqlRefused(
                    Reason.DESTRUCTIVE, "The statement is not destructive; write db.update(sql) (in: " + sql + ")");
        }
        return kind;
    }
}
