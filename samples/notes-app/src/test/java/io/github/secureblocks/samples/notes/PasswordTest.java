package io.github.secureblocks.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changing a password, and getting a new one where it is forgotten. */
class PasswordTest {
    private static final String PASSWORD = "quiet-otter-41-lantern";
    private static final String FRESH = "nine-copper-kettles-sing";

    private static RunningNotes notes;

    @BeforeAll
    static void start() {
        notes = RunningNotes.start();
    }

    @AfterAll
    static void stop() {
        notes.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password1234", "weak-name-weak-name", "notesnotesnotes", "qwertyuiop12"})
    void aPasswordThatOthersWouldGuessIsNotAccepted(String password) {
        HttpResponse<String> answer = notes.browser().post("/register", "username", "weak-name", "password", password);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("role=\"alert\"").doesNotContain(password);
    }

    @Test
    void aLongPasswordOfAnyScriptIsAccepted() {
        String verses = "\u5bc6\u7801 \u4e00\u4e8c\u4e09 \ud83d\udd11 und noch ein langer Satz, ".repeat(4);

        notes.browser().signUp("alice-verses", verses);

        assertThat(notes.browser()
                        .post(
                                "/login",
                                "username",
                                "alice-verses",
                                "password",
                                verses.substring(0, verses.length() - 1))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aNewPasswordSignsOutEverywhereElseAndRenewsThisSession() {
        Browser here = notes.browser().signUp("alice-changes", PASSWORD);
        Browser there = notes.browser().signIn("alice-changes", PASSWORD);
        Browser copy = here.copy();

        HttpResponse<String> answer = here.post("/account/password", "current", PASSWORD, "password", FRESH);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(here.isSignedIn()).isTrue();
        assertThat(there.isSignedIn()).isFalse();
        assertThat(copy.isSignedIn()).as("a copy of the cookies from before").isFalse();
        notes.browser().signIn("alice-changes", FRESH);
    }

    @Test
    void aWrongCurrentPasswordOrAWeakNewOneChangesNothing() {
        Browser alice = notes.browser().signUp("alice-keeps", PASSWORD);

        assertThat(alice.post("/account/password", "current", FRESH, "password", FRESH)
                        .statusCode())
                .isEqualTo(400);
        assertThat(alice.post("/account/password", "current", PASSWORD, "password", "alice-keeps-alice")
                        .statusCode())
                .isEqualTo(400);

        assertThat(alice.isSignedIn()).isTrue();
        notes.browser().signIn("alice-keeps", PASSWORD);
    }

    @Test
    void guessingTheCurrentPasswordIsLimitedAndKeepsNobodyFromLoggingIn() {
        Browser alice = notes.browser().signUp("alice-guessed", PASSWORD);
        int status = 0;
        for (int i = 0; i < 6; i++) {
            status = alice.post("/account/password", "current", "guess number " + i, "password", FRESH)
                    .statusCode();
        }

        assertThat(status).isEqualTo(429);
        notes.browser().signIn("alice-guessed", PASSWORD);
    }

    @Test
    void aLinkSetsANewPasswordOnceAndSignsOutEverywhere() {
        Browser alice = notes.browser().signUp("alice-forgets", PASSWORD);
        Browser visitor = notes.browser();
        assertThat(visitor.post("/reset", "username", "alice-forgets").statusCode())
                .isEqualTo(200);
        String token = secretOfLinkTo("alice-forgets");

        assertThat(visitor.post("/reset/new", "token", token, "password", "alice-forgets-alice-forgets")
                        .statusCode())
                .as("a weak password")
                .isEqualTo(400);
        assertThat(visitor.post("/reset/new", "token", token, "password", FRESH).statusCode())
                .isEqualTo(303);
        HttpResponse<String> again = visitor.post("/reset/new", "token", token, "password", PASSWORD);
        assertThat(again.statusCode()).as("the same link again").isEqualTo(400);
        assertThat(again.body()).contains("Ask for another one").doesNotContain(token);

        assertThat(alice.isSignedIn()).isFalse();
        assertThat(notes.browser()
                        .post("/login", "username", "alice-forgets", "password", PASSWORD)
                        .statusCode())
                .isEqualTo(401);
        notes.browser().signIn("alice-forgets", FRESH);
    }

    @Test
    void nobodyLearnsWhetherANameExistsByAskingForALink() {
        notes.browser().signUp("alice-exists", PASSWORD);

        HttpResponse<String> known = notes.browser().post("/reset", "username", "alice-exists");
        HttpResponse<String> unknown = notes.browser().post("/reset", "username", "alice-does-not");

        assertThat(known.statusCode()).isEqualTo(200).isEqualTo(unknown.statusCode());
        assertThat(known.body()).isEqualTo(unknown.body());
        notes.awaitMails();
        assertThat(notes.mailsTo("alice-exists")).hasSize(1);
        assertThat(notes.mailsTo("alice-does-not")).isEmpty();
    }

    @Test
    void aMailboxIsNotFilled() {
        notes.browser().signUp("alice-mailbox", PASSWORD);
        int status = 0;
        for (int i = 0; i < 4; i++) {
            status = notes.browser().post("/reset", "username", "alice-mailbox").statusCode();
        }

        assertThat(status).isEqualTo(429);
        notes.awaitMails();
        assertThat(notes.mailsTo("alice-mailbox")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"><script>alert(1)</script>", "0000000000000000000000000000000000000000000"})
    void anInventedLinkSetsNothingAndIsShownAsText(String invented) {
        assertThat(notes.browser()
                        .post("/reset/new", "token", invented, "password", FRESH)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aLinkDiesWithThePasswordThatItWasToReplace() {
        Browser alice = notes.browser().signUp("alice-remembers", PASSWORD);
        notes.browser().post("/reset", "username", "alice-remembers");
        String token = secretOfLinkTo("alice-remembers");
        alice.post("/account/password", "current", PASSWORD, "password", FRESH);

        assertThat(notes.browser()
                        .post("/reset/new", "token", token, "password", "seven-tin-harbours-hum")
                        .statusCode())
                .isEqualTo(400);

        assertThat(alice.isSignedIn()).isTrue();
    }

    private static String secretOfLinkTo(String name) {
        notes.awaitMails();
        Matcher link =
                Pattern.compile("/reset/new#(\\S+)").matcher(notes.mailsTo(name).get(0));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
