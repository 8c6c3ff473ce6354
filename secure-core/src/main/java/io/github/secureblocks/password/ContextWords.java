package io.github.secureblocks.password;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words in names and addresses: {@code maria.schmidt@example.com} has four of them. */
final class ContextWords {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 64;
    private static final int MOST = 64;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private ContextWords() {}

    /** In lower case, with and without accents; what is short or beyond the bounds is left out. */
    static List<String> of(List<String> texts) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : texts) {
            String lower =
                    text.substring(0, Math.min(text.length(), 4 * LONGEST)).toLowerCase(Locale.ROOT);
            words.add(lower.strip());
            BETWEEN.splitAsStream(lower).forEach(words::add);
        }
        return words.stream()
                .flatMap(word -> Stream.of(
                        word,
                        MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
                                .replaceAll("")))
                .filter(word -> word.length() >= SHORTEST && word.length() <= LONGEST)
                .distinct()
                .limit(MOST)
                .toList();
    }
}
