package io.github.secureblocks.web.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.web.json.SafeJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;

/** What an IDE offers is what the code reads: the file is written from the enum, and read with another parser. */
class WebPropertyMetadataTest {
    private static final Path FILE = Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");

    @Test
    void theMetadataIsThatOfTheCode() throws IOException {
        String rendered = rendered();
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(FILE, rendered);
        }
        assertThat(Files.readString(FILE)).as("run with -Dregenerate=true").isEqualTo(rendered);
    }

    @Test
    void anotherParserReadsEveryKeyOnce() throws IOException {
        List<String> names = new ArrayList<>();
        new YamlPropertySourceLoader()
                .load("metadata", new FileSystemResource(FILE)).stream()
                        .map(source -> (EnumerablePropertySource<?>) source)
                        .forEach(source -> Arrays.stream(source.getPropertyNames())
                                .filter(name -> name.matches("properties\\[\\d+]\\.name"))
                                .forEach(name -> names.add(String.valueOf(source.getProperty(name)))));
        assertThat(names).hasSize(WebProperty.values().length).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(names))
                .isEqualTo(new TreeSet<>(Arrays.stream(WebProperty.values())
                        .map(each -> each.key)
                        .toList()));
    }

    @Test
    void everyKeyIsInTheFormThatSpringBootDemandsAndIsDescribedInOneSentence() {
        Pattern form = Pattern.compile("secure\\.web(?:\\.[a-z]+(?:-[a-z]+)*){1,2}");
        assertThat(WebProperty.values()).allSatisfy(each -> {
            assertThat(each.key).matches(form);
            assertThat(each.description).matches("[A-Z].*\\.").doesNotContain("\n");
        });
    }

    private static String rendered() {
        List<Object> properties = new ArrayList<>();
        List<Object> hints = new ArrayList<>();
        for (WebProperty each : WebProperty.values()) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("name", each.key);
            property.put("type", each.kind.type);
            property.put("description", each.description);
            if (each.hasPreset()) {
                property.put("defaultValue", valueOf(each));
            }
            properties.add(property);
            if (!each.words().isEmpty()) {
                Map<String, Object> hint = new LinkedHashMap<>();
                hint.put("name", each.key);
                hint.put(
                        "values",
                        each.words().stream().map(word -> Map.of("value", word)).toList());
                hints.add(hint);
            }
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("properties", properties);
        all.put("hints", hints);
        return SafeJson.of(all).toString().replace("{\"name\"", "\n  {\"name\"") + "\n";
    }

    private static Object valueOf(WebProperty property) {
        return switch (property.kind) {
            case SWITCH -> Boolean.valueOf(property.preset());
            case LIST -> List.of(property.preset().split(", "));
            default -> property.preset();
        };
    }
}
