package io.github.secureblocks.password;

import com.nulabinc.zxcvbn.Context;
import com.nulabinc.zxcvbn.Matching;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** How soon a password is guessed, by zxcvbn; shows it no more than it can answer in milliseconds. */
final class GuessEstimate {
    /** At this score of zxcvbn, 100 million guesses are not enough. */
    private static final int STRONG = 3;

    /** Its time grows with the square of the length, and worse for repeats. */
    private static final int WINDOW = 32;

    private static final int SHORTEST_WORD = 3;
    private static final String GIVEN_WORDS = "user_inputs";
    private static final Context WORDLESS = new Context(Map.of(), Map.of());

    /** What it tries as letters, in every combination: its time doubles with each of these that a password holds. */
    private static final String LEET = "@({[<!|$+%";

    private static final int MAX_LEET = 3;
    private static final char NO_LETTER = '\u00b7';

    private final Zxcvbn zxcvbn = new Zxcvbn();

    boolean isGuessable(char[] password) {
        return everyEnd(password, this::isWeak);
    }

    /** Whether what is left beside these words is guessed soon. */
    boolean isPersonal(char[] password, List<String> words) {
        return !words.isEmpty() && everyEnd(password, end -> isPersonalEnd(end, words));
    }

    private boolean isPersonalEnd(char[] end, List<String> words) {
        BitSet covered = new BitSet();
        new Matching(WORDLESS, words)
                .omnimatch(CharBuffer.wrap(end)).stream()
                        .filter(match -> GIVEN_WORDS.equals(match.dictionaryName))
                        .filter(match -> match.j - match.i + 1 >= SHORTEST_WORD)
                        .forEach(match -> covered.set(match.i, match.j + 1));
        if (covered.isEmpty()) {
            return false;
        }
        char[] rest = new char[end.length - covered.cardinality()];
        int length = 0;
        for (int i = covered.nextClearBit(0); i < end.length; i = covered.nextClearBit(i + 1)) {
            rest[length++] = end[i];
        }
        try {
            return isWeak(rest);
        } finally {
            Arrays.fill(rest, '\0');
        }
    }

    private boolean isWeak(char[] password) {
        if (password.length == 0) {
            return true;
        }
        Strength strength = zxcvbn.measure(CharBuffer.wrap(password));
        try {
            return strength.getScore() < STRONG;
        } finally {
            strength.wipe();
        }
    }

    /** A strong end makes the whole strong; of what only repeats itself, once is the whole. */
    private static boolean everyEnd(char[] password, Predicate<char[]> test) {
        int length = password.length <= WINDOW ? password.length : period(password);
        return length <= WINDOW
                ? end(password, 0, length, test)
                : end(password, 0, WINDOW, test) && end(password, length - WINDOW, length, test);
    }

    /** After how many characters it begins again, where it does so at least twice: Knuth, Morris and Pratt. */
    private static int period(char[] password) {
        int[] border = new int[password.length];
        for (int i = 1; i < password.length; i++) {
            int k = border[i - 1];
            while (k > 0 && password[i] != password[k]) {
                k = border[k - 1];
            }
            border[i] = password[i] == password[k] ? k + 1 : 0;
        }
        int period = password.length - border[password.length - 1];
        return 2 * period <= password.length ? period : password.length;
    }

    private static boolean end(char[] password, int from, int to, Predicate<char[]> test) {
        char[] end = Arrays.copyOfRange(password, from, to);
        try {
            boundLeet(end);
            return test.test(end);
        } finally {
            Arrays.fill(end, '\0');
        }
    }

    private static void boundLeet(char[] password) {
        long kinds = CharBuffer.wrap(password)
                .chars()
                .filter(c -> LEET.indexOf(c) >= 0)
                .distinct()
                .count();
        for (int i = 0; kinds > MAX_LEET && i < password.length; i++) {
            if (LEET.indexOf(password[i]) >= 0) {
                password[i] = NO_LETTER;
            }
        }
    }
}
