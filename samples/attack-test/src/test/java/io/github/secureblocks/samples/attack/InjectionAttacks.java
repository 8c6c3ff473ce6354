package io.github.secureblocks.samples.attack;

import static io.github.secureblocks.samples.attack.HttpContract.ADMIN_NAME;
import static io.github.secureblocks.samples.attack.HttpContract.LOGIN;
import static io.github.secureblocks.samples.attack.HttpContract.NOTES;
import static io.github.secureblocks.samples.attack.HttpContract.PASSWORD;
import static io.github.secureblocks.samples.attack.HttpContract.QUERY;
import static io.github.secureblocks.samples.attack.HttpContract.SORT;
import static io.github.secureblocks.samples.attack.HttpContract.USERNAME;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Text that is taken for SQL, HTML or a line of the log. */
final class InjectionAttacks {
    private static final Pattern HASH = Pattern.compile(">\\s*([0-9a-f]{32,128}|\\$2[aby]\\$|\\{\\w+}|\\$argon2)");
    private static final String FORGED_TIME = "2026-01-01T00:00:00.000Z";

    private InjectionAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.on("SQL in the user name of the login", 89, "signed in as admin", InjectionAttacks::login),
                Attack.on("SQL in the search", 89, "another user's note is listed", InjectionAttacks::search),
                Attack.on("SQL `union` in the search", 89, "password hashes are listed", InjectionAttacks::union),
                Attack.on(
                        "SQL in the sort parameter",
                        89,
                        "the order answers questions about other tables",
                        InjectionAttacks::order),
                Attack.on(
                        "Script in a note's title (stored)",
                        79,
                        "the script tag is in the page",
                        InjectionAttacks::storedScript),
                Attack.on(
                        "Script in the search text (reflected)",
                        79,
                        "the script tag is in the page",
                        InjectionAttacks::reflectedScript),
                Attack.on(
                        "Line break in the user name of the login",
                        117,
                        "a second, forged line in the log",
                        InjectionAttacks::logLine));
    }

    private static boolean login(Target target) {
        Browser browser = target.stranger();
        browser.post(LOGIN, USERNAME, ADMIN_NAME + "' --", PASSWORD, "x");
        return browser.isSignedInAs(ADMIN_NAME);
    }

    private static boolean search(Target target) {
        String secret = Target.marker("secret-");
        target.write(target.victim(), secret, "body");
        return target.attacker().get(NOTES, QUERY, "%') or 1=1 --").shows(secret);
    }

    /** In the words of each application's own tables: an unknown name would fail against an open door, too. */
    private static boolean union(Target target) {
        return Stream.of(
                        "id, username, password, role, null from users",
                        "0, name, password_hash, role, null from accounts")
                .map(select -> target.attacker().get(NOTES, QUERY, "none%') union select " + select + " --"))
                .anyMatch(answer -> HASH.matcher(answer.body()).find());
    }

    private static boolean order(Target target) {
        String first = Target.marker("a-");
        String second = Target.marker("b-");
        target.write(target.attacker(), first, "z");
        target.write(target.attacker(), second, "y");
        String question = "(case when %s (select 1 from information_schema.tables) then title else body end)";
        Answer yes = target.attacker().get(NOTES, SORT, question.formatted("exists"));
        Answer no = target.attacker().get(NOTES, SORT, question.formatted("not exists"));
        return yes.status() == 200
                && no.status() == 200
                && isBefore(yes.body(), first, second) != isBefore(no.body(), first, second);
    }

    private static boolean isBefore(String page, String first, String second) {
        return page.indexOf(first) < page.indexOf(second);
    }

    private static boolean storedScript(Target target) {
        String script = "<script>alert('" + Target.marker("x") + "')</script>";
        target.attacker().post(NOTES, HttpContract.TITLE, script, HttpContract.BODY, "body");
        return target.attacker().get(NOTES).shows(script);
    }

    private static boolean reflectedScript(Target target) {
        String script = "<script>alert('" + Target.marker("x") + "')</script>";
        return target.attacker().get(NOTES, QUERY, "\">" + script).shows(script);
    }

    private static boolean logLine(Target target) {
        String marker = Target.marker("forged-");
        String name = "bob\n" + FORGED_TIME + "  INFO 1 --- [notes] Login of admin succeeded " + marker;
        target.stranger().post(LOGIN, USERNAME, name, PASSWORD, "x");
        return Target.soon(() -> target.log().lines().anyMatch(l -> l.startsWith(FORGED_TIME) && l.contains(marker)));
    }
}
