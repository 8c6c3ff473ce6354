package io.github.secureblocks.rules.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which lines of ArchUnit's ignore file can match a finding, whose line starts with the id of its rule in brackets. */
final class IgnorePatterns {
    private IgnorePatterns() {}

    static List<Setting> hiding(String text, List<String> ruleIds) {
        List<Setting> hiding = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int line = 1; line <= lines.size(); line++) {
            String pattern = lines.get(line - 1);
            if (!pattern.isBlank() && !pattern.startsWith("#") && hides(pattern, ruleIds)) {
                hiding.add(new Setting("pattern", pattern, line));
            }
        }
        return hiding;
    }

    // A pattern that ran out of text could have gone on to match: it may match the rest of a finding's line.
    private static boolean hides(String pattern, List<String> ruleIds) {
        try {
            Pattern compiled = Pattern.compile(pattern);
            return ruleIds.stream().anyMatch(id -> {
                Matcher matcher = compiled.matcher("[" + id + "] ");
                return matcher.matches() || matcher.hitEnd();
            });
        } catch (PatternSyntaxException notOne) {
            return false;
        }
    }
}
