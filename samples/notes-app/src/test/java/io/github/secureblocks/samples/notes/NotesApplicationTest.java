package io.github.secureblocks.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users do, over real HTTP, seen from outside. */
class NotesApplicationTest {
    private static final String PASSWORD = "quiet-otter-41-lantern";

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
    void tellsTheTerminalWhereItIsAndWhatToTry() {
        assertThat(notes.terminal()).contains(notes.origin()).contains("try");
    }

    @Test
    void tellsAVisitorWhatToTry() {
        HttpResponse<String> home = notes.browser().get("/");

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("/register");
    }

    @Test
    void aUserWritesFindsSharesAndDeletesANote() {
        Browser alice = notes.browser().signUp("alice-story", PASSWORD);
        assertThat(alice.get("/notes").body()).contains("<b id=\"user\">alice-story</b>");
        String older = alice.write("Zucchini", "soup at eight");
        String newer = alice.write("Apples", "100% sour");

        assertThat(Browser.links(alice.get("/notes"), "/notes/\\d+")).containsExactly(newer, older);
        assertThat(Browser.links(alice.get("/notes?sort=title"), "/notes/\\d+")).containsExactly(newer, older);
        assertThat(Browser.links(alice.get("/notes?q=soup"), "/notes/\\d+")).containsExactly(older);
        assertThat(Browser.links(alice.get("/notes?q=100%25"), "/notes/\\d+")).containsExactly(newer);
        assertThat(alice.get(older).body()).contains("Zucchini", "soup at eight");

        assertThat(Browser.location(alice.post(older + "/share"))).isEqualTo(older);
        List<String> links = Browser.links(alice.get(older), "/shared/[A-Za-z0-9_-]{43}");
        assertThat(links).hasSize(1);
        assertThat(notes.browser().get(links.get(0)).body()).contains("Zucchini", "soup at eight");

        assertThat(alice.post(older + "/delete").statusCode()).isEqualTo(303);
        assertThat(alice.get(older).statusCode()).isEqualTo(404);
        assertThat(notes.browser().get(links.get(0)).statusCode()).isEqualTo(404);
    }

    @Test
    void aNewLinkEndsTheOldOne() {
        Browser alice = notes.browser().signUp("alice-relink", PASSWORD);
        String note = alice.write("Linked", "twice");
        alice.post(note + "/share");
        String first = Browser.links(alice.get(note), "/shared/.*?").get(0);
        alice.post(note + "/share");
        String second = Browser.links(alice.get(note), "/shared/.*?").get(0);

        assertThat(notes.browser().get(first).statusCode()).isEqualTo(404);
        assertThat(notes.browser().get(second).statusCode()).isEqualTo(200);
    }

    @Test
    void aNoteWithoutATitleOrTooLongIsABadRequestAndKeepsWhatWasWritten() {
        Browser alice = notes.browser().signUp("alice-limits", PASSWORD);

        HttpResponse<String> untitled = alice.post("/notes", "title", " ", "body", "long thoughts");
        assertThat(untitled.statusCode()).isEqualTo(400);
        assertThat(untitled.body()).contains("role=\"alert\"").contains("long thoughts");
        assertThat(alice.post("/notes", "title", "x".repeat(201), "body", "").statusCode())
                .isEqualTo(400);
        assertThat(alice.post("/notes", "title", "x", "body", "x".repeat(10_001))
                        .statusCode())
                .isEqualTo(400);
        assertThat(Browser.links(alice.get("/notes"), "/notes/\\d+")).isEmpty();
    }

    @Test
    void theAdminSeesEveryNameAndNoHash() {
        notes.browser().signUp("carol-listed", PASSWORD);
        Browser admin = notes.browser().signIn("admin", notes.adminPassword());

        assertThat(admin.get("/admin").body()).contains("<td>carol-listed</td><td>user</td>");
        HttpResponse<String> json = admin.get("/admin/users");
        assertThat(json.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(json.body())
                .contains("{\"username\":\"carol-listed\",\"role\":\"user\"}")
                .doesNotContain("bcrypt");
    }

    @Test
    void loggingOutRemovesTheCookies() {
        Browser alice = notes.browser().signUp("alice-leaves", PASSWORD);

        assertThat(alice.post("/logout").statusCode()).isEqualTo(303);

        assertThat(alice.hasCookies()).isFalse();
        assertThat(Browser.location(alice.get("/notes"))).isEqualTo("/login");
    }

    @Test
    void anErrorIsAFriendlyPageWithoutEchoes() {
        HttpResponse<String> answer = notes.browser().get("/nowhere/%3Cscript%3E");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.body())
                .contains("<html", "There is nothing here", "/style.css")
                .doesNotContain("script>", "Exception", "Whitelabel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "", "eleven char"})
    void aShortPasswordIsNotAccepted(String password) {
        HttpResponse<String> answer = notes.browser().post("/register", "username", "weak-one", "password", password);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Use more characters");
    }

    @Test
    void aTakenNameIsNotTakenAgain() {
        notes.browser().signUp("unique", PASSWORD);

        notes.browser().post("/register", "username", "unique", "password", "another long one");
        notes.browser().post("/register", "username", "admin", "password", "another long one");

        notes.browser().signIn("unique", PASSWORD);
        assertThat(notes.browser()
                        .post("/login", "username", "admin", "password", "another long one")
                        .statusCode())
                .isEqualTo(401);
    }
}
