package io.github.secureblocks.web;

import java.util.Random;

/** Changes a text in one to four places, by a seed. */
public final class Mutations {
    private Mutations() {}

    public static String of(String seed, String alphabet, Random random) {
        StringBuilder text = new StringBuilder(seed);
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            int at = random.nextInt(text.length() + 1);
            char c = alphabet.charAt(random.nextInt(alphabet.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, c);
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
                case 2 -> text.replace(at, Math.min(text.length(), at + 1), String.valueOf(c));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(8))));
            }
        }
        return text.toString();
    }
}
