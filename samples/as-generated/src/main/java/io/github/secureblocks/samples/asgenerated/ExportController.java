package io.github.secureblocks.samples.asgenerated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
public class ExportController {
    private final NoteRepository notes;
    private final WebhookClient webhookClient;

    public ExportController(NoteRepository notes, WebhookClient webhookClient) {
        this.notes = notes;
        this.webhookClient = webhookClient;
    }

    @PostMapping("/notes/{id}/export")
    public String export(@PathVariable long id, @RequestParam String name) throws IOException, InterruptedException {
        // plant: no word on who may call rule access/undeclared-endpoint
        Path text = Files.createTempFile("note", ".txt");
        Files.writeString(text, notes.findById(id).body());
        String command = "mkdir -p exports && gzip -c " + text + " > exports/" + name + ".gz";
        // plant: shell command rule process/shell-command
        Process process = Runtime.getRuntime().exec(new String[] {"sh", "-c", command});
        process.waitFor();
        return "redirect:/exports?file=" + name + ".gz";
    }

    @GetMapping("/exports")
    public ResponseEntity<byte[]> download(@RequestParam String file) throws IOException {
        // plant: no word on who may call rule access/undeclared-endpoint
        // plant: path from data rule file/path-from-data
        byte[] content = Files.readAllBytes(Paths.get("exports/" + file));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .body(content);
    }

    @PostMapping("/notes/{id}/send")
    public String send(@PathVariable long id, @RequestParam String url) throws IOException, InterruptedException {
        // plant: no word on who may call rule access/undeclared-endpoint
        webhookClient.send(url, notes.findById(id).body()); // plant: any address attack-only (CWE-918: no rule yet)
        return "redirect:/notes/" + id;
    }
}
