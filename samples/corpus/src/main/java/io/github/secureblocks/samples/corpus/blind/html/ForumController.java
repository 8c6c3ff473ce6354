package io.github.secureblocks.samples.corpus.blind.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.owasp.encoder.Encode;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Threads and posts, as pages of text. */
@RestController
@RequestMapping(path = "/forum", produces = MediaType.TEXT_HTML_VALUE)
class ForumController {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]+");
    private static final String LAYOUT = "<!doctype html><title>{{title}}</title><main>{{body}}</main>";

    enum Tab {
        POSTS,
        PEOPLE
    }

    record Post(String author, String text, int votes) {}

    private static String page(String title, String body) {
        return LAYOUT.replace("{{title}}", title).replace("{{body}}", body);
    }

    private static String item(Post post) {
        return "<li>" + Encode.forHtml(post.author()) + ": " + Encode.forHtmlContent(post.text()) + "</li>";
    }

    @GetMapping("/layout/unsafe")
    String unsafeLayout(@RequestParam String title, @RequestParam int count) {
        String body = "<p>" + count + " posts</p>";
        return page(title, body); // unsafe html/unencoded-output
    }

    @GetMapping("/layout/safe")
    String safeLayout(@RequestParam String title, @RequestParam int count) {
        String body = "<p>" + count + " posts</p>";
        return page(Encode.forHtml(title), body); // safe html/unencoded-output
    }

    @GetMapping("/script/unsafe")
    String unsafeEncoderOfPlace(@RequestParam String author) {
        String name = Encode.forJavaScript(author);
        return "<h1>Posts of " + name + "</h1>"; // unsafe html/unencoded-output
    }

    @GetMapping("/script/safe")
    String safeEncoderOfPlace(@RequestParam String author) {
        String name = Encode.forHtmlContent(author);
        return "<h1>Posts of " + name + "</h1>"; // safe html/unencoded-output
    }

    @GetMapping("/twice/unsafe")
    String unsafeEncodedAndBack(@RequestParam String query) {
        String encoded = HtmlUtils.htmlEscape(query);
        String shown = encoded.length() > 80 ? encoded.substring(0, 80) : HtmlUtils.htmlUnescape(encoded);
        return "<p>" + shown + "</p>"; // unsafe html/unencoded-output
    }

    @GetMapping("/twice/safe")
    String safeEncodedAndBack(@RequestParam String query) {
        String encoded = HtmlUtils.htmlEscape(query);
        String shown = HtmlUtils.htmlUnescape(encoded).length() > 80 ? "<em>too long</em>" : encoded;
        return "<p>" + shown + "</p>"; // safe html/unencoded-output
    }

    @PostMapping("/items/unsafe")
    ResponseEntity<String> unsafeItems(@RequestBody List<Post> posts) {
        String items = posts.stream()
                .filter(post -> post.votes() > 0)
                .map(post -> "<li>" + Encode.forHtml(post.author()) + ": " + post.text() + "</li>")
                .collect(Collectors.joining());
        return ResponseEntity.ok("<ul>" + items + "</ul>"); // unsafe html/unencoded-output
    }

    @PostMapping("/items/safe")
    ResponseEntity<String> safeItems(@RequestBody List<Post> posts) {
        String items = posts.stream()
                .filter(post -> post.votes() > 0)
                .map(ForumController::item)
                .collect(Collectors.joining());
        return ResponseEntity.ok("<ul>" + items + "</ul>"); // safe html/unencoded-output
    }

    @GetMapping("/tab/unsafe/{tab}")
    ResponseEntity<String> unsafeTab(@PathVariable String tab) {
        for (Tab one : Tab.values()) {
            if (one.name().equalsIgnoreCase(tab)) {
                return ResponseEntity.ok("<h2>" + one + "</h2>");
            }
        }
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .body("<h2>No tab " + tab + "</h2>"); // unsafe html/unencoded-output
    }

    @GetMapping("/tab/safe/{tab}")
    ResponseEntity<String> safeTab(@PathVariable String tab) {
        Tab found = Tab.POSTS;
        for (Tab one : Tab.values()) {
            if (one.name().equalsIgnoreCase(tab)) {
                found = one;
            }
        }
        return ResponseEntity.status(HttpStatus.OK)
                .body("<h2>Tab " + found.name() + "</h2>"); // safe html/unencoded-output
    }

    @GetMapping("/slug/unsafe/{slug}")
    String unsafeSlug(@PathVariable String slug) {
        String shown = Optional.of(slug).filter(SLUG.asPredicate()).orElse("unknown");
        return "<p>Thread " + shown + "</p>"; // unsafe html/unencoded-output
    }

    @GetMapping("/slug/safe/{slug}")
    String safeSlug(@PathVariable String slug) {
        String shown = Optional.of(slug).filter(SLUG.asMatchPredicate()).orElse("unknown");
        return "<p>Thread " + shown + "</p>"; // safe html/unencoded-output
    }

    @GetMapping("/language/unsafe")
    String unsafeLanguage(@RequestHeader("Accept-Language") String accepted) {
        String first = accepted.split(",", 2)[0].strip();
        String html = switch (first) {
            case "de" -> "<p>Hallo</p>";
            case "fr" -> "<p>Bonjour</p>";
            default -> "<p lang=" + first + ">Hello</p>";
        };
        return html; // unsafe html/unencoded-output
    }

    @GetMapping("/language/safe")
    String safeLanguage(@RequestHeader("Accept-Language") String accepted) {
        String first = accepted.split(",", 2)[0].strip();
        String html = switch (first) {
            case "de" -> "<p>Hallo</p>";
            case "fr" -> "<p>Bonjour</p>";
            default -> "<p lang=en>Hello</p>";
        };
        return html; // safe html/unencoded-output
    }

    @GetMapping("/visitor/unsafe")
    String unsafeVisitor(@CookieValue(name = "nick", required = false) String nick) {
        StringBuilder html = new StringBuilder("<p>Welcome");
        Optional.ofNullable(nick).ifPresent(name -> html.append(", ").append(name));
        return html.append("</p>").toString(); // unsafe html/unencoded-output
    }

    @GetMapping("/visitor/safe")
    String safeVisitor(@CookieValue(name = "nick", required = false) String nick) {
        StringBuilder html = new StringBuilder("<p>Welcome");
        Optional.ofNullable(nick)
                .map(Encode::forHtml)
                .ifPresent(name -> html.append(", ").append(name));
        return html.append("</p>").toString(); // safe html/unencoded-output
    }

    @GetMapping("/avatar/unsafe")
    String unsafeAvatar(@RequestParam String mail) {
        String key = mail.toLowerCase(Locale.ROOT).trim();
        return "<img src=\"/avatars/" + key + ".png\">"; // unsafe html/unencoded-output
    }

    @GetMapping("/avatar/safe")
    String safeAvatar(@RequestParam String mail) throws NoSuchAlgorithmException {
        byte[] key = mail.toLowerCase(Locale.ROOT).trim().getBytes(StandardCharsets.UTF_8);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        return "<img src=\"/avatars/" + hash + ".png\">"; // safe html/unencoded-output
    }

    @PostMapping("/flags/unsafe")
    String unsafeFlags(@RequestBody Map<String, Boolean> flags) {
        StringBuilder rows = new StringBuilder("<table>");
        flags.forEach((name, on) ->
                rows.append("<tr><td>").append(name).append("<td>").append(on));
        return Objects.toString(rows); // unsafe html/unencoded-output
    }

    @PostMapping("/flags/safe")
    String safeFlags(@RequestBody Map<String, Boolean> flags) {
        StringBuilder rows = new StringBuilder("<table>");
        flags.values().forEach(on -> rows.append("<tr><td>flag<td>").append(on.booleanValue()));
        return Objects.toString(rows); // safe html/unencoded-output
    }
}
