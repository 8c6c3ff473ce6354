package io.github.secureblocks.samples.browser;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Texts that lead, or try to lead, from a page of notes.example to one of evil.example. */
final class RedirectCorpus {
    /** Each is tried by itself, in the address bar. */
    static final List<String> PLAIN = List.of(
            "https://evil.example/",
            "//evil.example/",
            "///evil.example/",
            "////evil.example/",
            "/\\evil.example/",
            "\\\\evil.example/",
            "\\/evil.example/",
            "/\\/evil.example/",
            "/\t/evil.example/",
            "/\n/evil.example/",
            "/\r\n/evil.example/",
            "\t//evil.example/",
            "\u0001//evil.example/",
            " //evil.example/",
            "ht\ntps://evil.example/",
            "HTTPS://evil.example/",
            "https:\\\\evil.example/",
            "https:///evil.example/",
            "http:evil.example/",
            "http:/evil.example/",
            "/%09/evil.example/",
            "/%5cevil.example/",
            "/%2f%2fevil.example/",
            "/%2e%2e//evil.example/",
            "/.//evil.example/",
            "/a/..//evil.example/",
            "/./\\evil.example/",
            "/..;//evil.example/",
            "/%0d%0aLocation:%20https://evil.example/",
            "/a\r\nLocation: https://evil.example/",
            "https://notes.example@evil.example/",
            "https://notes.example:443@evil.example/",
            "https://notes.example.evil.example/",
            "https://evil.example\\@notes.example/",
            "https://evil.example#@notes.example/",
            "https://evil.example?@notes.example/",
            "https://pay.example@evil.example/checkout/",
            "https://pay.example.evil.example/checkout/",
            "https://pay.example\\.evil.example/checkout/",
            "https://pay.example%2eevil.example/checkout/",
            "https://pay.example/checkout/../../",
            "https://pay.example/checkout/%2e%2e/",
            "//\uff45vil.example/",
            "//evil\u3002example/",
            "//evil\uff0eexample/",
            "/\uff0fevil.example/",
            "/\u2215evil.example/",
            "//xn--evil-.example/",
            "//\u0435vil.example/",
            "//e\u00advil.example/",
            "//[::1]/",
            "//2130706433/",
            "//0x7f.1/",
            "javascript:location='https://evil.example/'",
            "java\nscript:location='https://evil.example/'",
            "\u0001javascript:location='https://evil.example/'",
            "data:text/html,<script>location='https://evil.example/'</script>",
            "blob:https://notes.example/a",
            "view-source:https://evil.example/",
            "about:blank",
            "file:///etc/passwd",
            "@evil.example/",
            ".evil.example/",
            ":443@evil.example/");

    private static final List<String> HONEST =
            List.of("/notes/42?sort=title", "/", "https://pay.example/checkout/4711?back=%2Fnotes");

    private static final String ALPHABET =
            "//\\\\::@@..%%?#;&=+ \t\r\n\u0000\u0001\u001f\u007f\u00a0\u00ad\u200b\u2028\u2215\u3002\uff0e\uff0f\ufeff[]{}|<>\"'25fFcCeE09azAZ-_~";

    private RedirectCorpus() {}

    /** The same ones each time, each once, without half of a character. */
    static List<String> values(int size) {
        Random random = new Random(601);
        List<String> seeds = new ArrayList<>(PLAIN);
        seeds.addAll(HONEST);
        Set<String> values = new LinkedHashSet<>(seeds);
        while (values.size() < size) {
            values.add(changed(seeds.get(random.nextInt(seeds.size())), random));
        }
        return List.copyOf(values);
    }

    private static String changed(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            int at = random.nextInt(1 + Math.min(text.length(), 24));
            String c = String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, c);
                case 1 -> text.delete(at, Math.min(text.length(), at + 1));
                default -> text.replace(at, Math.min(text.length(), at + 1), c);
            }
        }
        return text.toString();
    }
}
