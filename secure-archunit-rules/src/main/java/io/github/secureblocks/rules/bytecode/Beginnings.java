package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a text begins, as far as an address or a view is decided by it: few forms, so that two paths which differ in
 * nothing else remain one. They are nothing, a slash, two of them (for an origin that is not complete), and {@link #FIXED};
 * each also after {@link #REDIRECT}.
 */
final class Beginnings {
    static final String FIXED = ".";
    static final String REDIRECT = "redirect:";

    private static final Pattern ORIGIN =
            Pattern.compile("(https?:[/\\\\]*|[/\\\\]{2,})[^/\\\\?#]*", Pattern.CASE_INSENSITIVE);

    private Beginnings() {}

    /** The form of a text that is known. */
    static String of(String text) {
        String prefix = text.startsWith(REDIRECT) ? REDIRECT : "";
        String rest = text.substring(prefix.length());
        if (rest.isEmpty()) {
            return prefix;
        } else if (rest.equals("/") || rest.equals("\\")) {
            return prefix + "/";
        }
        return prefix + (ORIGIN.matcher(rest).matches() ? "//" : FIXED);
    }

    /** The form of a text that is known, followed by one of which only the form is. */
    static String of(String text, @Nullable String next) {
        return of(next == null ? text : text + next);
    }

    /** Whether a text that is not constant and begins so is one that a rule speaks of. */
    static boolean counts(Detector.Beginning wanted, @Nullable String beginning) {
        String known = beginning == null ? "" : beginning;
        return switch (wanted) {
            case ANY -> true;
            case OPEN_ADDRESS -> isOpen(known);
            case OPEN_REDIRECT -> known.startsWith(REDIRECT) && isOpen(known.substring(REDIRECT.length()));
            case NO_REDIRECT -> !known.startsWith(REDIRECT);
        };
    }

    private static boolean isOpen(String form) {
        return form.isEmpty() || form.equals("/") || form.equals("//");
    }
}
