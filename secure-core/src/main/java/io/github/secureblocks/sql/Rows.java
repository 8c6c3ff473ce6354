package io.github.secureblocks.sql;

import io.github.secureblocks.sql.SqlRefused.Reason;

/** Which rows of a statement are meant, and in which order. */
final class Rows {
    private Rows() {}

    static Clauses where(Clauses statement, Sql... conditions) {
        Parts.requirePlace(
                statement,
                Slot.CONDITION,
                "The text already has a where or a clause that follows it; move it: .where(Sql.text(\"owner ="
                        + " :o\").bind(\"o\", owner)).orderBy(SORT.by(sort)), or keep all conditions in the text");
        return statement.with(Slot.CONDITION, Slot.CONDITION, Parts.heads(conditions));
    }

    static Clauses orderBy(Clauses statement, OrderBy by) {
        Parts.requirePlace(
                statement,
                Slot.ORDER,
                "The statement already has an order or a limit; keep one: .orderBy(SORT.by(sort)).limit(50)");
        return statement.with(Slot.ORDER, Slot.ORDER, Splice.text("order by " + by.sql()));
    }

    static Clauses limit(Clauses statement, int rows) {
        if (rows < 1 || rows > Sql.MAX_LIMIT) {
            throw new SqlRefused(
                    Reason.CLAUSE,
                    "A limit is 1 to " + Sql.MAX_LIMIT + "; bound what the client asks for: .limit(Math.min(Math.max(1,"
                            + " asked), 100)) (in: " + statement + ")");
        }
        Parts.requirePlace(
                statement,
                Slot.LIMIT,
                "The statement already has a limit or a clause that follows it; keep one: .limit(50)");
        return statement.with(Slot.LIMIT, Slot.LIMIT, Splice.number("limit ", rows));
    }

    static Clauses offset(Clauses statement, int rows, boolean limited) {
        if (rows < 0 || rows > Sql.MAX_OFFSET || !limited || !statement.takes(Slot.OFFSET, Slot.OFFSET)) {
            throw new SqlRefused(
                    Reason.CLAUSE,
                    "An offset is 0 to " + Sql.MAX_OFFSET + ", once and after a limit; bound what the client asks for:"
                            + " .limit(50).offset(Math.min(Math.max(0, asked), 10_000)) (in: " + statement + ")");
        }
        return statement.with(Slot.OFFSET, Slot.OFFSET, Splice.number("offset ", rows));
    }
}
