package io.github.secureblocks.samples.asgenerated;

import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

@Controller
public class NoteController {
    private static final Logger log = LoggerFactory.getLogger(NoteController.class);

    private static final String TOOLS = """
            <h2>Import</h2><form method="post" action="/import"><input name="xml"><button>XML</button></form>
            <form method="post" action="/restore"><input name="backup"><button>Restore</button></form>
            <p><a href="/backup">Backup</a></p>
            <h2>Calculator</h2><form action="/calculate"><input name="expression"><button>=</button></form>""";

    private final NoteRepository notes;
    private final HtmlPage page;
    private final Random random = new Random(); // plant: share token rule random/predictable

    public NoteController(NoteRepository notes, HtmlPage page) {
        this.notes = notes;
        this.page = page;
    }

    @GetMapping(value = "/notes", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    @CrossOrigin(originPatterns = "*", allowCredentials = "true")
    public String list(
            @RequestAttribute("user") CurrentUser user,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "created") String sort) {
        // plant: no word on who may call rule access/undeclared-endpoint
        // plant: any origin may read (the annotation has no line) rule web/permissive-cors
        StringBuilder html = new StringBuilder();
        html.append("<form action=\"/notes\"><input name=\"q\" value=\"")
                .append(q)
                .append("\">");
        html.append("<select name=\"sort\"><option>created</option><option>title</option></select>");
        html.append("<button>Search</button></form>");
        if (!q.isEmpty()) {
            html.append("<p>Results for ").append(q).append(":</p>");
        }
        html.append("<ul>");
        for (Note note : notes.search(user.username(), q, sort)) {
            html.append("<li><a href=\"/notes/").append(note.id()).append("\">");
            html.append(note.title()).append("</a></li>");
        }
        html.append("</ul><form method=\"post\" action=\"/notes\"><input name=\"title\" placeholder=\"Title\"><br>");
        html.append("<textarea name=\"body\"></textarea><br><button>Save</button></form>")
                .append(TOOLS);
        // plant: text as it is rule html/unencoded-output
        return page.render("My notes", user, html.toString());
    }

    @PostMapping("/notes") // plant: no CSRF defence attack-only (CWE-352: absence, no rule yet)
    public String create(
            @RequestAttribute("user") CurrentUser user, @RequestParam String title, @RequestParam String body) {
        // plant: no word on who may call rule access/undeclared-endpoint
        notes.save(user.username(), title, body);
        log.info("User {} created note {}", user.username(), title); // plant: forged line rule log/forged-line
        return "redirect:/notes";
    }

    @GetMapping(value = "/notes/{id}", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    public String view(@RequestAttribute("user") CurrentUser user, @PathVariable long id) {
        // plant: no word on who may call rule access/undeclared-endpoint
        Note note = notes.findById(id); // plant: any owner attack-only (CWE-639: no rule yet)
        String html = "<p>" + note.body() + "</p>";
        if (note.shareToken() != null) {
            html += "<p>Shared: <a href=\"/shared/" + note.shareToken() + "\">link</a></p>";
        }
        html += form(id, "share", "Share", "") + form(id, "delete", "Delete", "");
        html += form(id, "export", "Export", "<input name=\"name\">");
        html += form(id, "send", "Send", "<input name=\"url\">");
        // plant: text as it is rule html/unencoded-output
        return page.render(note.title(), user, html);
    }

    @PostMapping("/notes/{id}/delete")
    public String delete(@PathVariable long id) {
        // plant: no word on who may call rule access/undeclared-endpoint
        notes.delete(id); // plant: any owner attack-only (CWE-639: no rule yet)
        return "redirect:/notes";
    }

    @PostMapping("/notes/{id}/share")
    public String share(@PathVariable long id) {
        // plant: no word on who may call rule access/undeclared-endpoint
        notes.share(id, Long.toHexString(random.nextLong())); // plant: any owner attack-only (CWE-639: no rule yet)
        return "redirect:/notes/" + id;
    }

    @GetMapping(value = "/shared/{token}", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    public String shared(@PathVariable String token) {
        // plant: no word on who may call rule access/undeclared-endpoint
        Note note = notes.findByShareToken(token);
        // plant: text as it is rule html/unencoded-output
        return page.render(note.title(), "<p>" + note.body() + "</p>");
    }

    private static String form(long id, String action, String label, String field) {
        return "<form method=\"post\" action=\"/notes/" + id + "/" + action + "\">" + field + "<button>" + label
                + "</button></form>";
    }
}
