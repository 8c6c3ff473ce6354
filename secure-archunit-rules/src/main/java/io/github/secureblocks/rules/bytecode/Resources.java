package io.github.secureblocks.rules.bytecode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The settings that lie beside the checked classes or on the class path. */
final class Resources {
    private final List<ResourceFile> files;
    private final ClassPath classPath;
    private final Map<String, Optional<Map<String, String>>> read = new HashMap<>();
    private @Nullable Map<String, String> application;

    Resources(List<ResourceFile> files, ClassPath classPath) {
        this.files = List.copyOf(files);
        this.classPath = classPath;
    }

    /** The entries of a file of properties; null where it is not there or cannot be read. */
    @Nullable
    Map<String, String> properties(String name) {
        Optional<Map<String, String>> known = read.get(name);
        if (known == null) {
            known = find(name).flatMap(Resources::parsed);
            read.put(name, known);
        }
        return known.orElse(null);
    }

    /** A setting of the application's own file; null where it is not set there. */
    @Nullable
    String setting(String key) {
        Map<String, String> known = application;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (String name : List.of("application.yml", "application.yaml")) {
                known.putAll(find(name).map(FlatYaml::read).orElse(Map.of()));
            }
            Map<String, String> properties = properties("application.properties");
            if (properties != null) {
                known.putAll(properties);
            }
            application = known;
        }
        return known.get(key);
    }

    private Optional<byte[]> find(String name) {
        for (ResourceFile file : files) {
            if (file.name().equals(name)) {
                return Optional.of(file.bytes());
            }
        }
        return classPath.resource(name);
    }

    private static Optional<Map<String, String>> parsed(byte[] bytes) {
        Properties properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(bytes));
        } catch (IOException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
        Map<String, String> all = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(key -> all.put(key, properties.getProperty(key)));
        return Optional.of(all);
    }
}
