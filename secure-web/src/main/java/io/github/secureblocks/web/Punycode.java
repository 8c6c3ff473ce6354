package io.github.secureblocks.web;

/** Tells whether a label is one of other letters than ASCII, as a browser writes it (RFC 3492; RFC 5890, 2.3.2.1). */
final class Punycode {
    private static final String PREFIX = "xn--";
    private static final int BASE = 36;
    private static final int FIRST = 0x80;

    private Punycode() {}

    /** Whether it has no such form, or one that a browser reads. */
    static boolean isReadable(String label) {
        return !label.startsWith(PREFIX) || decodes(label.substring(PREFIX.length()));
    }

    /** To at least one letter that is not ASCII; which one is of no interest. */
    private static boolean decodes(String text) {
        int at = text.lastIndexOf('-') + 1;
        int written = Math.max(0, at - 1);
        long code = FIRST;
        long place = 0;
        int bias = 72;
        boolean first = true;
        if (at == text.length()) {
            return false;
        }
        while (at < text.length()) {
            long before = place;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = at < text.length() ? digit(text.charAt(at++)) : -1;
                if (digit < 0) {
                    return false;
                }
                place += digit * weight;
                int threshold = Math.min(26, Math.max(1, k - bias));
                if (digit < threshold) {
                    break;
                }
                weight *= BASE - threshold;
                if (weight > Integer.MAX_VALUE) {
                    return false;
                }
            }
            written++;
            bias = bias(place - before, written, first);
            first = false;
            code += place / written;
            place = place % written + 1;
            if (code > Character.MAX_CODE_POINT || Character.getType((int) code) == Character.SURROGATE) {
                return false;
            }
        }
        return true;
    }

    private static int bias(long distance, int written, boolean first) {
        long delta = first ? distance / 700 : distance / 2;
        delta += delta / written;
        int k = 0;
        while (delta > 35 * 26 / 2) {
            delta /= 35;
            k += BASE;
        }
        return (int) (k + 36 * delta / (delta + 38));
    }

    /** Of lower case, as an origin is. */
    private static int digit(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        return c >= '0' && c <= '9' ? c - '0' + 26 : -1;
    }
}
