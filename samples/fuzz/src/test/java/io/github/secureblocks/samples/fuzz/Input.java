package io.github.secureblocks.samples.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Function;

/** The bytes of the fuzzer as texts: UTF-8, parted by a zero byte. */
final class Input {
    private static final int SURROGATES = 0xD800 - 0xE000;

    private final String[] texts;

    Input(byte[] bytes) {
        this.texts = halves(new String(bytes, UTF_8)).split("\0", -1);
    }

    /** A text, empty where there is none. */
    String text(int index) {
        return index < texts.length ? texts[index] : "";
    }

    /** All of them from here on. */
    List<String> from(int index) {
        return List.of(texts).subList(Math.min(index, texts.length), texts.length);
    }

    /** Headers of a request: each text from here on is the lines of one, absent where it is empty. */
    Function<String, Enumeration<String>> headers(int from, List<String> names) {
        return name -> {
            String lines = text(from + names.indexOf(name));
            return names.contains(name) && !lines.isEmpty()
                    ? Collections.enumeration(List.of(lines.split("\n", -1)))
                    : Collections.emptyEnumeration();
        };
    }

    /** UTF-8 has no half of a pair, so that letters for private use stand for them. */
    private static String halves(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            changed.setCharAt(i, c >= 0xE000 && c < 0xE800 ? (char) (c + SURROGATES) : c);
        }
        return changed.toString();
    }
}
