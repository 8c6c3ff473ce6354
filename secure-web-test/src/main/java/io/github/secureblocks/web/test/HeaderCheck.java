package io.github.secureblocks.web.test;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Looks at the headers of every answer. */
final class HeaderCheck {
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+");
    private static final List<String> NAMES = List.of("X-Powered-By", "X-AspNet-Version", "X-Generator");

    private final boolean https;
    private final Findings findings;

    HeaderCheck(boolean https, Findings findings) {
        this.https = https;
        this.findings = findings;
        for (Attack attack : List.of(
                Attack.NO_CONTENT_SECURITY_POLICY,
                Attack.FRAMING,
                Attack.SNIFFING,
                Attack.REFERRER,
                Attack.FINGERPRINT)) {
            findings.tried(attack);
        }
        if (https) {
            findings.tried(Attack.NO_STRICT_TRANSPORT);
        }
    }

    void look(Answer answer) {
        if (!answer.header("X-Content-Type-Options").strip().equalsIgnoreCase("nosniff")) {
            add(Attack.SNIFFING, answer, "no X-Content-Type-Options: nosniff");
        }
        if (https && maxAge(answer.header("Strict-Transport-Security")) < 31_536_000) {
            add(Attack.NO_STRICT_TRANSPORT, answer, "no Strict-Transport-Security of a year or more");
        }
        if (answer.isPage()) {
            page(answer);
        }
        String server = answer.header("Server");
        if (VERSION.matcher(server).find()) {
            findings.add(Attack.FINGERPRINT, answer.tried(), "Server names a version");
        }
        NAMES.stream()
                .filter(answer::has)
                .forEach(name -> findings.add(Attack.FINGERPRINT, answer.tried(), "the header " + name));
    }

    private void page(Answer answer) {
        List<PolicyText> policies =
                PolicyText.all(answer.header("Content-Security-Policy").toLowerCase(Locale.ROOT));
        List<String> open = policies.stream().map(PolicyText::howScriptRuns).toList();
        if (!open.contains("")) {
            add(Attack.NO_CONTENT_SECURITY_POLICY, answer, open.get(0));
        }
        String frames = answer.header("X-Frame-Options").strip().toUpperCase(Locale.ROOT);
        if (policies.stream().noneMatch(PolicyText::refusesFrames)
                && !frames.equals("DENY")
                && !frames.equals("SAMEORIGIN")) {
            add(Attack.FRAMING, answer, "neither frame-ancestors nor X-Frame-Options");
        }
        String referrer = answer.header("Referrer-Policy").toLowerCase(Locale.ROOT);
        if (referrer.isEmpty() || referrer.contains("unsafe-url") || referrer.endsWith("no-referrer-when-downgrade")) {
            add(Attack.REFERRER, answer, "no Referrer-Policy that keeps addresses");
        }
    }

    /** A page that only somebody who is signed in sees. */
    void lookAtPrivate(Answer answer) {
        findings.tried(Attack.CACHED_PAGE);
        if (answer.status() == 200 && !answer.header("Cache-Control").contains("no-store")) {
            add(Attack.CACHED_PAGE, answer, "no Cache-Control: no-store");
        }
    }

    private void add(Attack attack, Answer answer, String seen) {
        findings.add(attack, answer.tried(), answer.seen() + ", " + seen);
    }

    private static long maxAge(String header) {
        for (String part : header.toLowerCase(Locale.ROOT).split("[;,]")) {
            String value = part.strip().replace("\"", "");
            if (value.matches("max-age=\\d{1,18}")) {
                return Long.parseLong(value.substring("max-age=".length()));
            }
        }
        return -1;
    }
}
