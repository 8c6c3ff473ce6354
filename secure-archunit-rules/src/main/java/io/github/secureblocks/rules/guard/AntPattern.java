package io.github.secureblocks.rules.guard;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A pattern by which Surefire and Failsafe leave tests out. */
final class AntPattern {
    private AntPattern() {}

    /**
     * Whether it leaves out a class.
     *
     * @param pattern as written in the pom
     * @param type the class's name with slashes
     */
    static boolean matches(String pattern, String type) {
        String text = pattern.strip();
        if (text.startsWith("%regex[") && text.endsWith("]")) {
            try {
                return Pattern.compile(text.substring("%regex[".length(), text.length() - 1))
                        .matcher(type + ".class")
                        .matches();
            } catch (PatternSyntaxException notOne) {
                return false;
            }
        }
        int method = text.indexOf('#');
        String classes = method < 0 ? text : text.substring(0, method);
        String bare = classes.replaceAll("\\.(java|class|\\*)$", "");
        // Names without a folder stand for the class in every package, as Surefire takes them.
        String path = bare.contains("/") || bare.contains(".") ? bare : "**/" + bare;
        String slashes = path.contains("/") ? path : path.replace('.', '/');
        return !classes.isEmpty() && Pattern.matches(regex(slashes), type);
    }

    private static String regex(String path) {
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < path.length(); at++) {
            if (path.startsWith("**/", at)) {
                regex.append("(?:.*/)?");
                at += 2;
            } else if (path.startsWith("**", at)) {
                regex.append(".*");
                at++;
            } else if (path.charAt(at) == '*') {
                regex.append("[^/]*");
            } else if (path.charAt(at) == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(path.substring(at, at + 1)));
            }
        }
        return path.endsWith("/") ? regex + ".*" : regex.toString();
    }
}
