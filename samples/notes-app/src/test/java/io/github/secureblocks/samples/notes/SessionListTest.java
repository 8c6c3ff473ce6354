package io.github.secureblocks.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.jwt.TokenVerifier;
import io.github.secureblocks.refresh.jwt.Sessions;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where users are signed in, and who may end that: they by their password, and an administrator (ASVS 7.4.5, 7.5.2). */
class SessionListTest {
    private static final String PASSWORD = "quiet-otter-41-lantern";
    private static final String END = "/account/sessions/end";
    private static final String END_ALL = "/account/sessions/end-all";
    private static final String SIGN_OUT = "/admin/users/sign-out";

    private static RunningNotes notes;

    @BeforeAll
    static void start() {
        notes = RunningNotes.start();
    }

    @AfterAll
    static void stop() {
        notes.close();
    }

    @Test
    void aUserSeesOwnSessionsAndEndsOneOfThem() {
        Browser here = notes.browser().signUp("alice-lists", PASSWORD);
        Browser there = notes.browser().signIn("alice-lists", PASSWORD);
        Browser mallory = notes.browser().signUp("mallory-lists", PASSWORD);
        List<String> sessions = sessionsOn(here.get("/account/sessions"));
        assertThat(sessions).hasSize(2);
        String other = sessionsOn(mallory.get("/account/sessions")).get(0);

        assertThat(mallory.post(END, "session", sessions.get(0), "password", PASSWORD)
                        .statusCode())
                .isEqualTo(404);
        assertThat(here.post(END, "session", other, "password", PASSWORD).statusCode())
                .isEqualTo(404);
        assertThat(here.isSignedIn() && there.isSignedIn()).isTrue();
        for (String session : sessions) {
            here.post(END, "session", session, "password", PASSWORD);
        }

        assertThat(here.hasCookies()).isFalse();
        assertThat(there.isSignedIn()).isFalse();
        assertThat(mallory.isSignedIn()).isTrue();
    }

    @Test
    void signingOutEverywhereLeavesNobodySignedIn() {
        Browser here = notes.browser().signUp("alice-everywhere", PASSWORD);
        Browser there = notes.browser().signIn("alice-everywhere", PASSWORD);

        here.post(END_ALL, "password", PASSWORD);

        assertThat(here.isSignedIn()).isFalse();
        assertThat(there.isSignedIn()).isFalse();
        assertThat(notes.browser().signIn("alice-everywhere", PASSWORD).isSignedIn())
                .isTrue();
    }

    @Test
    void aStolenCookieEndsNoSessionOfItsOwner() {
        Browser here = notes.browser().signUp("alice-robbed", PASSWORD);
        Browser thief = here.copy();
        Browser there = notes.browser().signIn("alice-robbed", PASSWORD);
        notes.bean(Sessions.class).endOthers(notes.bean(TokenVerifier.class).verify(thief.cookie(Browser.ACCESS)));
        assertThat(there.isSignedIn()).as("the cookie alone ended it").isFalse();

        there.signIn("alice-robbed", PASSWORD);
        for (String session : sessionsOn(thief.get("/account/sessions"))) {
            assertRefused(thief.post(END, "session", session, "password", "guessed-by-mallory"));
        }
        assertRefused(thief.post(END_ALL, "password", "guessed-by-mallory"));
        assertRefused(thief.post(END_ALL, "password", ""));
        assertThat(thief.post(END_ALL).statusCode()).isEqualTo(400);

        assertThat(here.isSignedIn() && there.isSignedIn()).isTrue();
    }

    @Test
    void guessesOfAThiefAreLimitedAndKeepTheOwnerFromNothing() {
        Browser here = notes.browser().signUp("alice-guessed", PASSWORD);
        Browser thief = here.copy();
        int status = 0;
        for (int i = 0; i < 6; i++) {
            status = thief.post(END_ALL, "password", "guess number " + i).statusCode();
        }
        assertThat(status).isEqualTo(429);

        Browser again = notes.browser().signIn("alice-guessed", PASSWORD);
        again.post(END_ALL, "password", PASSWORD);

        assertThat(thief.isSignedIn()).isFalse();
    }

    @Test
    void anAdministratorSignsAUserOutEverywhereAndNobodyElseDoes() {
        Browser here = notes.browser().signUp("alice-dismissed", PASSWORD);
        Browser there = notes.browser().signIn("alice-dismissed", PASSWORD);
        Browser mallory = notes.browser().signUp("mallory-dismisses", PASSWORD);
        Browser admin = notes.browser().signIn("admin", notes.adminPassword());

        assertThat(mallory.post(SIGN_OUT, "username", "alice-dismissed").statusCode())
                .isEqualTo(403);
        assertThat(admin.postFromAnotherSite(SIGN_OUT, "username", "alice-dismissed")
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.post(SIGN_OUT, "username", "nobody-at-all").statusCode())
                .isEqualTo(404);
        assertThat(here.isSignedIn() && there.isSignedIn()).isTrue();
        assertThat(Browser.location(admin.post(SIGN_OUT, "username", "alice-dismissed")))
                .isEqualTo("/admin");

        assertThat(here.isSignedIn() || there.isSignedIn()).isFalse();
        assertThat(mallory.isSignedIn() && admin.isSignedIn()).isTrue();
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("The current password is wrong.").doesNotContain("guessed-by-mallory");
    }

    private static List<String> sessionsOn(HttpResponse<String> page) {
        return Pattern.compile("name=\"session\" value=\"([^\"]+)\"")
                .matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
