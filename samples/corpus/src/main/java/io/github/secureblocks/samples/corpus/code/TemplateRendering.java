package io.github.secureblocks.samples.corpus.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.springframework.expression.Expression;
import org.springframework.expression.common.TemplateParserContext;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Letters that are written with SpEL templates. */
@RestController
class TemplateRendering {
    private static final TemplateParserContext TEMPLATE = new TemplateParserContext();
    private static final String GREETING;

    static {
        String hello = "Hello #{name}";
        GREETING = Locale.getDefault() == Locale.GERMANY ? "Hallo #{name}" : hello;
    }

    enum Letter {
        WELCOME("Welcome, #{name}"),
        REMINDER("Dear #{name}, please pay");

        private final String template;

        Letter(String template) {
            this.template = template;
        }

        String template() {
            return template;
        }
    }

    sealed interface Source permits BuiltIn, Custom {}

    record BuiltIn(Letter letter) implements Source {}

    record Custom(String text, int version) implements Source {}

    private final SpelExpressionParser parser = new SpelExpressionParser();
    private String footer = "#{'bye'}";

    @PostMapping("/preview")
    Integer unsafeHandlerBody(@RequestBody String body) {
        Expression letter = parser.parseExpression(body, TEMPLATE); // unsafe code/dynamic-evaluation
        return letter.getExpressionString().length();
    }

    @PostMapping("/preview/size")
    Integer safeHandlerBody(@RequestBody String body) {
        Expression letter = parser.parseExpression(GREETING, TEMPLATE); // safe code/dynamic-evaluation
        return letter.getExpressionString().length() + body.length();
    }

    @PostMapping("/letters/{name}")
    Integer unsafeEnumField(@PathVariable String name, @RequestBody String text) {
        String template = name.isEmpty() ? text : Letter.valueOf(name).template();
        Expression letter = parser.parseExpression(template, TEMPLATE); // unsafe code/dynamic-evaluation
        return letter.getExpressionString().length();
    }

    @PostMapping("/fixed/{name}")
    Integer safeEnumField(@PathVariable String name) {
        String template = Letter.valueOf(name.toUpperCase(Locale.ROOT)).template();
        Expression letter = parser.parseExpression(template, TEMPLATE); // safe code/dynamic-evaluation
        return letter.getExpressionString().length();
    }

    Expression unsafeSealedTypes(Source source) {
        if (source instanceof BuiltIn builtIn) {
            return parser.parseExpression(builtIn.letter().template());
        } else if (source instanceof Custom custom) {
            return parser.parseExpression(custom.text(), TEMPLATE); // unsafe code/dynamic-evaluation
        }
        throw new IllegalStateException();
    }

    Expression safeSealedTypes(Source source) {
        String text;
        if (source instanceof BuiltIn builtIn) {
            text = builtIn.letter().template();
        } else if (source instanceof Custom custom) {
            text = "#{'version " + custom.version() + "'}";
        } else {
            throw new IllegalStateException();
        }
        return parser.parseExpression(text, TEMPLATE); // safe code/dynamic-evaluation
    }

    void setFooter(String footer) {
        this.footer = footer;
    }

    Expression unsafeFieldWithSetter() {
        return parser.parseExpression(footer, TEMPLATE); // unsafe code/dynamic-evaluation
    }

    Expression safeFieldWithSetter() {
        String line = "#{'" + footer.length() + " characters'}";
        return parser.parseExpression(line, TEMPLATE); // safe code/dynamic-evaluation
    }

    Expression unsafeFileFromDisk(Path file) throws IOException {
        String text = Files.readString(file);
        return parser.parseExpression(text, TEMPLATE); // unsafe code/dynamic-evaluation
    }

    Expression safeFileFromDisk(Path file) throws IOException {
        String text = Files.exists(file) ? "#{'there'}" : "#{'gone'}";
        return parser.parseExpression(text, TEMPLATE); // safe code/dynamic-evaluation
    }

    Expression unsafeResourceOverwritten(String asked) throws IOException {
        Properties letters = new Properties();
        try (InputStream in = TemplateRendering.class.getResourceAsStream("/letters.properties")) {
            letters.load(in);
        }
        letters.setProperty("letter.welcome", asked);
        return parser.parseExpression(
                letters.getProperty("letter.welcome"), TEMPLATE); // unsafe code/dynamic-evaluation
    }

    Expression safeResourceOverwritten(String asked) throws IOException {
        Properties letters = new Properties();
        try (InputStream in = TemplateRendering.class.getResourceAsStream("/letters.properties")) {
            letters.load(in);
        }
        String text = letters.getProperty("letter.welcome");
        letters.setProperty("asked", asked);
        return parser.parseExpression(text, TEMPLATE); // safe code/dynamic-evaluation
    }

    Expression unsafeBytesToText(byte[] upload) {
        String text = new String(upload, StandardCharsets.UTF_8);
        return parser.parseExpression(text.strip(), TEMPLATE); // unsafe code/dynamic-evaluation
    }

    Expression safeBytesToText(byte[] upload) {
        byte[] fixed = "#{1 + 1}".getBytes(StandardCharsets.UTF_8);
        String text = new String(fixed, StandardCharsets.UTF_8);
        return upload.length == 0 ? null : parser.parseExpression(text, TEMPLATE); // safe code/dynamic-evaluation
    }

    Expression unsafeOrElse(Optional<String> custom) {
        return parser.parseExpression(custom.orElse(GREETING), TEMPLATE); // unsafe code/dynamic-evaluation
    }

    Expression safeOrElse(Optional<Letter> letter) {
        String text = letter.map(Letter::template).orElse(GREETING);
        return parser.parseExpression(text, TEMPLATE); // safe code/dynamic-evaluation
    }

    Expression unsafeRequireNonNull(String text) {
        String checked = Objects.requireNonNullElse(text, "#{1}");
        return parser.parseExpression(checked); // unsafe code/dynamic-evaluation
    }

    Expression safeRequireNonNull(Letter letter) {
        String checked = Objects.requireNonNull(letter.template(), "template");
        return parser.parseExpression(checked); // safe code/dynamic-evaluation
    }

    private Expression parsed(Supplier<String> text) {
        return parser.parseExpression(text.get());
    }

    Expression unsafeSupplierToHelper(String text) {
        Supplier<String> source = () -> text + " + 1";
        String chosen = first(source, () -> "2");
        return parser.parseExpression(chosen); // unsafe code/dynamic-evaluation
    }

    Expression safeSupplierToHelper(String text) {
        Supplier<String> source = () -> text + " + 1";
        String chosen = first(() -> "2", source);
        return parser.parseExpression(chosen); // safe code/dynamic-evaluation
    }

    private static String first(Supplier<String> one, Supplier<String> other) {
        String text = one.get();
        return text == null ? other.getClass().getName() : text;
    }

    Expression fixed() {
        return parsed(() -> "3 * 4");
    }
}
