package io.github.secureblocks.web.html;

import java.util.Locale;
import java.util.Set;

/** Decides which URL may stand at the start of an attribute that a browser follows. */
final class LinkTarget {
    static final String BLOCKED = "about:invalid#blocked";

    private static final Set<String> OPAQUE = Set.of("mailto", "tel");
    private static final Set<String> HIERARCHICAL = Set.of("http", "https");

    private LinkTarget() {}

    static String allowedOrBlocked(String url) {
        return isAllowed(url) ? url : BLOCKED;
    }

    /** One of several, parted by white space and commas: a comma of its own is none, and nothing is no URL. */
    static String listedOrBlocked(String url) {
        return url.isEmpty() ? BLOCKED : allowedOrBlocked(url).replace(",", "%2C");
    }

    private static boolean isAllowed(String url) {
        if (url.startsWith("//") || !isPlain(url)) {
            return false;
        }
        int end = schemeEnd(url);
        if (end < 0) {
            return true;
        }
        String scheme = url.substring(0, end).toLowerCase(Locale.ROOT);
        return OPAQUE.contains(scheme) || HIERARCHICAL.contains(scheme) && hasHost(url, end + 1);
    }

    /** A browser, or the encoder before it, drops or rewrites these, so that what is followed is not what was checked. */
    private static boolean isPlain(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c <= ' ' || c == '\\') {
                return false;
            }
            if (c >= 0x7F) {
                return url.codePoints().noneMatch(LinkTarget::isRewritten);
            }
        }
        return true;
    }

    private static boolean isRewritten(int c) {
        return c <= ' ' || c == '\\' || c >= 0x7F && isInvisible(c);
    }

    private static boolean isInvisible(int c) {
        return Character.isSpaceChar(c)
                || isNoCharacter(c)
                || switch (Character.getType(c)) {
                    case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
                    default -> false;
                };
    }

    /** Set aside by Unicode for ever; the encoder writes a space, which a browser drops at the start of a URL. */
    private static boolean isNoCharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
    }

    /** Where the scheme's colon is; -1 for a relative reference. */
    private static int schemeEnd(String url) {
        for (int i = 0; i < url.length(); i++) {
            switch (url.charAt(i)) {
                case ':' -> {
                    return i;
                }
                case '/', '?', '#' -> {
                    return -1;
                }
                default -> {}
            }
        }
        return -1;
    }

    private static boolean hasHost(String url, int from) {
        return url.startsWith("//", from) && url.length() > from + 2 && "/?#:@".indexOf(url.charAt(from + 2)) < 0;
    }
}
