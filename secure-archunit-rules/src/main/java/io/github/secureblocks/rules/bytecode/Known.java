package io.github.secureblocks.rules.bytecode;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What is known of a value.
 *
 * @param constant whether it is made of constants alone, on every path
 * @param undecided whether a bound was met before that was known
 * @param texts the constants that it can be, as far as they are known
 * @param complete whether those are all of them
 * @param why what keeps it from being constant; empty where nothing does
 */
record Known(boolean constant, boolean undecided, Set<String> texts, boolean complete, String why) {
    private static final int MAX_TEXTS = 32;

    /** Nothing yet: the start of an alternative. */
    static final Known NOTHING = new Known(true, false, Set.of(), true, "");

    /** A constant whose text does not matter or is not worked out. */
    static final Known CONSTANT = new Known(true, false, Set.of(), false, "");

    static Known text(String text) {
        return new Known(true, false, Set.of(text), true, "");
    }

    static Known not(String why) {
        return new Known(false, false, Set.of(), false, why);
    }

    static Known undecided(String why) {
        return new Known(false, true, Set.of(), false, why);
    }

    /** The value is this on one path and that on another. */
    Known or(Known other) {
        Set<String> all = new LinkedHashSet<>(texts);
        all.addAll(other.texts);
        boolean fits = all.size() <= MAX_TEXTS;
        return new Known(
                constant && other.constant,
                unclear(other),
                fits ? all : texts,
                complete && other.complete && fits,
                why.isEmpty() ? other.why : why);
    }

    /** The value is this, followed by that. */
    Known then(Known other) {
        Set<String> all = new LinkedHashSet<>();
        boolean known = constant && other.constant && texts.size() * other.texts.size() <= MAX_TEXTS;
        if (known) {
            texts.forEach(first -> other.texts.forEach(second -> all.add(first + second)));
        }
        return new Known(
                constant && other.constant,
                unclear(other),
                all,
                complete && other.complete && known,
                why.isEmpty() ? other.why : why);
    }

    // What is shown not to be constant stays so, however little is known of the other path.
    private boolean unclear(Known other) {
        boolean shown = (!constant && !undecided) || (!other.constant && !other.undecided);
        return !shown && (undecided || other.undecided);
    }

    Known map(UnaryOperator<String> change) {
        return new Known(
                constant,
                undecided,
                texts.stream().map(change).collect(Collectors.toCollection(LinkedHashSet::new)),
                complete,
                why);
    }

    Known withoutTexts() {
        return new Known(constant, undecided, Set.of(), false, why);
    }
}
