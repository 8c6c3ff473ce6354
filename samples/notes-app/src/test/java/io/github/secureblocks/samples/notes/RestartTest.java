package io.github.secureblocks.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What outlives the process, on a directory of its own. */
@Timeout(180)
class RestartTest {
    private static final String PASSWORD = "quiet-otter-41-lantern";
    private static final String KEYS = "/.well-known/jwks.json";

    @TempDir
    Path data;

    @Test
    void aRestartForgetsEverybodyWhereNoDirectoryIsGiven() {
        Browser alice;
        String keys;
        try (RunningNotes first = RunningNotes.start()) {
            alice = first.browser().signUp("alice", PASSWORD);
            keys = alice.get(KEYS).body();
        }
        try (RunningNotes second = RunningNotes.start()) {
            assertThat(alice.at(second.origin()).isSignedIn()).isFalse();
            assertThat(second.browser().get(KEYS).body()).isNotEqualTo(keys);
        }
    }

    @Test
    void cookiesKeysAndNotesOutliveAStopAndAKill() throws IOException {
        Browser alice;
        Browser gone;
        String keys;
        try (NotesProcess first = NotesProcess.on(data)) {
            alice = first.browser().signUp("alice", PASSWORD);
            alice.write("Kept", "in a file");
            keys = alice.get(KEYS).body();
        }
        NotesProcess second = NotesProcess.on(data);
        try {
            alice = alice.at(second.origin());
            assertThat(alice.get("/notes").body()).contains("Kept");
            assertThat(alice.get(KEYS).body()).isEqualTo(keys);
            assertThat(alice.without(Browser.ACCESS).isSignedIn()).isTrue();
            gone = second.browser().signIn("alice", PASSWORD);
            gone.copy().post("/logout");
        } finally {
            second.kill();
        }
        try (NotesProcess third = NotesProcess.on(data)) {
            alice = alice.at(third.origin());
            assertThat(alice.copy().without(Browser.REFRESH).isSignedIn()).isTrue();
            assertThat(alice.without(Browser.ACCESS).isSignedIn()).isTrue();
            assertThat(alice.get(KEYS).body()).isEqualTo(keys);
            assertThat(gone.at(third.origin()).without(Browser.REFRESH).isSignedIn())
                    .as("signed out before the kill")
                    .isFalse();
            assertThat(third.browser().signIn("alice", PASSWORD).isSignedIn()).isTrue();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("master-key"))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(data.resolve("notes.mv.db"), StandardCharsets.ISO_8859_1))
                .doesNotContain(Files.readString(data.resolve("master-key")))
                .doesNotContain("PRIVATE KEY")
                .doesNotContain(alice.cookie(Browser.REFRESH));
    }
}
