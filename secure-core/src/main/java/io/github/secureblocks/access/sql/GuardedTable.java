package io.github.secureblocks.access.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where a text names the table whose rows are guarded; what may be the table counts as it. */
final class GuardedTable {
    private static final Set<String> TABLES_FOLLOW = Set.of("from", "join", "into", "update", "using", "table");

    private final String name;
    private final String lastPart;
    private final String qualifier;

    GuardedTable(String name) {
        this(name, "");
    }

    /** With what stands before the dot in the owner's column; empty where nothing does. */
    GuardedTable(String name, String qualifier) {
        this.name = name;
        this.lastPart = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        this.qualifier = qualifier.toLowerCase(Locale.ROOT);
    }

    /** Answers the index of the one place, outside of parentheses. */
    int placeIn(List<SqlToken> tokens) {
        List<Integer> places = places(tokens);
        if (places.size() != 1 || tokens.get(places.get(0)).depth() > 0) {
            throw new IllegalArgumentException(
                    "The text names " + name + " " + places.size()
                            + " times, and the owner's condition guards one that stands outside of parentheses; name it once, and"
                            + " bind a further one as an owned query: exists (:mine) and .bind(\"mine\", owned.ownedBy(caller))");
        }
        return places.get(0);
    }

    /** An alias in the owner's column is another table's, unless the text calls this one so. */
    void requireAlias(List<SqlToken> tokens, int place) {
        if (qualifier.isEmpty() || ("." + qualifier).endsWith("." + lastPart)) {
            return;
        }
        int at = place + 1;
        if (at < tokens.size() && tokens.get(at).isWord("as")) {
            at++;
        }
        if (at == tokens.size() || !tokens.get(at).isName(qualifier)) {
            throw new IllegalArgumentException("The owner's column belongs to " + qualifier
                    + ", and the text does not call "
                    + name + " so; write " + name + " " + qualifier + ", or OwnedRows.of(\"" + name + "\", \"" + name
                    + ".owner\") for texts without that alias");
        }
    }

    /** Whether it is what the statement changes: the table after {@code update} or {@code delete from}, and no other. */
    boolean isTarget(List<SqlToken> tokens, int place) {
        int at = tokens.get(1).isWord("from") ? 2 : 1;
        if (tokens.get(at).isWord("only")) {
            at++;
        }
        while (at < place && tokens.get(at + 1).isSymbol('.')) {
            at += 2;
        }
        return at == place && !namesFurtherTargets(tokens, place);
    }

    @Override
    public String toString() {
        return name;
    }

    private List<Integer> places(List<SqlToken> tokens) {
        List<Integer> places = new ArrayList<>();
        Deque<Boolean> around = new ArrayDeque<>();
        boolean tables = false;
        String after = "";
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.isSymbol('(')) {
                around.push(tables);
                tables &= !after.equals("into");
            } else if (token.isSymbol(')')) {
                tables = around.pop();
            } else if (isKeyword(tokens, i, TABLES_FOLLOW)) {
                tables = true;
                after = token.text();
            } else if (isKeyword(tokens, i, endOfTables(after))) {
                tables = false;
            } else if (tables && token.isName(lastPart) && !isQualifier(tokens, i)) {
                places.add(i);
            }
        }
        return places;
    }

    /** Elsewhere, "set" and "values" may be aliases. */
    private static Set<String> endOfTables(String after) {
        return switch (after) {
            case "into" -> Set.of("select", "set", "values");
            case "update" -> Set.of("select", "set");
            default -> Set.of("select");
        };
    }

    private static boolean namesFurtherTargets(List<SqlToken> tokens, int place) {
        for (int i = place + 1; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.depth() == 0 && (token.isWord("set") || token.isWord("using"))) {
                return false;
            }
            if (token.isSymbol(',')
                    || token.kind() == SqlToken.Kind.WORD && token.text().endsWith("join")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKeyword(List<SqlToken> tokens, int at, Set<String> words) {
        SqlToken token = tokens.get(at);
        return token.kind() == SqlToken.Kind.WORD
                && words.contains(token.text())
                && (at == 0 || !tokens.get(at - 1).isSymbol('.'));
    }

    private static boolean isQualifier(List<SqlToken> tokens, int at) {
        return at + 1 < tokens.size() && tokens.get(at + 1).isSymbol('.');
    }
}
