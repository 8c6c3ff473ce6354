package io.github.secureblocks.samples.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody reads who starts the application on what it cannot use. */
@Timeout(180)
class StartFailureTest {
    @TempDir
    Path data;

    @Test
    void aDirectoryThatOthersMayEnterIsNotUsed() throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatItSays("chmod 700 " + data);
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aSecretIsNotMadeUpBesideDataThatAnotherOneOpens() throws IOException {
        NotesProcess.on(data).close();
        Files.delete(data.resolve("master-key"));

        assertThatItSays("master-key is missing beside the data");
        assertThat(data.resolve("master-key")).doesNotExist();
    }

    @Test
    void aMasterKeyOfAnotherDirectoryIsCalledThat(@TempDir Path other) throws IOException {
        NotesProcess.on(data).close();
        NotesProcess.on(other).close();
        Files.writeString(data.resolve("master-key"), Files.readString(other.resolve("master-key")));

        assertThatItSays("sealed under another master key");
    }

    @Test
    void twoInstancesDoNotShareADirectory() throws IOException {
        try (NotesProcess first = NotesProcess.on(data)) {
            assertThatItSays("90020");
            assertThat(first.browser().get("/").statusCode()).isEqualTo(200);
        }
    }

    private void assertThatItSays(String text) {
        assertThatIllegalStateException()
                .isThrownBy(() -> NotesProcess.on(data))
                .satisfies(failed -> assertThat(String.valueOf(failed.getMessage())
                                .substring(failed.getMessage().indexOf("APPLICATION FAILED TO START")))
                        .contains(text)
                        .contains("README")
                        .doesNotContain("\tat "));
    }
}
