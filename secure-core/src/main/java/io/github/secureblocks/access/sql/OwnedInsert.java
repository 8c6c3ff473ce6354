package io.github.secureblocks.access.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code insert into notes (owner, title) values (:caller, :title)}, in which the caller is the owner. */
final class OwnedInsert {
    private final List<SqlToken> tokens;
    private int at;

    private OwnedInsert(List<SqlToken> tokens, int at) {
        this.tokens = tokens;
        this.at = at;
    }

    /** Whether it inserts one row into the table at that place, with the caller as its owner, and does nothing else. */
    static boolean isOf(List<SqlToken> tokens, int place, @Nullable String ownerColumn) {
        OwnedInsert insert = new OwnedInsert(tokens, place + 1);
        List<List<SqlToken>> columns = insert.list();
        boolean values = insert.at < tokens.size() && tokens.get(insert.at++).isWord("values");
        List<List<SqlToken>> row = insert.list();
        if (ownerColumn == null || !values || insert.at != tokens.size() || columns.size() != row.size()) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (isAlone(columns.get(i)) && columns.get(i).get(0).isName(ownerColumn)) {
                return isAlone(row.get(i)) && row.get(i).get(0).isParameter(OwnedSql.CALLER);
            }
        }
        return false;
    }

    /** The parts between commas of what stands in parentheses next; none where nothing does. */
    private List<List<SqlToken>> list() {
        List<List<SqlToken>> parts = new ArrayList<>();
        if (at >= tokens.size() || !tokens.get(at).isSymbol('(')) {
            return parts;
        }
        List<SqlToken> part = new ArrayList<>();
        for (at++; tokens.get(at).depth() > 0; at++) {
            SqlToken token = tokens.get(at);
            if (token.depth() == 1 && token.isSymbol(',')) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(token);
            }
        }
        at++;
        parts.add(part);
        return parts;
    }

    private static boolean isAlone(List<SqlToken> part) {
        return part.size() == 1;
    }
}
