package io.github.secureblocks.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes from a file and into one, over real HTTP. */
class NoteImportTest {
    private static final String PASSWORD = "quiet-otter-41-lantern";
    private static final String UID = "11111111-2222-4333-8444-555555555555";

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
    void whatIsExportedIsImportedAgain() {
        Browser alice = user();
        alice.load(List.of(
                "{\"title\": \"'; drop table notes --\", \"body\": \"\\u0001 <b> ${x} \\\\ ünï\", \"tags\": [\"Food\", \"to-do\"],"
                        + " \"colour\": \"BLUE\", \"pinned\": true, \"createdAt\": \"2026-01-02T03:04:05.678901Z\"}",
                "",
                "{\"title\": \"plain\"}"));
        String exported = alice.get("/notes/export").body();

        Browser bob = user();
        bob.load(exported.lines().toList());

        assertThat(bob.get("/notes/export").body()).isEqualTo(exported);
        assertThat(exported.lines()).hasSize(2);
        assertThat(exported)
                .contains("'; drop table notes --", "\"food\",\"to-do\"", "BLUE", "2026-01-02T03:04:05.678901Z");
    }

    @Test
    void anExportIsAFileToKeepAndHoldsOnlyOnesOwn() {
        Browser alice = user();
        alice.write("of alice", "");
        Browser bob = user();
        bob.write("of bob", "");

        HttpResponse<String> export = bob.get("/notes/export");

        assertThat(export.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"notes.jsonl\"");
        assertThat(export.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(export.body()).contains("of bob").doesNotContain("of alice");
    }

    @Test
    void aNoteThatIsThereAlreadyIsAConflictAndNothingIsImported() {
        Browser alice = user();
        alice.load(List.of(line("first", UID)));

        HttpResponse<String> again = alice.upload(
                "/notes/import", bytes("{\"title\": \"second\"}\n" + line("first", UID) + "\n{\"title\": \"third\"}"));

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("role=\"alert\"", "already").doesNotContain(UID, "Exception");
        assertThat(titles(alice)).containsExactly("first");
    }

    @Test
    void aNoteThatComesTwiceIsAConflictAndNothingIsImported() {
        Browser alice = user();

        HttpResponse<String> answer =
                alice.upload("/notes/import", bytes(line("first", UID) + "\n" + line("second", UID)));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(titles(alice)).isEmpty();
    }

    @Test
    void anotherUsersNoteOfThatNumberIsNoConflictAndTellsNothing() {
        user().load(List.of(line("of alice", UID)));
        Browser bob = user();

        bob.load(List.of(line("of bob", UID)));

        assertThat(titles(bob)).containsExactly("of bob");
    }

    @Test
    void anOwnerInTheFileIsNotTheOwner() {
        Browser alice = user();
        String name = "user-" + users;
        Browser mallory = user();

        mallory.load(
                List.of("{\"title\": \"planted\", \"owner\": \"" + name + "\", \"id\": 1, \"shareToken\": \"x\"}"));

        assertThat(titles(alice)).isEmpty();
        assertThat(titles(mallory)).containsExactly("planted");
        assertThat(notes.browser().get("/shared/x").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "\"secret-text\"",
                "{\"title\": \"\"}",
                "{\"title\": 5, \"uid\": \"secret-text\"}",
                "{\"title\": \"x\", \"colour\": \"secret-text\"}",
                "{\"title\": \"x\", \"tags\": [\"secret text\"]}",
                "{\"title\": \"x\", \"createdAt\": \"+999999999-01-01T00:00:00Z\"}",
                "{\"title\": \"x\", \"body\": \"nul \\u0000\"}",
                "{\"title\": \"x\", \"body\": \"half \\ud800\"}",
                "{\"title\": \"x\"",
                "null"
            })
    void aLineThatIsNoNoteIsABadRequestAndNothingIsImported(String broken) {
        Browser alice = user();

        HttpResponse<String> answer = alice.upload("/notes/import", bytes("{\"title\": \"good\"}\n" + broken));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("secret", "Exception", "jackson");
        assertThat(titles(alice)).isEmpty();
    }

    @Test
    void bytesThatAreNoTextAreABadRequest() {
        assertThat(user().upload("/notes/import", new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'})
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anEmptyFileOrNoneIsABadRequest() {
        Browser alice = user();

        assertThat(alice.upload("/notes/import", bytes("\n \n")).statusCode()).isEqualTo(400);
        assertThat(alice.post("/notes/import").statusCode())
                .isGreaterThanOrEqualTo(400)
                .isLessThan(500);
    }

    @Test
    void asManyAsAllowedAreImportedAndOneMoreIsTooMany() {
        Browser alice = user();
        List<String> most = IntStream.range(0, NoteImport.MOST)
                .mapToObj(i -> "{\"title\": \"n" + i + "\", \"tags\": [\"t" + i % 10 + "\", \"all\"]}")
                .toList();

        HttpResponse<String> oneMore =
                alice.upload("/notes/import", bytes(String.join("\n", most) + "\n{\"title\": \"x\"}"));
        assertThat(oneMore.statusCode()).isEqualTo(413);
        assertThat(titles(alice)).isEmpty();

        alice.load(most);
        assertThat(alice.get("/notes?tag=t3").body()).contains("100 notes in all");
        assertThat(alice.get("/notes/export").body().lines()).hasSize(NoteImport.MOST);
    }

    @Test
    void aFileThatIsFarTooLargeIsRefusedBeforeItIsRead() {
        Browser alice = user();
        String line = "{\"title\": \"x\", \"body\": \"" + "y".repeat(9_000) + "\"}\n";

        assertThat(alice.upload("/notes/import", bytes(line.repeat(150))).statusCode())
                .isEqualTo(413);
        assertThat(titles(alice)).isEmpty();
    }

    @Test
    void whoIsNotSignedInImportsAndExportsNothing() {
        assertThat(notes.browser()
                        .upload("/notes/import", bytes(line("x", UID)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(Browser.location(notes.browser().get("/notes/export"))).isEqualTo("/login");
    }

    private static Browser user() {
        return notes.browser().signUp("user-" + ++users, PASSWORD);
    }

    private static List<String> titles(Browser user) {
        return user.get("/notes/export")
                .body()
                .lines()
                .map(line -> line.replaceAll(".*\"title\":\"([^\"]*)\".*", "$1"))
                .collect(Collectors.toList());
    }

    private static String line(String title, String uid) {
        return "{\"title\": \"" + title + "\", \"uid\": \"" + uid + "\"}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
