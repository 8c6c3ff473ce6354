package io.github.secureblocks.sql;

import io.github.secureblocks.sql.SqlRefused.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may become a part of a statement, and where. */
final class Parts {
    private Parts() {}

    /** The complete texts without clauses of their own; null for those that are left out. */
    static @Nullable Piece[] heads(Sql... parts) {
        @Nullable Piece[] heads = new @Nullable Piece[parts.length];
        for (int i = 0; i < parts.length; i++) {
            heads[i] = parts[i].isAbsent() ? null : head(parts[i]);
        }
        return heads;
    }

    static void requireOne(Sql... parts) {
        if (parts.length == 0) {
            throw new SqlRefused(
                    Reason.EMPTY_LIST,
                    "anyOf has no part, so that nothing can hold; where parts come from a list that may be empty, write"
                            + " Sql.when(!parts.isEmpty(), () -> Sql.anyOf(...)) to leave the condition out, or"
                            + " Sql.text(\"1 = 0\") to match nothing");
        }
    }

    static Sql conditions(String operator, Sql... parts) {
        List<Piece> present = present(parts);
        return present.isEmpty() ? Sql.absent() : Sql.of(Group.conditions(operator, present));
    }

    static Clauses append(Clauses statement, boolean settled, Sql... parts) {
        Clauses all = statement;
        for (Sql part : parts) {
            all = part.isAbsent() ? all : append(all, settled, part);
        }
        return all;
    }

    static Clauses set(Clauses update, boolean settled, Sql... assignments) {
        if (settled) {
            throw clause(
                    "The statement has a condition that must hold for all that it changes, so its columns are settled;"
                            + " write .set(...) before .ownedBy(caller), .settled()",
                    update);
        }
        if (!update.head().template().outside().updates()) {
            throw clause("Only an update sets columns; write Sql.text(\"update notes\").set(...)", update);
        }
        requirePlace(
                update,
                Slot.SET,
                "The update already has a set or a clause that follows it; write Sql.text(\"update notes\").set(...)"
                        + " with all assignments in it");
        for (Sql assignment : assignments) {
            if (!assignment.isAbsent() && !outside(assignment).isOneAssignment()) {
                throw clause(
                        "An assignment is one column, an equals sign and what it becomes; write"
                                + " Sql.text(\"title = :t\").bind(\"t\", title), each by itself",
                        assignment);
            }
        }
        List<Piece> present = present(assignments);
        if (present.isEmpty()) {
            throw new SqlRefused(
                    Reason.NOTHING_TO_SET,
                    "All assignments are left out; answer before where nothing is to change, or always set one:"
                            + " Sql.text(\"changed_at = :now\").bind(\"now\", now)" + in(update));
        }
        return update.with(Slot.SET, Slot.SET, Group.assignments(present));
    }

    static void requirePlace(Clauses statement, Slot slot, String refusal) {
        if (!statement.takes(slot, slot)) {
            throw clause(refusal, statement);
        }
    }

    private static Clauses append(Clauses statement, boolean settled, Sql part) {
        Piece head = head(part);
        SqlFrame words = outside(part);
        Slot slot = Slot.startedBy(
                words.first(), statement.head().template().outside().updates());
        if (slot == null || !words.isOnePart()) {
            throw clause(
                    "A part begins with the word of a clause and holds no where, union or into; write"
                            + " .append(Sql.text(\"join authors a on a.id = n.author\")), .where(...) for a condition,"
                            + " .union(...) for a second query",
                    part);
        }
        if (settled && (slot == Slot.JOIN || slot == Slot.FROM || words.first().equals("on"))) {
            throw clause(
                    "The statement has a condition that must hold for all that it reads or changes, so nothing brings it a"
                            + " further table or an \"on conflict\"; write the join into its text, and a row that may be"
                            + " there already as two statements in db.transaction(tx -> ...)",
                    statement);
        }
        Slot reach = Slot.later(slot, words.reach());
        if (!statement.takes(slot, reach)) {
            throw clause(
                    "A part stands where its first word does: join, set, where, group by, order by, limit, for update,"
                            + " which the text before it has passed already; shorten that to \"select id from notes\","
                            + " and append clause by clause",
                    statement);
        }
        return statement.with(slot, reach, head);
    }

    private static List<Piece> present(Sql... parts) {
        List<Piece> present = new ArrayList<>(parts.length);
        for (Sql part : parts) {
            if (!part.isAbsent()) {
                present.add(head(part));
            }
        }
        return present;
    }

    private static Head head(Sql part) {
        if (!part.clauses().isEmpty()) {
            throw clause(
                    "A condition has no clauses of its own; write .where(Sql.text(\"a = :a\").bind(\"a\", a),"
                            + " Sql.text(\"b = :b\").bind(\"b\", b))",
                    part);
        }
        Head head = part.clauses().head();
        head.requireValues();
        return head;
    }

    private static SqlFrame outside(Sql part) {
        return part.clauses().head().template().outside();
    }

    private static SqlRefused clause(String message, Object in) {
        return new SqlRefused(Reason.CLAUSE, message + in(in));
    }

    private static String in(Object in) {
        return " (in: " + in + ")";
    }
}
