package io.github.secureblocks.samples.notes;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.log.SafeLogger;
import io.github.secureblocks.samples.notes.ImportResult.Outcome;
import io.github.secureblocks.web.html.SafeHtml;
import io.github.secureblocks.web.spring.Authenticated;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** All of one's own notes as a file, and notes from such a file. */
@RestController
@RequestMapping("/notes")
class TransferController {
    private static final SafeLogger LOG = SafeLogger.of(TransferController.class);

    private final NoteTransfer transfer;
    private final NoteImport imports;
    private final Limits limits;
    private final JsonMapper json;

    TransferController(NoteTransfer transfer, NoteImport imports, Limits limits, JsonMapper json) {
        this.transfer = transfer;
        this.imports = imports;
        this.limits = limits;
        this.json = json;
    }

    @GetMapping("/export")
    @Authenticated
    ResponseEntity<StreamingResponseBody> download(Caller caller) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "application/x-ndjson")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"notes.jsonl\"")
                .body(out -> {
                    long notes = transfer.each(caller, note -> write(note, out));
                    LOG.info("export by {}: {} notes", caller.subject(), notes);
                });
    }

    @GetMapping("/import")
    @Authenticated
    SafeHtml form(Caller caller) {
        return ImportPage.of(caller, null);
    }

    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Authenticated
    ResponseEntity<?> upload(Caller caller, @RequestParam MultipartFile file) throws IOException {
        limits.write(caller);
        ImportResult result = imports.read(caller, file.getInputStream());
        LOG.info("import by {}: {}", caller.subject(), result.outcome());
        return result.outcome() == Outcome.DONE
                ? Redirect.to("/notes")
                : ResponseEntity.status(result.status()).body(ImportPage.of(caller, result.message()));
    }

    private void write(NoteLine note, OutputStream out) {
        try {
            out.write(json.writeValueAsBytes(note));
            out.write('\n');
        } catch (IOException readerHasLeft) {
            throw new UncheckedIOException(readerHasLeft);
        }
    }
}
