package io.github.secureblocks.samples.notes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Mails as files that this user alone can read: a link that signs in belongs into no log. */
@Component
class FileOutbox implements Outbox {
    private final Path directory;

    FileOutbox(NotesData data) {
        directory = data.outbox();
    }

    Path directory() {
        return directory;
    }

    @Override
    public void send(String username, String subject, String text) {
        try {
            Path mail = Files.createTempFile(directory, "mail", ".txt");
            Files.writeString(mail, "To: " + username + "\nSubject: " + subject + "\n\n" + text + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
