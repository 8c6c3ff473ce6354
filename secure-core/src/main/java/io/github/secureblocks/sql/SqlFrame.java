package io.github.secureblocks.sql;

import java.util.Set;

/** What is known about the words in one pair of parentheses, or outside of all. */
final class SqlFrame {
    private static final Set<String> NOT_IN_A_PART =
            Set.of("where", "union", "intersect", "except", "minus", "into", "select");
    private static final Set<String> NOT_IN_AN_ASSIGNMENT = Set.of("from", "set", "join", "using", "on");
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

    boolean inPattern;
    final boolean patternAround;

    private final Recognition recognition = new Recognition();
    private final AssignmentStart assignment = new AssignmentStart();
    private Slot reach = Slot.TEXT;
    private String first = "";
    private String previous = "";
    private boolean begun;
    private boolean where;
    private boolean onePart = true;
    private boolean oneAssignment = true;
    private int brackets;

    /** What surrounds it does not change while it is read. */
    SqlFrame(boolean patternAround) {
        this.patternAround = patternAround;
    }

    void word(String word) {
        first = begun ? first : word;
        begun = true;
        recognition.word(word);
        assignment.name();
        if (isLike(word)) {
            inPattern = true;
        } else if (ENDS_PATTERN.contains(word)) {
            inPattern = false;
        }
        if (recognition.isPastPrefix()) {
            clause(word);
        }
        previous = word;
    }

    private void clause(String word) {
        if (isWithinGroup(word)) {
            return;
        }
        where |= word.equals("where");
        onePart &= !NOT_IN_A_PART.contains(word);
        oneAssignment &= !NOT_IN_AN_ASSIGNMENT.contains(word) || previous.equals("distinct");
        reach = Slot.later(reach, word.equals("set") && recognition.updates() ? Slot.SET : Slot.reachedBy(word));
    }

    /** The second half of a name with a dot: a name, whatever the word. */
    void wordAfterDot() {
        other('.');
        assignment.name();
    }

    void quoted(char quote) {
        other(quote);
        if (quote != '\'') {
            assignment.name();
        }
    }

    void parameter(Place place) {
        if (place != Place.VALUE) {
            recognition.query();
        }
        other(':');
        assignment.name();
    }

    void punctuation(char c) {
        if (c == ',' && brackets == 0) {
            inPattern = false;
            oneAssignment = false;
        }
        brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
        assignment.punctuation(c);
        other(c);
    }

    private void other(char c) {
        begun = true;
        previous = "";
        recognition.other(c);
    }

    void opens() {
        begun = true;
        assignment.punctuation('(');
        recognition.opens();
    }

    void closes(SqlFrame inner) {
        recognition.closes(inner.recognition);
        where |= first.isEmpty() && inner.where;
    }

    boolean hasOpenBracket() {
        return brackets != 0;
    }

    StatementKind kind() {
        return recognition.kind();
    }

    boolean reads() {
        return recognition.reads();
    }

    boolean updates() {
        return recognition.updates();
    }

    boolean changesEveryRow() {
        return !where && recognition.changesRows();
    }

    /** Of {@link Hidden}, for what surrounds it. */
    int hidden() {
        return (recognition.writes() ? Hidden.WRITE : 0)
                | (changesEveryRow() ? Hidden.EVERY_ROW : 0)
                | (recognition.selectsInto() ? Hidden.INTO : 0);
    }

    /** The last clause that it has. */
    Slot reach() {
        return reach;
    }

    /** The word that it begins with, or the empty text. */
    String first() {
        return first;
    }

    /** Whether it holds no condition and no query, so that nothing reaches beyond its own clause. */
    boolean isOnePart() {
        return onePart;
    }

    boolean isOneAssignment() {
        return onePart && oneAssignment && assignment.isThere() && reach == Slot.TEXT;
    }

    /** The order in an aggregate: listagg(title) within group (order by title). */
    private boolean isWithinGroup(String word) {
        return word.equals("group") && previous.equals("within");
    }

    static boolean isLike(String word) {
        return word.equals("like") || word.equals("ilike");
    }
}
