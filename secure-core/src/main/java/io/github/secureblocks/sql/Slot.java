package io.github.secureblocks.sql;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The places of a statement's clauses, in the order of its text. */
enum Slot {
    TEXT(" ", " ", "", true),
    JOIN(" ", " ", "", true),
    SET(" set ", "", "", false),
    FROM(" ", " ", "", true),
    CONDITION(" where (", " and (", ")", true),
    GROUP(" ", " ", "", true),
    ORDER(" ", "", "", false),
    LIMIT(" ", "", "", false),
    OFFSET(" ", "", "", false),
    LAST(" ", " ", "", true);

    private static final Set<String> JOINS =
            Set.of("join", "inner", "left", "right", "full", "cross", "natural", "straight_join", "from", "using");
    private static final Map<String, Slot> OF_WORD = Map.ofEntries(
            Map.entry("where", GROUP),
            Map.entry("on", GROUP),
            Map.entry("group", GROUP),
            Map.entry("having", GROUP),
            Map.entry("window", GROUP),
            Map.entry("qualify", GROUP),
            Map.entry("union", GROUP),
            Map.entry("intersect", GROUP),
            Map.entry("except", GROUP),
            Map.entry("minus", GROUP),
            Map.entry("order", ORDER),
            Map.entry("limit", LIMIT),
            Map.entry("offset", OFFSET),
            Map.entry("fetch", OFFSET),
            Map.entry("for", LAST),
            Map.entry("lock", LAST),
            Map.entry("returning", LAST));

    final String first;
    final String next;
    final String end;
    final boolean repeats;

    Slot(String first, String next, String end, boolean repeats) {
        this.first = first;
        this.next = next;
        this.end = end;
        this.repeats = repeats;
    }

    /** How far the text of a statement has come with this word. */
    static Slot reachedBy(String word) {
        return word.equals("on") || word.equals("lock") ? TEXT : OF_WORD.getOrDefault(word, TEXT);
    }

    /** Where a part goes that begins with this word; null where no clause does. */
    static @Nullable Slot startedBy(String word, boolean ofUpdate) {
        if (JOINS.contains(word)) {
            return ofUpdate && (word.equals("from") || word.equals("using")) ? FROM : JOIN;
        }
        return OF_WORD.get(word);
    }

    boolean takesAfter(Slot before) {
        return before.compareTo(this) < 0 || before == this && repeats;
    }

    static Slot later(Slot one, Slot other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
