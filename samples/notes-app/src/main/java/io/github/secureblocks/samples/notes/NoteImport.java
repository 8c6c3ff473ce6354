package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.samples.notes.ImportResult.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads notes from a file, one JSON object a line, and stores all of them or none. */
@Service
class NoteImport {
    static final int MOST = 1_000;

    private final NoteTransfer transfer;
    private final JsonMapper json;
    private final InstantSource clock = InstantSource.system();

    NoteImport(NoteTransfer transfer, JsonMapper json) {
        this.transfer = transfer;
        this.json = json;
    }

    /** The server bounds the size of a file before this is called. */
    ImportResult read(Caller caller, InputStream file) throws IOException {
        List<NewNote> notes = new ArrayList<>();
        Instant now = clock.instant();
        // A decoder of its own stops at broken UTF-8, where a named character set would put a question mark.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder()))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                Optional<NewNote> note = note(line, now);
                if (note.isEmpty()) {
                    return new ImportResult(Outcome.NOT_A_NOTE, number);
                }
                if (notes.size() == MOST) {
                    return ImportResult.of(Outcome.TOO_MANY);
                }
                notes.add(note.get());
            }
        } catch (CharacterCodingException notText) {
            return new ImportResult(Outcome.NOT_A_NOTE, notes.size() + 1);
        }
        if (notes.isEmpty()) {
            return ImportResult.of(Outcome.EMPTY);
        }
        return ImportResult.of(transfer.add(caller, notes) ? Outcome.DONE : Outcome.DUPLICATE);
    }

    private Optional<NewNote> note(String line, Instant now) {
        try {
            NoteLine read = json.readValue(line, NoteLine.class);
            return read == null ? Optional.empty() : NewNote.of(read, now);
        } catch (JacksonException notAnObject) {
            return Optional.empty();
        }
    }
}
