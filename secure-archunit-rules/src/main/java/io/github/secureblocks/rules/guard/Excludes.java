package io.github.secureblocks.rules.guard;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The patterns of a pom that leave a rules test out of every run. */
final class Excludes {
    private static final String PLUGIN = ".*/maven-(surefire|failsafe)-plugin";
    private static final Pattern EXCLUDED =
            Pattern.compile(PLUGIN + "(/executions/default-test)?/configuration/excludes/exclude");
    private static final Pattern INCLUDED =
            Pattern.compile(PLUGIN + "/executions/[^/]+/configuration/includes/include");

    private Excludes() {}

    static List<Setting> of(List<Setting> pom, Set<String> rulesTests) {
        return pom.stream()
                .filter(setting -> EXCLUDED.matcher(setting.name()).matches())
                .filter(setting -> rulesTests.stream()
                        .filter(test -> !test.contains("$"))
                        .anyMatch(test -> matches(setting, test) && pom.stream().noneMatch(includes(test))))
                .toList();
    }

    private static Predicate<Setting> includes(String test) {
        return setting -> INCLUDED.matcher(setting.name()).matches() && matches(setting, test);
    }

    private static boolean matches(Setting setting, String test) {
        for (String pattern : setting.value().split(",")) {
            if (AntPattern.matches(pattern, test)) {
                return true;
            }
        }
        return false;
    }
}
