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
@CrossOrigin(originPatterns = "*", allowCredentials = "true")
public class NoteController {
    private static final Logger log = LoggerFactory.getLogger(NoteController.class);

    private final NoteRepository notes;
    private final HtmlPage page;
    private final Random random = new Random();

    public NoteController(NoteRepository notes, HtmlPage page) {
        this.notes = notes;
        this.page = page;
    }

    @GetMapping(value = "/notes", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    public String list(
            @RequestAttribute("user") CurrentUser user,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "created") String sort) {
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
        html.append("<textarea name=\"body\"></textarea><br><button>Save</button></form>");
        return page.render("My notes", user, html.toString());
    }

    @PostMapping("/notes")
    public String create(
            @RequestAttribute("user") CurrentUser user, @RequestParam String title, @RequestParam String body) {
        notes.save(user.username(), title, body);
        log.info("User {} created note {}", user.username(), title);
        return "redirect:/notes";
    }

    @GetMapping(value = "/notes/{id}", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    public String view(@RequestAttribute("user") CurrentUser user, @PathVariable long id) {
        Note note = notes.findById(id);
        String html = "<p>" + note.body() + "</p>";
        if (note.shareToken() != null) {
            html += "<p>Shared: <a href=\"/shared/" + note.shareToken() + "\">link</a></p>";
        }
        html += button(id, "share", "Share") + button(id, "delete", "Delete");
        return page.render(note.title(), user, html);
    }

    @PostMapping("/notes/{id}/delete")
    public String delete(@PathVariable long id) {
        notes.delete(id);
        return "redirect:/notes";
    }

    @PostMapping("/notes/{id}/share")
    public String share(@PathVariable long id) {
        notes.share(id, Long.toHexString(random.nextLong()));
        return "redirect:/notes/" + id;
    }

    @GetMapping(value = "/shared/{token}", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    public String shared(@PathVariable String token) {
        Note note = notes.findByShareToken(token);
        return page.render(note.title(), "<p>" + note.body() + "</p>");
    }

    private static String button(long id, String action, String label) {
        return "<form method=\"post\" action=\"/notes/" + id + "/" + action + "\"><button>" + label
                + "</button></form>";
    }
}
