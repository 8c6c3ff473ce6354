package io.github.secureblocks.web.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Looks at every cookie that an answer sets. */
final class CookieCheck {
    private static final Pattern DELETED = Pattern.compile(";\\s*max-age=\"?0", Pattern.CASE_INSENSITIVE);

    private final Findings findings;

    CookieCheck(Findings findings) {
        this.findings = findings;
        findings.tried(Attack.OPEN_COOKIE);
    }

    void look(Answer answer) {
        for (String cookie : answer.cookies()) {
            String[] parts = cookie.split(";");
            String name = parts[0].split("=", 2)[0].strip();
            if (DELETED.matcher(cookie).find()) {
                continue;
            }
            List<String> missing = missing(name, Arrays.asList(parts).subList(1, parts.length));
            if (!missing.isEmpty()) {
                findings.add(
                        Attack.OPEN_COOKIE,
                        answer.tried(),
                        "the cookie " + name + " without " + String.join(", ", missing));
            }
        }
    }

    private static List<String> missing(String name, List<String> attributes) {
        List<String> given = attributes.stream()
                .map(attribute -> attribute.strip().toLowerCase(Locale.ROOT).replace(" ", ""))
                .toList();
        List<String> missing = new ArrayList<>();
        if (!given.contains("secure")) {
            missing.add("Secure");
        }
        if (!given.contains("httponly")) {
            missing.add("HttpOnly");
        }
        if (!given.contains("samesite=lax") && !given.contains("samesite=strict")) {
            missing.add("SameSite");
        }
        if (!name.startsWith("__Host-") && !name.startsWith("__Secure-") && !name.startsWith("__Http-")) {
            missing.add("the prefix __Host-");
        }
        return missing;
    }
}
