package io.github.secureblocks.rules.guard;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads a properties file with its line numbers; a later line overrules an earlier one, as it does for its reader. */
final class PropertiesFile {
    private PropertiesFile() {}

    static List<Setting> read(String text) throws IOException {
        List<String> lines = text.lines().toList();
        List<Setting> settings = new ArrayList<>();
        for (Map.Entry<Object, Object> entry : load(text).entrySet()) {
            String name = String.valueOf(entry.getKey());
            int line = 0;
            for (int number = 1; number <= lines.size(); number++) {
                if (load(lines.get(number - 1)).containsKey(name)) {
                    line = number;
                }
            }
            settings.add(new Setting(name, String.valueOf(entry.getValue()).strip(), line));
        }
        settings.sort((one, other) -> Integer.compare(one.line(), other.line()));
        return settings;
    }

    private static Properties load(String text) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException malformed) {
            throw new IOException(malformed);
        }
        return properties;
    }
}
