package io.github.secureblocks.web.spring;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Refuses a key that nothing reads, so that a misspelt one cannot leave a protection off. */
final class KnownKeys {
    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(WebProperty.PREFIX);
    /** The module's name, which is easily taken for the keys'. */
    private static final ConfigurationPropertyName MODULE = ConfigurationPropertyName.of("secure-web");

    private static final Set<ConfigurationPropertyName> KEYS = Arrays.stream(WebProperty.values())
            .map(each -> ConfigurationPropertyName.of(each.key))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> LETTERS =
            KEYS.stream().map(KnownKeys::letters).collect(Collectors.toUnmodifiableSet());

    private KnownKeys() {}

    static void check(Environment environment) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource iterable) {
                boolean variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
                iterable.stream()
                        .filter(name -> ROOT.isAncestorOf(name) || !variables && MODULE.isAncestorOf(name))
                        .forEach(name -> check(name, variables));
            }
        }
    }

    private static void check(ConfigurationPropertyName name, boolean variable) {
        ConfigurationPropertyName key = name;
        while (key.isLastElementIndexed()
                || variable && key.getLastElement(Form.UNIFORM).matches("[0-9]+")) {
            key = key.getParent();
        }
        if (variable ? LETTERS.contains(letters(key)) : KEYS.contains(key)) {
            return;
        }
        throw SettingRefused.because(name + " is no key that is read, so that what it was to do is not done; write "
                + nearest(letters(key)));
    }

    /** A variable's name has no hyphens, and underscores may stand for them or for dots. */
    private static String letters(ConfigurationPropertyName name) {
        return name.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String nearest(String letters) {
        List<String> keys =
                Arrays.stream(WebProperty.values()).map(each -> each.key).toList();
        return keys.stream()
                .min((one, other) -> Integer.compare(distance(letters, one), distance(letters, other)))
                .orElseThrow();
    }

    private static int distance(String letters, String key) {
        String other = key.replaceAll("[^a-z0-9]", "");
        int[] above = new int[other.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= letters.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = above[j - 1] + (letters.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[other.length()];
    }
}
