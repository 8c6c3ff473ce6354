package io.github.secureblocks.sql;

import io.github.secureblocks.sql.SqlRefused.Reason;

/** What a statement has to be when it is sent, or becomes a part of another. */
final class Complete {
    private Complete() {}

    /** What it does to the database as a whole; told by its texts when they were read, not by this call. */
    static StatementKind kind(Sql sql) {
        requireStatement(sql);
        return sql.clauses().kind();
    }

    static String jdbc(Sql sql, boolean everyRowAllowed) {
        requireStatement(sql);
        sql.clauses().head().requireValues();
        if (!everyRowAllowed) {
            requireCondition(sql);
        }
        return sql.clauses().jdbc();
    }

    static BoundText batchText(Sql sql) {
        if (!sql.isAbsent() && sql.clauses().isEmpty() && sql.clauses().head() instanceof BoundText text) {
            requireCondition(sql);
            return text;
        }
        throw clause(
                "A batch is one text without further clauses; write the condition into it: Sql.text(\"update notes"
                        + " set title = :title where id = :id\")",
                sql);
    }

    static Clauses query(Sql sql) {
        if (sql.isAbsent() || !sql.clauses().reads()) {
            throw clause(
                    "Only a query stands inside another statement; write .bind(\"query\", Sql.text(\"select id from"
                            + " notes where owner = :o\").bind(\"o\", owner))",
                    sql);
        }
        sql.clauses().head().requireValues();
        return sql.clauses();
    }

    private static void requireStatement(Sql sql) {
        if (sql.isAbsent()) {
            throw clause("Sql.ifPresent makes a condition, not a statement; write .where(Sql.ifPresent(...))", sql);
        }
    }

    private static void requireCondition(Sql sql) {
        if (sql.clauses().changesEveryRow()) {
            throw new SqlRefused(
                    Reason.EVERY_ROW,
                    "The statement changes every row; write .where(Sql.text(\"id = :id\").bind(\"id\", id)), or"
                            + " updateAll(sql) where that is meant (in: " + sql + ")");
        }
    }

    private static SqlRefused clause(String message, Sql in) {
        return new SqlRefused(Reason.CLAUSE, message + " (in: " + in + ")");
    }
}
