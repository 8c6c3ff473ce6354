package io.github.secureblocks.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changing a note over real HTTP: what is named changes, and nothing else. */
class NoteEditTest {
    private static final String PASSWORD = "quiet-otter-41-lantern";

    private static RunningNotes notes;
    private static int users;

    @BeforeAll
    static void start() {
        notes = RunningNotes.start();
    }

    @AfterAll
    static void stop() {
        notes.close();
    }

    @Test
    void whatIsNotNamedStaysAsItIs() {
        Browser alice = user();
        String note = note(alice);

        assertThat(alice.patch(note, "{\"title\": \"new\"}").statusCode()).isEqualTo(204);
        assertThat(exported(alice)).contains("\"title\":\"new\"", "\"body\":\"text\"", "BLUE", "[\"food\",\"work\"]");
        assertThat(alice.patch(note, "{\"pinned\": true, \"colour\": \"GREEN\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(exported(alice)).contains("\"title\":\"new\"", "GREEN", "\"pinned\":true");
        assertThat(alice.patch(note, "{\"tags\": [\"home\"]}").statusCode()).isEqualTo(204);
        assertThat(exported(alice)).contains("[\"home\"]", "\"body\":\"text\"");
        assertThat(alice.patch(note, "{}").statusCode()).isEqualTo(204);
        assertThat(exported(alice)).contains("\"title\":\"new\"", "[\"home\"]", "GREEN");
    }

    @Test
    void theFormShowsWhatIsThereAndStoresWhatWasTyped() {
        Browser alice = user();
        String note = note(alice);
        assertThat(alice.get(note + "/edit").body())
                .contains("value=\"old\"", ">text</textarea>", "value=\"food, work\"", "value=\"BLUE\" selected");

        HttpResponse<String> saved = alice.post(
                note, "title", "typed", "body", "", "tags", "Work, to-do,,work", "colour", "WHITE", "pinned", "true");

        assertThat(Browser.location(saved)).isEqualTo(note);
        assertThat(exported(alice))
                .contains("\"title\":\"typed\"", "\"body\":\"\"", "[\"to-do\",\"work\"]", "\"pinned\":true");
    }

    @Test
    void anotherUsersNoteIsNotThereToBeChanged() {
        Browser alice = user();
        String note = note(alice);
        Browser mallory = user();

        assertThat(mallory.get(note + "/edit").statusCode()).isEqualTo(404);
        assertThat(mallory.patch(note, "{\"title\": \"stolen\"}").statusCode()).isEqualTo(404);
        assertThat(mallory.post(note, "title", "stolen").statusCode()).isEqualTo(404);

        assertThat(exported(alice)).contains("\"title\":\"old\"").doesNotContain("stolen");
    }

    @Test
    void aFieldThatNobodyMayChangeChangesNothing() {
        Browser alice = user();
        String note = note(alice);

        assertThat(alice.patch(note, "{\"owner\": \"admin\", \"id\": 1, \"shareToken\": \"x\"}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(exported(alice)).contains("\"title\":\"old\"");
        assertThat(notes.browser().get("/shared/x").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": \" \"}",
                "{\"colour\": \"PINK'--\"}",
                "{\"tags\": [\"a b\"]}",
                "{\"pinned\": \"perhaps\"}",
                "{\"title\": \"nul \\u0000\"}",
                "[1]",
                "{",
                ""
            })
    void whatCannotBeStoredIsABadRequestThatRepeatsNothing(String json) {
        Browser alice = user();
        String note = note(alice);

        HttpResponse<String> answer = alice.patch(note, json);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("PINK", "perhaps", "Exception");
        assertThat(exported(alice)).contains("\"title\":\"old\"", "BLUE", "[\"food\",\"work\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x', owner = 'mallory", "x' where 1=1 --", "${title}", ":title", "?"})
    void aHostileTitleIsATitle(String title) {
        Browser alice = user();
        Browser bystander = user();
        note(bystander);

        assertThat(alice.post(note(alice), "title", title).statusCode()).isEqualTo(303);

        assertThat(exported(alice)).contains("\"title\":\"" + title + "\"", "\"body\":\"text\"");
        assertThat(exported(bystander)).contains("\"title\":\"old\"");
    }

    @Test
    void anotherSiteCannotChangeANote() {
        Browser alice = user();
        String note = note(alice);

        assertThat(alice.postFromAnotherSite(note, "title", "planted").statusCode())
                .isEqualTo(403);

        assertThat(exported(alice)).contains("\"title\":\"old\"");
    }

    private static Browser user() {
        return notes.browser().signUp("editor-" + ++users, PASSWORD);
    }

    private static String note(Browser user) {
        user.load(List.of(
                "{\"title\": \"old\", \"body\": \"text\", \"colour\": \"BLUE\", \"tags\": [\"work\", \"food\"]}"));
        return Browser.links(user.get("/notes"), "/notes/\\d+").get(0);
    }

    private static String exported(Browser user) {
        return user.get("/notes/export").body();
    }
}
