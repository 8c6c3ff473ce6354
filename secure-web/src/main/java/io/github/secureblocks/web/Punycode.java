package io.github.secureblocks.web;

/** Reads what follows {@code xn--} in a host, as a browser writes other letters than ASCII (RFC 3492, 6.2). */
final class Punycode {
    private static final String PREFIX = "xn--";
    private static final int BASE = 36;
    private static final int MOST_OF_A_DIGIT = 26;
    private static final int SKEW = 38;

    private final String text;
    private int at;
    private int written;
    private int bias = 72;
    private boolean first = true;

    private Punycode(String text) {
        this.text = text;
        this.at = text.lastIndexOf('-') + 1;
        this.written = Math.max(0, at - 1);
    }

    /** Whether a label has no such form, or one that stands for letters. */
    static boolean isReadable(String label) {
        return !label.startsWith(PREFIX) || new Punycode(label.substring(PREFIX.length())).decodes();
    }

    /** Which letters they are is of no interest. */
    private boolean decodes() {
        long letter = 0x80;
        long place = 0;
        boolean any = at < text.length();
        while (at < text.length()) {
            long distance = distance();
            if (distance < 0) {
                return false;
            }
            written++;
            adapt(distance);
            letter += (place + distance) / written;
            place = (place + distance) % written + 1;
            if (letter > Character.MAX_CODE_POINT || Character.getType((int) letter) == Character.SURROGATE) {
                return false;
            }
        }
        return any;
    }

    /** The next number, whose digits grow in weight; -1 where there is none, or a greater one than letters need. */
    private long distance() {
        long distance = 0;
        long weight = 1;
        for (int k = BASE; at < text.length() && weight < Integer.MAX_VALUE; k += BASE) {
            int digit = digit(text.charAt(at++));
            int threshold = Math.min(MOST_OF_A_DIGIT, Math.max(1, k - bias));
            if (digit < 0) {
                return -1;
            }
            distance += digit * weight;
            if (digit < threshold) {
                return distance;
            }
            weight *= BASE - threshold;
        }
        return -1;
    }

    private void adapt(long distance) {
        long delta = first ? distance / 700 : distance / 2;
        delta += delta / written;
        int k = 0;
        while (delta > (BASE - 1) * MOST_OF_A_DIGIT / 2) {
            delta /= BASE - 1;
            k += BASE;
        }
        bias = (int) (k + BASE * delta / (delta + SKEW));
        first = false;
    }

    /** Of lower case, as an origin is. */
    private static int digit(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        return c >= '0' && c <= '9' ? c - '0' + 26 : -1;
    }
}
