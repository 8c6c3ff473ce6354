package io.github.secureblocks.rules.guard;

import java.util.ArrayList;
import java.util.List;

/** Reads the properties that {@code .mvn/maven.config} and {@code .mvn/jvm.config} set for every build. */
final class MavenArguments {
    private MavenArguments() {}

    static List<Setting> read(String text) {
        List<Setting> settings = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int line = 1; line <= lines.size(); line++) {
            String[] words = lines.get(line - 1).strip().split("\\s+");
            for (int at = 0; at < words.length; at++) {
                String word = words[at].equals("-D") && at + 1 < words.length ? "-D" + words[++at] : words[at];
                String property = word.startsWith("-D") ? word.substring(2) : afterLongOption(word);
                if (!property.isEmpty()) {
                    int equals = property.indexOf('=');
                    settings.add(new Setting(
                            "argument/" + (equals < 0 ? property : property.substring(0, equals)),
                            equals < 0 ? "true" : property.substring(equals + 1),
                            line));
                }
            }
        }
        return settings;
    }

    private static String afterLongOption(String word) {
        return word.startsWith("--define=") ? word.substring("--define=".length()) : "";
    }
}
