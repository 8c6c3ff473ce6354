package io.github.secureblocks.samples.corpus.html;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.owasp.encoder.Encode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;

/** Small pages that are returned as text. */
@Controller
@RequestMapping(path = "/greet", produces = MediaType.TEXT_HTML_VALUE)
class GreetingPages {
    private static final Map<String, String> HELLO = Map.of("de", "Guten Tag", "fr", "Bonjour", "en", "Hello");
    private static final String FOOTER = "<hr><p>Notes</p>";

    enum Mood {
        GLAD,
        SAD
    }

    record Visitor(String name, int visits) {
        String badge() {
            return "<b>" + name + "</b>";
        }

        String count() {
            return "<b>" + visits + "</b>";
        }
    }

    @ResponseBody
    @GetMapping("/u1")
    String unsafeReturnedText(@RequestParam String name) {
        return "<p>Hello, " + name + "</p>" + FOOTER; // unsafe html/unencoded-output
    }

    @ResponseBody
    @GetMapping("/s1")
    String safeReturnedText(@RequestParam String name) {
        return "<p>Hello, " + Encode.forHtml(name) + "</p>" + FOOTER; // safe html/unencoded-output
    }

    @GetMapping("/u2")
    ResponseEntity<String> unsafeEntityBuilder(@RequestParam String name) {
        String page = "<p>" + name + "</p>";
        return ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(page); // unsafe html/unencoded-output
    }

    @GetMapping("/s2")
    ResponseEntity<String> safeEntityBuilder(@RequestParam String name) {
        String page = "<p>" + HtmlUtils.htmlEscape(name) + "</p>";
        return ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(page); // safe html/unencoded-output
    }

    @ResponseBody
    @GetMapping("/u3/{language}")
    String unsafeChosenGreeting(@PathVariable String language) {
        String hello = HELLO.getOrDefault(language, "No greeting for " + language);
        return "<h1>" + hello + "</h1>"; // unsafe html/unencoded-output
    }

    @ResponseBody
    @GetMapping("/s3/{language}")
    String safeChosenGreeting(@PathVariable String language) {
        String hello = HELLO.getOrDefault(language, "No greeting for you");
        return "<h1>" + hello + "</h1>"; // safe html/unencoded-output
    }

    @ResponseBody
    @GetMapping("/u4")
    String unsafeEnumOrText(@RequestParam String mood) {
        String shown = mood.equalsIgnoreCase(Mood.GLAD.name()) ? ":-)" : mood;
        return "<p>" + shown + "</p>"; // unsafe html/unencoded-output
    }

    @ResponseBody
    @GetMapping("/s4")
    String safeEnumOrText(@RequestParam Mood mood) {
        String shown = mood == Mood.GLAD ? ":-)" : mood.name().toLowerCase(Locale.ROOT);
        return "<p>" + shown + "</p>"; // safe html/unencoded-output
    }

    @ResponseBody
    @GetMapping("/u5")
    String unsafeListOfNames(@RequestParam List<String> names) {
        String items = names.stream().map(name -> "<li>" + name + "</li>").collect(Collectors.joining());
        return "<ul>" + items + "</ul>"; // unsafe html/unencoded-output
    }

    @ResponseBody
    @GetMapping("/s5")
    String safeListOfNames(@RequestParam List<String> names) {
        String items = names.stream()
                .map(Encode::forHtml)
                .map(name -> "<li>" + name + "</li>")
                .collect(Collectors.joining());
        return "<ul>" + items + "</ul>"; // safe html/unencoded-output
    }

    @ResponseBody
    @GetMapping("/u6")
    String unsafeRecordMethod(@RequestParam String name, @RequestParam int visits) {
        Visitor visitor = new Visitor(name, visits);
        return visitor.badge(); // unsafe html/unencoded-output
    }

    @ResponseBody
    @GetMapping("/s6")
    String safeRecordMethod(@RequestParam String name, @RequestParam int visits) {
        Visitor visitor = new Visitor(name, visits);
        return visitor.count(); // safe html/unencoded-output
    }

    @ResponseBody
    @GetMapping("/u7")
    String unsafeOptionalParameter(@RequestParam Optional<String> city) {
        return city.map(name -> "<p>Weather in " + name).orElse("<p>Weather"); // unsafe html/unencoded-output
    }

    @ResponseBody
    @GetMapping("/s7")
    String safeOptionalParameter(@RequestParam Optional<String> city) {
        return city.map(name -> "<p>Weather there").orElse("<p>Weather"); // safe html/unencoded-output
    }

    @ResponseBody
    @PostMapping("/u8")
    String unsafeEarlyReturn(@RequestParam String answer) {
        if (answer.isBlank()) {
            return "<p>Say something</p>";
        }
        return "<p>You said: " + answer + "</p>"; // unsafe html/unencoded-output
    }

    @ResponseBody
    @PostMapping("/s8")
    String safeEarlyReturn(@RequestParam String answer) {
        if (!answer.equals("yes") && !answer.equals("no")) {
            return "<p>Say yes or no</p>";
        }
        return "<p>You said: " + answer + "</p>"; // safe html/unencoded-output
    }

    @ResponseBody
    @GetMapping("/u9/{id}")
    String unsafeTypedVariable(@PathVariable String id) {
        return "<a href='/order/" + id + "'>order</a>"; // unsafe html/unencoded-output
    }

    @ResponseBody
    @GetMapping("/s9/{id}")
    String safeTypedVariable(@PathVariable UUID id, @RequestParam LocalDate day) {
        return "<a href='/order/" + id + "?day=" + day + "'>order</a>"; // safe html/unencoded-output
    }

    @ResponseBody
    @GetMapping("/u10")
    String unsafeStreamOfConstants(@RequestParam String extra) {
        return List.of("a", "b", extra).stream()
                .map(this::row)
                .collect(Collectors.joining()); // unsafe html/unencoded-output
    }

    @ResponseBody
    @GetMapping("/s10")
    String safeStreamOfConstants() {
        return List.of("a", "b", "c").stream()
                .map(this::row)
                .collect(Collectors.joining()); // safe html/unencoded-output
    }

    private String row(String cell) {
        return "<tr><td>" + cell;
    }

    @ResponseBody
    @GetMapping("/u11")
    String unsafeBuilderPassedOn(@RequestParam String name) {
        StringBuilder page = new StringBuilder();
        page.append("<p>").append(name);
        return page.toString(); // unsafe html/unencoded-output
    }

    @ResponseBody
    @GetMapping("/s11")
    String safeBuilderPassedOn(@RequestParam String name) {
        StringBuilder page = new StringBuilder();
        page.append("<p>").append(name.length());
        return page.toString(); // safe html/unencoded-output
    }

    @GetMapping("/u12")
    @ResponseBody
    String unsafeDigitsOnly(@RequestParam String code) {
        String digits = code.replaceAll("\\s", "");
        return "<p>code " + digits + "</p>"; // unsafe html/unencoded-output
    }

    @GetMapping("/s12")
    @ResponseBody
    String safeDigitsOnly(@RequestParam String code) {
        if (!code.matches("\\d{6}")) {
            throw new IllegalArgumentException("six digits");
        }
        return "<p>code " + code + "</p>"; // safe html/unencoded-output
    }
}
