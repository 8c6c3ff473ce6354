package io.github.secureblocks.samples.attack;

import static io.github.secureblocks.samples.attack.HttpContract.BODY;
import static io.github.secureblocks.samples.attack.HttpContract.LOGIN;
import static io.github.secureblocks.samples.attack.HttpContract.NOTES;
import static io.github.secureblocks.samples.attack.HttpContract.PASSWORD;
import static io.github.secureblocks.samples.attack.HttpContract.QUERY;
import static io.github.secureblocks.samples.attack.HttpContract.TITLE;
import static io.github.secureblocks.samples.attack.HttpContract.USERNAME;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A foreign page in the victim's browser, and what the application tells about itself. */
final class BrowserAttacks {
    private static final Pattern TRACE = Pattern.compile("\\bat [\\w.$]+\\([\\w.]+:\\d+\\)|[a-z]\\.\\w+Exception\\b");

    private BrowserAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.on(
                        "Foreign page reads with the victim's cookie (CORS)",
                        942,
                        "another user's note",
                        BrowserAttacks::foreignRead),
                Attack.on(
                        "Foreign page sends a form (CSRF)",
                        352,
                        "a note that the victim did not write",
                        BrowserAttacks::foreignWrite),
                Attack.on(
                        "Script reads the session cookie, other sites send it",
                        1004,
                        "`HttpOnly`, `Secure` or `SameSite` is missing",
                        BrowserAttacks::openCookie),
                Attack.on(
                        "Foreign page frames the application",
                        1021,
                        "no rule against it in the answer",
                        BrowserAttacks::framed),
                Attack.on(
                        "A number that is none",
                        209,
                        "names of classes in the answer",
                        target -> TRACE.matcher(
                                        target.attacker().get(NOTES + "/none").body())
                                .find()),
                Attack.on(
                        "A quotation mark in the search",
                        209,
                        "SQL in the answer",
                        target -> target.attacker().get(NOTES, QUERY, "'").shows("from notes where")));
    }

    private static boolean foreignRead(Target target) {
        String secret = Target.marker("secret-");
        target.write(target.victim(), secret, "body");
        Answer answer = target.victim().getFromForeignPage(NOTES);
        boolean allowed = answer.header("Access-Control-Allow-Origin").equals(Optional.of(Browser.FOREIGN_ORIGIN))
                && answer.header("Access-Control-Allow-Credentials").equals(Optional.of("true"));
        return allowed && answer.shows(secret);
    }

    private static boolean foreignWrite(Target target) {
        String title = Target.marker("forged-");
        target.victim().postFromForeignPage(NOTES, TITLE, title, BODY, "body");
        return target.victim().get(NOTES).shows(title);
    }

    private static boolean openCookie(Target target) {
        String password = Target.marker("Secret7");
        target.register("erin", password);
        List<String> cookies = target.stranger()
                .post(LOGIN, USERNAME, "erin", PASSWORD, password)
                .cookies();
        if (cookies.isEmpty()) {
            throw new AssertionError("The login sets no cookie");
        }
        return cookies.stream()
                .map(cookie -> cookie.toLowerCase(Locale.ROOT))
                .anyMatch(cookie -> !cookie.contains("; httponly")
                        || !cookie.contains("; secure")
                        || !cookie.matches(".*; samesite=(lax|strict).*"));
    }

    private static boolean framed(Target target) {
        Answer answer = target.attacker().get(NOTES);
        boolean refused = answer.header("X-Frame-Options").isPresent()
                || answer.header("Content-Security-Policy").orElse("").contains("frame-ancestors");
        return !refused;
    }
}
