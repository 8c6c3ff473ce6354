package io.github.secureblocks.sql;

import java.util.Set;

/**
 * Recognises word by word what a statement does: one for what stands outside of all parentheses, and one for each pair.
 */
final class Recognition {
    private enum State {
        START,
        EXPLAIN,
        CTE_NAME,
        CTE,
        CTE_BODY,
        CTE_END,
        CTE_SEARCH,
        CREATE,
        CREATE_SCHEMA,
        IN_PARENTHESES,
        KNOWN
    }

    private static final Set<String> READS = Set.of("select", "values", "table", "show", "describe", "desc");
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "merge", "replace");
    private static final Set<String> INSERTS = Set.of("insert", "merge", "replace");
    private static final Set<String> EXPLAIN_OPTIONS =
            Set.of("analyze", "verbose", "plan", "for", "extended", "partitions", "format", "json", "traditional");
    private static final Set<String> AFTER_PARENTHESES =
            Set.of("union", "intersect", "except", "minus", "order", "limit", "offset", "fetch", "for", "into");
    private static final Set<String> CREATE_MODIFIERS = Set.of(
            "temporary",
            "temp",
            "global",
            "local",
            "unlogged",
            "cached",
            "memory",
            "unique",
            "fulltext",
            "spatial",
            "hash",
            "materialized",
            "recursive");
    private static final Set<String> CREATED = Set.of("table", "index", "view", "sequence", "type", "domain");

    private State state = State.START;
    private String verb = "";
    private StatementKind kind = StatementKind.OTHER;
    private StatementKind body = StatementKind.HARMLESS;
    private boolean verbIsLast;
    private int intos;

    void word(String word) {
        verbIsLast = false;
        switch (state) {
            case START -> begin(word);
            case EXPLAIN -> {
                if (!EXPLAIN_OPTIONS.contains(word)) {
                    begin(word);
                }
            }
            case CTE_NAME -> state = word.equals("recursive") ? State.CTE_NAME : State.CTE;
            case CTE -> state = word.equals("as") ? State.CTE_BODY : State.CTE;
            case CTE_BODY -> {}
            case CTE_END -> {
                if (word.equals("search") || word.equals("cycle")) {
                    state = State.CTE_SEARCH;
                } else {
                    begin(word);
                }
            }
            case CTE_SEARCH -> {
                if (READS.contains(word) || WRITES.contains(word)) {
                    begin(word);
                }
            }
            case CREATE -> create(word);
            default -> known(word);
        }
    }

    /** A name in quotes, a parameter or a character that is no word. */
    void other(char c) {
        if (state == State.START && c != '{' || state == State.CREATE) {
            state = State.KNOWN;
        } else if (state == State.CTE_NAME && (c == '"' || c == '`')) {
            state = State.CTE;
        } else if (state == State.CTE_NAME && c == '=') {
            // A column of that name, which an assignment begins with.
            state = State.KNOWN;
        } else if (state == State.CTE_END) {
            state = c == ',' ? State.CTE_NAME : State.KNOWN;
        } else if (verbIsLast && c != '"' && c != '`' && c != ':') {
            requireVerb();
        }
        verbIsLast = false;
    }

    /** A parameter that is alone in its parentheses. */
    void query() {
        if (state == State.START) {
            verb = "select";
            kind = StatementKind.HARMLESS;
            state = State.IN_PARENTHESES;
        }
    }

    void opens() {
        if (verbIsLast) {
            requireVerb();
        } else if (state == State.CREATE) {
            state = State.KNOWN;
        }
        verbIsLast = false;
    }

    void closes(Recognition inner) {
        switch (state) {
            case START -> adopt(inner);
            case EXPLAIN -> {
                if (inner.reads() || inner.writes()) {
                    adopt(inner);
                }
            }
            case CTE_BODY -> {
                body = inner.kind() == StatementKind.HARMLESS ? body : inner.kind();
                state = State.CTE_END;
            }
            default -> {}
        }
    }

    StatementKind kind() {
        if (body != StatementKind.HARMLESS) {
            return body;
        }
        return kind == StatementKind.HARMLESS && selectsInto() ? StatementKind.SELECT_INTO : kind;
    }

    /** Whether clauses can have begun. */
    boolean isPastPrefix() {
        return state == State.KNOWN || state == State.IN_PARENTHESES;
    }

    boolean reads() {
        return READS.contains(verb) && kind() == StatementKind.HARMLESS;
    }

    boolean writes() {
        return WRITES.contains(verb) || verb.equals("call") || selectsInto();
    }

    boolean updates() {
        return verb.equals("update");
    }

    boolean changesRows() {
        return verb.equals("update") || verb.equals("delete") || verb.equals("truncate");
    }

    boolean selectsInto() {
        return READS.contains(verb) && intos > 0 || INSERTS.contains(verb) && intos > 1;
    }

    private void begin(String word) {
        verb = word;
        verbIsLast = true;
        state = switch (word) {
            case "with" -> State.CTE_NAME;
            case "explain" -> State.EXPLAIN;
            case "create" -> State.CREATE;
            default -> State.KNOWN;
        };
        boolean harmless = READS.contains(word) || WRITES.contains(word) || word.equals("call");
        kind = harmless ? StatementKind.HARMLESS : StatementKind.ofVerb(word);
    }

    private void create(String word) {
        if (CREATED.contains(word) || word.equals("schema")) {
            kind = StatementKind.HARMLESS;
            state = word.equals("schema") ? State.CREATE_SCHEMA : State.KNOWN;
        } else if (!CREATE_MODIFIERS.contains(word)) {
            state = State.KNOWN;
        }
    }

    private void known(String word) {
        if (word.equals("into")) {
            intos++;
        }
        if (state == State.CREATE_SCHEMA && (word.equals("create") || word.equals("grant"))) {
            kind = StatementKind.CREATE;
        } else if (state == State.IN_PARENTHESES && !AFTER_PARENTHESES.contains(word)) {
            verb = "";
            kind = StatementKind.OTHER;
        }
        if (state == State.IN_PARENTHESES) {
            state = State.KNOWN;
        }
    }

    /** A statement may stand in parentheses as a whole, as the parts of a union do. */
    private void adopt(Recognition inner) {
        verb = inner.verb;
        kind = inner.kind();
        intos = inner.intos;
        state = State.IN_PARENTHESES;
    }

    /** What looked like a verb is a function or a column of that name: replace(title, 'a', 'b'). */
    private void requireVerb() {
        if (!READS.contains(verb) && state == State.KNOWN) {
            verb = "";
            kind = StatementKind.OTHER;
        }
    }
}
