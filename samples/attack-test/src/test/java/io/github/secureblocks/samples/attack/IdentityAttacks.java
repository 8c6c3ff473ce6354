package io.github.secureblocks.samples.attack;

import static io.github.secureblocks.samples.attack.HttpContract.ADMIN;
import static io.github.secureblocks.samples.attack.HttpContract.ADMIN_NAME;
import static io.github.secureblocks.samples.attack.HttpContract.LOGIN;
import static io.github.secureblocks.samples.attack.HttpContract.PASSWORD;
import static io.github.secureblocks.samples.attack.HttpContract.ROLE;
import static io.github.secureblocks.samples.attack.HttpContract.USERNAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;

/** Being taken for somebody else. */
final class IdentityAttacks {
    private static final int GUESSES = 30;

    private IdentityAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.on(
                        "Token signed with the key from the published source (HS256)",
                        321,
                        "the admin page",
                        target -> opensAdmin(target, ForgedToken::signedWithThePublishedKey)),
                Attack.on(
                        "Token that says `alg: none`",
                        347,
                        "the admin page",
                        target -> opensAdmin(target, ForgedToken::unsigned)),
                Attack.on(
                        "Copied session cookies, after their owner has signed out",
                        613,
                        "signed in as the owner",
                        IdentityAttacks::afterSigningOut),
                Attack.on(
                        "Copied session cookies, kept in use beside their owner",
                        294,
                        "signed in as the owner",
                        IdentityAttacks::besideTheOwner),
                Attack.on("Session token without an end", 613, "no `exp` in the token", IdentityAttacks::noEnd),
                Attack.on(
                        "Default password of admin",
                        1392,
                        "signed in as admin",
                        target -> target.stranger().logIn(ADMIN_NAME, "admin123")),
                Attack.on("Role sent with the registration", 915, "the admin page", IdentityAttacks::ownRole),
                Attack.on(
                        "Asking the login which names exist",
                        204,
                        "two different answers",
                        IdentityAttacks::enumeration),
                Attack.on(
                        "Password looked up in the log",
                        532,
                        "the password is in the log",
                        IdentityAttacks::passwordInLog),
                Attack.on(
                        "Guessing a password, " + GUESSES + " tries",
                        307,
                        "signed in by the last guess",
                        IdentityAttacks::guessing));
    }

    private static boolean opensAdmin(Target target, UnaryOperator<String> forge) {
        String own = target.attacker().token().orElseThrow(() -> new AssertionError("No token in the session cookie"));
        assertThat(showsUsers(target.attacker().withToken(own).get(ADMIN)))
                .as("the admin page for a user's own token")
                .isFalse();
        return showsUsers(target.attacker().withToken(forge.apply(own)).get(ADMIN));
    }

    static boolean showsUsers(Answer answer) {
        return answer.status() == 200 && answer.shows(Target.VICTIM) && answer.shows(ADMIN_NAME);
    }

    private static boolean noEnd(Target target) {
        String token =
                target.attacker().token().orElseThrow(() -> new AssertionError("No token in the session cookie"));
        return !ForgedToken.payload(token).contains("\"exp\"");
    }

    private static boolean afterSigningOut(Target target) {
        Browser owner = signedUp(target, "grace");
        Browser thief = owner.copy();
        assertThat(thief.isSignedInAs("grace")).as("the copy, before").isTrue();
        owner.post("/logout");
        return thief.copy().isSignedInAs("grace") || thief.withoutToken().isSignedInAs("grace");
    }

    /** The owner goes on as after two ends of the session token; then the thief comes with what was copied. */
    private static boolean besideTheOwner(Target target) {
        Browser owner = signedUp(target, "heidi");
        Browser thief = owner.copy();
        for (int i = 0; i < 2; i++) {
            assertThat(owner.withoutToken().isSignedInAs("heidi"))
                    .as("the owner goes on")
                    .isTrue();
        }
        return thief.withoutToken().isSignedInAs("heidi");
    }

    private static Browser signedUp(Target target, String name) {
        String password = Target.marker("Secret7");
        target.register(name, password);
        Browser browser = target.stranger();
        assertThat(browser.logIn(name, password)).as("%s signs in", name).isTrue();
        return browser;
    }

    private static boolean ownRole(Target target) {
        String name = "mallory";
        String password = Target.marker("Secret7");
        target.register(name, password, ROLE, "admin");
        Browser browser = target.stranger();
        browser.post(LOGIN, USERNAME, name, PASSWORD, password);
        return showsUsers(browser.get(ADMIN));
    }

    private static boolean enumeration(Target target) {
        return !comparable(target, Target.VICTIM).equals(comparable(target, "nobody-of-that-name"));
    }

    /** The answer without what differs in each: the name that was typed, identifiers and nonces. */
    private static String comparable(Target target, String name) {
        Answer answer = target.stranger().post(LOGIN, USERNAME, name, PASSWORD, "wrong-" + name);
        String text = answer.body().replace(name, "NAME").replaceAll("\"[^\"]*\"", "\"\"");
        return answer.status() + text.replaceAll("[\\w+/=-]*\\d[\\w+/=-]*", "ID");
    }

    private static boolean passwordInLog(Target target) {
        String password = Target.marker("Secret7");
        target.register("carol", password);
        assertThat(target.stranger().logIn("carol", password))
                .as("carol signs in")
                .isTrue();
        return Target.soon(() -> target.log().contains(password));
    }

    private static boolean guessing(Target target) {
        String password = Target.marker("Secret7");
        target.register("dave", password);
        Browser browser = target.stranger();
        for (int i = 1; i < GUESSES; i++) {
            assertThat(browser.logIn("dave", "guess-" + i)).isFalse();
        }
        return browser.logIn("dave", password);
    }
}
