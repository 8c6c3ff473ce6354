package io.github.secureblocks.web.spring;

import io.github.secureblocks.web.spring.WebProperty.Kind;
import io.github.secureblocks.web.spring.WebProperty.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;

/**
 * What the application's settings say about the web edge, each value of its kind.
 *
 * <p>Read key by key, not bound to an object: a key that is misspelt stops the start wherever it was written, the environment's variables
 * included, and no refusal repeats a value, as the binder's own would.
 */
final class WebSettings {
    private final Map<WebProperty, List<String>> values;
    private final String application;

    private WebSettings(Map<WebProperty, List<String>> values, String application) {
        this.values = values;
        this.application = application;
    }

    static WebSettings of(Environment environment) {
        KnownKeys.check(environment);
        Map<WebProperty, List<String>> values = new EnumMap<>(WebProperty.class);
        Binder binder = Binder.get(environment);
        for (WebProperty each : WebProperty.values()) {
            read(binder, each).ifPresent(value -> values.put(each, value));
        }
        String application = environment.getProperty("server.servlet.context-path", "");
        return new WebSettings(values, application.equals("/") ? "" : application);
    }

    Set<WebProperty> stated() {
        return values.isEmpty() ? EnumSet.noneOf(WebProperty.class) : EnumSet.copyOf(values.keySet());
    }

    boolean states(Part part) {
        return stated().stream().anyMatch(each -> each.part == part);
    }

    Optional<String> text(WebProperty property) {
        return Optional.ofNullable(values.get(property)).map(value -> value.get(0));
    }

    boolean is(WebProperty property) {
        return Boolean.parseBoolean(text(property).orElseGet(property::preset));
    }

    /** A path of this application, as browsers ask for it. */
    String asAskedFor(String path) {
        return application + path;
    }

    /** What a block makes of a value; its refusal becomes one of the key. */
    <T> Optional<T> made(WebProperty property, Function<String[], T> block) {
        List<T> made = new ArrayList<>();
        list(property, value -> made.add(block.apply(value)));
        return made.stream().findFirst();
    }

    void text(WebProperty property, Consumer<String> block) {
        text(property).ifPresent(value -> refusing(property, () -> block.accept(value)));
    }

    void list(WebProperty property, Consumer<String[]> block) {
        List<String> value = values.get(property);
        if (value != null) {
            refusing(property, () -> block.accept(value.toArray(String[]::new)));
        }
    }

    void each(WebProperty property, Consumer<String> block) {
        values.getOrDefault(property, List.of()).forEach(value -> refusing(property, () -> block.accept(value)));
    }

    void duration(WebProperty property, Consumer<Duration> block) {
        text(property, value -> block.accept(DurationStyle.detectAndParse(value)));
    }

    void instant(WebProperty property, Consumer<Instant> block) {
        text(property, value -> block.accept(Instant.parse(value)));
    }

    static void refusing(WebProperty property, Runnable block) {
        try {
            block.run();
        } catch (IllegalArgumentException refused) {
            throw SettingRefused.value(property, reason(property, refused.getMessage()));
        }
    }

    /** A block names the line of Java to write, which is not the one that is to be written here. */
    private static String reason(WebProperty property, @Nullable String message) {
        int line = message == null ? 0 : message.indexOf("; write ");
        return message == null || line == 0 ? property.kind.expected : line < 0 ? message : message.substring(0, line);
    }

    private static Optional<List<String>> read(Binder binder, WebProperty property) {
        List<String> value;
        try {
            value = property.kind == Kind.LIST
                    ? binder.bind(property.key, Bindable.listOf(String.class)).orElse(null)
                    : binder.bind(property.key, String.class).map(List::of).orElse(null);
        } catch (BindException unreadable) {
            throw SettingRefused.value(property, "is written as " + property.kind.expected);
        }
        if (value == null) {
            return Optional.empty();
        }
        List<String> trimmed = value.stream().map(String::strip).toList();
        if (trimmed.isEmpty() || trimmed.stream().anyMatch(each -> !fits(property, each))) {
            throw SettingRefused.value(property, "is " + expected(property));
        }
        return Optional.of(trimmed);
    }

    private static String expected(WebProperty property) {
        return property.kind == Kind.WORD ? String.join(" or ", property.words()) : property.kind.expected;
    }

    private static boolean fits(WebProperty property, String value) {
        return switch (property.kind) {
            case TEXT, LIST -> !value.isEmpty();
            case WORD -> property.words().contains(value);
            case SWITCH -> value.equals("true") || value.equals("false");
            case DURATION -> isDuration(value);
            case INSTANT -> isInstant(value);
        };
    }

    /** A bare number would be milliseconds, which nobody means who knows the header's seconds. */
    private static boolean isDuration(String value) {
        try {
            return !value.matches("[+-]?[0-9]+") && DurationStyle.detectAndParse(value) != null;
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            return false;
        }
    }

    private static boolean isInstant(String value) {
        try {
            return Instant.parse(value) != null;
        } catch (DateTimeParseException malformed) {
            return false;
        }
    }
}
