package io.github.secureblocks.web.redirect;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a browser goes from a page over https: the states of the URL Standard, 4.4, that decide on the origin. */
final class Whatwg {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);

    private Whatwg() {}

    /** The origin, or scheme alone where it is not one of the web. */
    static String originOf(String location, String pageOrigin) {
        String text = withoutEnds(location).replaceAll("[\t\n\r]", "");
        Matcher scheme = SCHEME.matcher(text);
        if (scheme.matches()) {
            String name = scheme.group(1).toLowerCase(Locale.ROOT);
            String rest = scheme.group(2);
            if (name.equals("https")) {
                return isSlash(rest, 0) && isSlash(rest, 1) ? absolute(name, rest) : pageOrigin;
            }
            return name.matches("http|ws|wss|ftp") ? absolute(name, rest) : name + ":";
        }
        return isSlash(text, 0) && isSlash(text, 1) ? absolute("https", text) : pageOrigin;
    }

    private static String absolute(String scheme, String rest) {
        String authority = rest.replaceFirst("^[/\\\\]+", "").split("[/\\\\?#]", 2)[0];
        return scheme + "://"
                + authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean isSlash(String text, int at) {
        return text.length() > at && (text.charAt(at) == '/' || text.charAt(at) == '\\');
    }

    private static String withoutEnds(String text) {
        return text.replaceAll("^[\\x00- ]+|[\\x00- ]+$", "");
    }
}
