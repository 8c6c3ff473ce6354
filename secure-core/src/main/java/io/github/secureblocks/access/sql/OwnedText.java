package io.github.secureblocks.access.sql;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text in which a condition that is added guards every row of the table. */
record OwnedText(OwnedKind kind, boolean namesCaller) {
    private static final Set<String> SET_OPERATORS = Set.of("union", "intersect", "except", "minus");
    private static final Set<String> AFTER_WHERE = Set.of(
            "group",
            "having",
            "window",
            "qualify",
            "returning",
            "order",
            "limit",
            "offset",
            "fetch",
            "for",
            "conflict",
            "duplicate");

    static OwnedText read(String text, GuardedTable table, @Nullable String ownerColumn) {
        List<SqlToken> tokens = SqlToken.of(text);
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).depth() == 0 && (i == 0 || !isNoClause(tokens, i))) {
                refuseClause(tokens.get(i), table);
            }
            if (i > 1 && isSpeltByCodePoints(tokens, i)) {
                throw refused("A name after U& can be any name, so that of the table or of the owner's column; write it"
                        + " in letters");
            }
        }
        SqlToken verb = tokens.get(0);
        if (!verb.isWord("select") && !verb.isWord("insert") && !verb.isWord("update") && !verb.isWord("delete")) {
            throw refused(
                    "An owned statement begins with select, insert, update or delete; write .text(\"select id from "
                            + table + "\"), and bind what stands after with: from (:recent) r");
        }
        OwnedKind kind = kind(verb, tokens, table, ownerColumn);
        return new OwnedText(kind, tokens.stream().anyMatch(each -> each.isParameter(OwnedSql.CALLER)));
    }

    private static OwnedKind kind(
            SqlToken verb, List<SqlToken> tokens, GuardedTable table, @Nullable String ownerColumn) {
        int place = table.placeIn(tokens);
        OwnedKind kind = OwnedKind.SELECT;
        if (verb.isWord("insert")) {
            kind = insert(tokens, place, table, ownerColumn);
        } else if (!verb.isWord("select")) {
            kind = change(tokens, place, table, ownerColumn);
        }
        if (kind != OwnedKind.INSERT) {
            table.requireAlias(tokens, place);
        }
        return kind;
    }

    /** A half of a dotted name, or the order of an aggregate: within group (order by title). */
    private static boolean isNoClause(List<SqlToken> tokens, int at) {
        SqlToken previous = tokens.get(at - 1);
        boolean opens = at + 1 < tokens.size() && tokens.get(at + 1).isSymbol('(');
        return previous.isSymbol('.')
                || previous.isWord("within") && tokens.get(at).isWord("group") && opens;
    }

    private static boolean isSpeltByCodePoints(List<SqlToken> tokens, int at) {
        return tokens.get(at).kind() == SqlToken.Kind.QUOTED_NAME
                && tokens.get(at - 1).isSymbol('&')
                && tokens.get(at - 2).isWord("u");
    }

    private static IllegalArgumentException refused(String message) {
        return new IllegalArgumentException(message);
    }

    private static void refuseClause(SqlToken token, GuardedTable table) {
        if (token.isWord("where")) {
            throw refused("The text has a where, whose \"or\" would let rows of others in; move it: .by(\"id\", id), or"
                    + " .where(Sql.text(\"id = :id\").bind(\"id\", id))");
        }
        if (token.kind() == SqlToken.Kind.WORD && SET_OPERATORS.contains(token.text())) {
            throw refused("The owner's condition guards one part of a " + token.text()
                    + "; write one.ownedBy(caller).union(other.ownedBy(caller))");
        }
        if (token.kind() == SqlToken.Kind.WORD && AFTER_WHERE.contains(token.text())) {
            throw refused("The text has \"" + token.text()
                    + "\", after which no condition on the owner can stand; write"
                    + " .orderBy(SORT.by(sort)).limit(50); to group, write Sql.text(\"select title, count(*) from (:mine)"
                    + " n group by title\").bind(\"mine\", owned.ownedBy(caller)); an insert that meets " + table
                    + " already is two statements in db.transaction(tx -> ...)");
        }
    }

    private static OwnedKind insert(
            List<SqlToken> tokens, int place, GuardedTable table, @Nullable String ownerColumn) {
        boolean fromTable =
                tokens.subList(0, place).stream().anyMatch(each -> each.depth() == 0 && each.isWord("select"));
        if (!fromTable && !OwnedInsert.isOf(tokens, place, ownerColumn)) {
            String column = ownerColumn == null ? "owner" : ownerColumn;
            throw refused("An owned insert is one row with the caller as its owner; write .text(\"insert into " + table
                    + " (" + column
                    + ", title) values (:caller, :title)\"); where a row has its owner by a parent, select"
                    + " from the parent's owned rows: FOLDERS.text(\"insert into notes (folder, title) select id, :title"
                    + " from folders\").by(\"id\", folder)");
        }
        return fromTable ? OwnedKind.INSERT_SELECT : OwnedKind.INSERT;
    }

    private static OwnedKind change(
            List<SqlToken> tokens, int place, GuardedTable table, @Nullable String ownerColumn) {
        if (!table.isTarget(tokens, place)) {
            throw refused("The statement changes another table than " + table + "; write .text(\"update " + table
                    + " set title = :title\") or .text(\"delete from " + table + "\")");
        }
        requireSameOwner(tokens, table, ownerColumn);
        return OwnedKind.CHANGE;
    }

    static void requireSameOwner(List<SqlToken> tokens, GuardedTable table, @Nullable String ownerColumn) {
        if (ownerColumn != null && tokens.stream().anyMatch(each -> each.isName(ownerColumn))) {
            throw refused("An owned statement does not change whose a row is; leave " + ownerColumn
                    + " out, bind a query that names it: set folder = (:mine), or check who may give it to whom and write db.update(Sql.text(\"update "
                    + table + " set "
                    + ownerColumn + " = :to\").bind(\"to\", to).where(...))");
        }
    }
}
