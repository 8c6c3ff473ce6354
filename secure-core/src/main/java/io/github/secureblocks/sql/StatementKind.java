package io.github.secureblocks.sql;

import io.github.secureblocks.event.SecurityEvent.Type;
import io.github.secureblocks.sql.SqlRefused.Reason;
import java.util.Map;

/** What a statement does to the database as a whole; what is not known to be harmless is {@link #OTHER}. */
enum StatementKind {
    HARMLESS(Type.SENSITIVE_UPDATE, "A query or change of rows"),
    DROP(Type.SENSITIVE_DELETE, "A drop"),
    TRUNCATE(Type.SENSITIVE_DELETE, "A truncate"),
    ALTER(Type.SENSITIVE_UPDATE, "An alter"),
    RENAME(Type.SENSITIVE_UPDATE, "A rename"),
    GRANT(Type.PRIVILEGE_PERMISSIONS_CHANGED, "A grant"),
    REVOKE(Type.PRIVILEGE_PERMISSIONS_CHANGED, "A revoke"),
    CREATE(
            Type.SENSITIVE_UPDATE,
            "A create that replaces, or of anything but a table, index, view, sequence, schema, type or domain,"),
    /** No method runs it: what a connection carries on would be lost, or kept, with the next one's work. */
    TRANSACTION(Type.SENSITIVE_UPDATE, "What begins or ends a transaction"),
    SELECT_INTO(Type.SENSITIVE_UPDATE, "A select into a table or file"),
    OTHER(
            Type.SENSITIVE_UPDATE,
            "What does not begin with select, insert, update, delete, merge, replace, values, table, call, show or a"
                    + " harmless create");

    private static final Map<String, StatementKind> BY_VERB = Map.ofEntries(
            Map.entry("drop", DROP),
            Map.entry("truncate", TRUNCATE),
            Map.entry("alter", ALTER),
            Map.entry("rename", RENAME),
            Map.entry("grant", GRANT),
            Map.entry("revoke", REVOKE),
            Map.entry("create", CREATE),
            Map.entry("begin", TRANSACTION),
            Map.entry("start", TRANSACTION),
            Map.entry("commit", TRANSACTION),
            Map.entry("end", TRANSACTION),
            Map.entry("rollback", TRANSACTION),
            Map.entry("abort", TRANSACTION),
            Map.entry("savepoint", TRANSACTION),
            Map.entry("release", TRANSACTION),
            Map.entry("xa", TRANSACTION));

    private final Type event;
    private final String named;

    StatementKind(Type event, String named) {
        this.event = event;
        this.named = named;
    }

    Type event() {
        return event;
    }

    static StatementKind ofVerb(String word) {
        return BY_VERB.getOrDefault(word, OTHER);
    }

    static void refuseDestructive(Sql sql) {
        StatementKind kind = sql.kind();
        refuseTransaction(kind, sql);
        if (kind != HARMLESS) {
            throw new SqlRefused(
                    Reason.DESTRUCTIVE,
                    kind.named + " takes a method of its own; write db.destructive(sql, \"why it is right\") where"
                            + " that is meant (in: " + sql + ")");
        }
    }

    /** Answers which destructive statement it is. */
    static StatementKind destructive(Sql sql) {
        StatementKind kind = sql.kind();
        refuseTransaction(kind, sql);
        if (kind == HARMLESS) {
            throw new SqlRefused(
                    Reason.DESTRUCTIVE, "The statement is not destructive; write db.update(sql) (in: " + sql + ")");
        }
        return kind;
    }

    private static void refuseTransaction(StatementKind kind, Sql sql) {
        if (kind == TRANSACTION) {
            throw new SqlRefused(
                    Reason.DESTRUCTIVE,
                    kind.named + " is no statement of its own; write db.transaction(tx -> ...) (in: " + sql + ")");
        }
    }
}
