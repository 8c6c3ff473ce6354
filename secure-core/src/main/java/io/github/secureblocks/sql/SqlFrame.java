package io.github.secureblocks.sql;

import java.util.Set;

/** What is known about the words in one pair of parentheses, or outside of all. */
final class SqlFrame {
    private static final Set<String> VERBS = Set.of("select", "insert", "update", "delete", "merge", "values");
    private static final Set<String> SET_OPERATORS = Set.of("union", "intersect", "except", "minus");
    private static final Set<String> PREFIXES = Set.of("with", "explain");
    private static final Set<String> AFTER_FROM = Set.of(
            "where", "group", "having", "window", "qualify", "union", "intersect", "except", "minus", "returning");
    private static final Set<String> ROW_COUNT = Set.of("limit", "offset", "fetch", "for");
    private static final Set<String> ENDS_PATTERN = Set.of(
            "and",
            "or",
            "then",
            "when",
            "else",
            "end",
            "escape",
            "where",
            "group",
            "having",
            "order",
            "limit",
            "offset",
            "fetch",
            "union",
            "intersect",
            "except",
            "minus",
            "for",
            "returning");

    boolean closedToWhere;
    boolean closedToOrder;
    boolean closedToLimit;
    boolean inPattern;
    final boolean patternAround;

    private String verb = "";
    private boolean where;
    private boolean selectsInto;

    /** What surrounds it does not change while it is read. */
    SqlFrame(boolean patternAround) {
        this.patternAround = patternAround;
    }

    void note(String word) {
        if (verb.isEmpty() || PREFIXES.contains(verb) && VERBS.contains(word)) {
            verb = SET_OPERATORS.contains(word) ? "select" : word;
        }
        selectsInto |= word.equals("into") && verb.equals("select");
        if (isLike(word)) {
            inPattern = true;
        } else if (ENDS_PATTERN.contains(word)) {
            inPattern = false;
        }
        where |= word.equals("where");
        closedToLimit |= ROW_COUNT.contains(word);
        closedToOrder |= closedToLimit || word.equals("order");
        closedToWhere |= closedToOrder || AFTER_FROM.contains(word);
    }

    /** A statement may stand in parentheses as a whole, as the parts of a union do. */
    void noteInner(SqlFrame inner) {
        if (verb.isEmpty()) {
            verb = inner.verb;
            where = inner.where;
            selectsInto = inner.selectsInto;
        }
    }

    /** Whether it reads or changes rows, and nothing else: no table, privilege, session or file. */
    boolean isAboutRows() {
        return VERBS.contains(verb) && !selectsInto;
    }

    boolean reads() {
        return isAboutRows() && (verb.equals("select") || verb.equals("values"));
    }

    boolean writes() {
        return VERBS.contains(verb) && !reads();
    }

    boolean changesEveryRow() {
        return !where && (verb.equals("update") || verb.equals("delete") || verb.equals("truncate"));
    }

    static boolean isLike(String word) {
        return word.equals("like") || word.equals("ilike");
    }
}
