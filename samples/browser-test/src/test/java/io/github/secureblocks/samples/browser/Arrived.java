package io.github.secureblocks.samples.browser;

import io.github.secureblocks.web.html.Html;
import java.util.function.IntPredicate;

/** What a browser is to read of a value: the value, but for what no page can hold. */
final class Arrived {
    private Arrived() {}

    static boolean asMeant(Context context, String value, String read) {
        return switch (context) {
            case TEXT, CELL, FOREIGN, TITLE, TEXTAREA, PRE, FIELD, DOUBLE_QUOTED, SINGLE_QUOTED ->
                read.equals(inHtml(value));
            case LINK, ACTION, STYLE_URL -> read.equals(value) || read.equals(Html.BLOCKED_URL);
            case SRCSET -> read.equals(value.replace(",", "%2C")) || read.equals(Html.BLOCKED_URL);
            case PATH -> read.equals(inUrl(value)) || value.matches("\\.*") && read.equals("\ufffd");
            case NAME -> read.equals(inUrl(value)) || value.matches("\\.+") && read.equals("\ufffd");
            case QUERY -> read.equals(inUrl(value));
            case SCRIPT, SCRIPT_DOUBLE, JSON -> read.equals(value);
            case STYLE_STRING, STYLE_ATTRIBUTE -> read.equals(inStyle(value));
            case STYLE_WORD, STYLE_NUMBER -> !read.startsWith("MORE");
        };
    }

    private static String inHtml(String value) {
        return changed(value, c -> isSetAside(c) || isControl(c), ' ')
                .replace("\r\n", "\n")
                .replace('\r', '\n');
    }

    private static String inUrl(String value) {
        return changed(value, Arrived::isHalf, '-');
    }

    /** CSS has no NUL. */
    private static String inStyle(String value) {
        return changed(value, Arrived::isHalf, '_').replace('\0', '\ufffd');
    }

    private static String changed(String value, IntPredicate which, char replacement) {
        StringBuilder text = new StringBuilder();
        value.codePoints().forEach(c -> text.appendCodePoint(which.test(c) ? replacement : c));
        return text.toString();
    }

    private static boolean isControl(int c) {
        return c != '\t' && c != '\n' && c != '\r' && c != 0x85 && Character.getType(c) == Character.CONTROL;
    }

    /** Of a pair of surrogates, without the other. */
    private static boolean isHalf(int c) {
        return Character.getType(c) == Character.SURROGATE;
    }

    private static boolean isSetAside(int c) {
        return isHalf(c) || (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
    }
}
