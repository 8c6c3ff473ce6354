package io.github.secureblocks.web.test;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Content-Security-Policy as it was sent, in small letters. */
final class PolicyText {
    private final Map<String, List<String>> directives = new HashMap<>();

    private PolicyText() {}

    /** Each of several, in one header or in many, is in force; there is at least one, which may be empty. */
    static List<PolicyText> all(String policies) {
        return Arrays.stream(policies.split(",", -1)).map(PolicyText::of).toList();
    }

    static PolicyText of(String policy) {
        PolicyText text = new PolicyText();
        for (String directive : policy.split(";")) {
            List<String> words = Arrays.asList(directive.strip().split("\\s+"));
            text.directives.putIfAbsent(words.get(0), words.subList(1, words.size()));
        }
        return text;
    }

    boolean refusesFrames() {
        List<String> ancestors = directives.get("frame-ancestors");
        return ancestors != null
                && ancestors.stream().noneMatch(source -> source.equals("*") || source.matches("https?:(//\\*)?"));
    }

    /** Empty where injected script does not. */
    String howScriptRuns() {
        List<String> sources = directives.getOrDefault("script-src", directives.get("default-src"));
        if (sources == null) {
            return "no Content-Security-Policy for scripts";
        }
        boolean strict = sources.contains("'strict-dynamic'");
        boolean named = strict
                || sources.stream().anyMatch(source -> source.startsWith("'nonce-") || source.startsWith("'sha"));
        if (!named && sources.contains("'unsafe-inline'")) {
            return "a Content-Security-Policy with 'unsafe-inline' for scripts";
        }
        if (sources.contains("'unsafe-eval'")) {
            return "a Content-Security-Policy with 'unsafe-eval'";
        }
        if (!strict && sources.stream().anyMatch(source -> source.matches("\\*|https?:|data:|https?://\\*"))) {
            return "a Content-Security-Policy that takes scripts from anywhere";
        }
        if (named && !directives.containsKey("base-uri")) {
            return "a Content-Security-Policy with nonces and without base-uri";
        }
        return "";
    }
}
