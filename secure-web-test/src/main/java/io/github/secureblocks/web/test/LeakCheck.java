package io.github.secureblocks.web.test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Looks for what the inside of an application looks like. */
final class LeakCheck {
    /** A page may speak of one; an error page has no reason to. */
    private static final String PATH = "a path";

    private static final Map<String, Pattern> SIGNS = signs();

    private final Findings findings;

    LeakCheck(Findings findings) {
        this.findings = findings;
        findings.tried(Attack.ERROR_LEAK);
    }

    void look(Answer answer) {
        SIGNS.forEach((what, sign) -> {
            if ((answer.isRefusal() || !what.startsWith(PATH))
                    && sign.matcher(answer.body()).find()) {
                findings.add(Attack.ERROR_LEAK, answer.tried(), answer.seen() + ", " + what);
            }
        });
    }

    private static Map<String, Pattern> signs() {
        Map<String, Pattern> signs = new LinkedHashMap<>();
        signs.put(
                "a stack trace",
                Pattern.compile(
                        "(?:\\b|\\\\[nt])at [\\w.$/@]{3,200}(?:&lt;|<)?\\w+(?:&gt;|>)?\\((?:[\\w$]{1,100}\\.(?:java|kt):\\d{1,6}"
                                + "|Native Method|Unknown Source)\\)"));
        signs.put(
                "the class of an exception",
                Pattern.compile("\\b[a-z]\\w{0,60}(?:\\.[a-z]\\w{0,60}){1,12}\\.[A-Z]\\w{0,80}(?:Exception|Error)\\b"));
        signs.put(
                "a message of a database",
                Pattern.compile(
                        "SQLSTATE|\\bORA-\\d{5}|JdbcSQL|SQL statement:|syntax error in SQL|error in your SQL syntax"
                                + "|bad SQL grammar|org\\.hibernate\\.|unterminated quoted string"));
        signs.put("an error page of the framework", Pattern.compile("Whitelabel Error Page"));
        signs.put(
                "the version of the server",
                Pattern.compile("Apache Tomcat/\\d|Jetty[:/]\\s?(?:://)?\\d|Powered by Jetty|nginx/\\d|WildFly/\\d"));
        signs.put(
                PATH + " of the server",
                Pattern.compile("(?:[\\s\"'(>]|^)(?:/(?:home|usr|opt|var|tmp|root|srv)/[\\w.-]{1,60}/|[A-Z]:\\\\\\w)"));
        return signs;
    }
}
