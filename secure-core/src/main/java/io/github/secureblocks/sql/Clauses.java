package io.github.secureblocks.sql;

import io.github.secureblocks.text.OneLine;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text and the clauses that follow it, each in its place. */
final class Clauses implements Piece {
    /** Where it stands, and how far its own text comes. */
    private record Clause(Slot slot, Slot reach, Piece body) {}

    private static final Clause[] NONE = {};

    private final Head head;
    private final Clause[] clauses;
    private final int hidden;

    private Clauses(Head head, Clause[] clauses, int hidden) {
        this.head = head;
        this.clauses = clauses;
        this.hidden = hidden;
    }

    static Clauses of(Head head) {
        return new Clauses(head, NONE, head.hidden());
    }

    Head head() {
        return head;
    }

    boolean isEmpty() {
        return clauses.length == 0;
    }

    Clauses bind(String name, @Nullable Object value) {
        return new Clauses(head.bind(name, value), clauses, hidden);
    }

    /** Whether a clause can stand there, between what comes before it and what follows. */
    boolean takes(Slot slot, Slot reach) {
        Slot before = head.template().outside().reach();
        for (Clause clause : clauses) {
            if (clause.slot.compareTo(slot) > 0) {
                return slot.takesAfter(before) && clause.slot.takesAfter(reach);
            }
            before = Slot.later(before, clause.reach);
        }
        return slot.takesAfter(before);
    }

    boolean has(Slot slot) {
        for (Clause clause : clauses) {
            if (clause.slot == slot) {
                return true;
            }
        }
        return false;
    }

    /** Puts the bodies that are there behind all clauses of the same place. */
    Clauses with(Slot slot, Slot reach, @Nullable Piece... bodies) {
        int count = 0;
        int inside = hidden;
        for (Piece body : bodies) {
            if (body != null) {
                count++;
                inside |= body.hidden();
            }
        }
        if (count == 0) {
            return this;
        }
        int at = 0;
        while (at < clauses.length && clauses[at].slot.compareTo(slot) <= 0) {
            at++;
        }
        Clause[] all = new Clause[clauses.length + count];
        System.arraycopy(clauses, 0, all, 0, at);
        System.arraycopy(clauses, at, all, at + count, clauses.length - at);
        for (Piece body : bodies) {
            if (body != null) {
                all[at++] = new Clause(slot, reach, body);
            }
        }
        return new Clauses(head, all, inside);
    }

    StatementKind kind() {
        StatementKind kind = head.template().outside().kind();
        boolean into = kind == StatementKind.HARMLESS && (hidden & Hidden.INTO) != 0;
        return into ? StatementKind.SELECT_INTO : kind;
    }

    boolean reads() {
        return head.template().outside().reads() && hidden == Hidden.NOTHING;
    }

    boolean changesEveryRow() {
        return (hidden & Hidden.EVERY_ROW) != 0 || head.template().outside().changesEveryRow() && !has(Slot.CONDITION);
    }

    /** The text for the driver. */
    String jdbc() {
        if (clauses.length == 0 && head instanceof BoundText text) {
            return text.jdbc();
        }
        StringBuilder out = new StringBuilder(head.template().jdbc().length() + 48 * clauses.length + 32);
        appendTo(out, false);
        return out.toString();
    }

    @Override
    public void appendTo(StringBuilder out, boolean shown) {
        head.appendTo(out, shown);
        for (int i = 0; i < clauses.length; i++) {
            Slot slot = clauses[i].slot;
            out.append(i > 0 && clauses[i - 1].slot == slot ? slot.next : slot.first);
            clauses[i].body.appendTo(out, shown);
            out.append(slot.end);
        }
    }

    @Override
    public int positions() {
        int count = head.positions();
        for (Clause clause : clauses) {
            count += clause.body.positions();
        }
        return count;
    }

    /** The values in the order of the question marks. */
    @Nullable
    Object[] positional() {
        @Nullable Object[] values = new @Nullable Object[positions()];
        copyTo(values, 0);
        return values;
    }

    @Override
    public int copyTo(@Nullable Object[] values, int at) {
        int next = head.copyTo(values, at);
        for (Clause clause : clauses) {
            next = clause.body.copyTo(values, next);
        }
        return next;
    }

    @Override
    public int hidden() {
        return hidden;
    }

    /** The same text with the same values is the same statement. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Clauses that
                && jdbc().equals(that.jdbc())
                && Arrays.deepEquals(positional(), that.positional());
    }

    @Override
    public int hashCode() {
        return jdbc().hashCode();
    }

    /** One line for a message: names and parts, never a value. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        appendTo(out, true);
        return OneLine.of(out.toString().strip().replaceAll("\\s+", " "));
    }
}
