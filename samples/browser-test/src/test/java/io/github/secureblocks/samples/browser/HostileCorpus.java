package io.github.secureblocks.samples.browser;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Values that break out of some context of a page where they stand there as they are, derived from a small grammar. */
final class HostileCorpus {
    static final int SIZE = 10_000;

    private static final int LONGEST = 20_000;

    private final Random random;

    private HostileCorpus(long seed) {
        this.random = new Random(seed);
    }

    /** The same ones each time, each once. */
    static List<String> values() {
        HostileCorpus corpus = new HostileCorpus(79);
        Set<String> values = new LinkedHashSet<>(Grammar.PLAIN);
        values.add("<b>".repeat(LONGEST / 3));
        values.add("\"'><".repeat(LONGEST / 4) + "<script>canary(1)</script>");
        while (values.size() < SIZE) {
            values.add(corpus.next());
        }
        return List.copyOf(values);
    }

    /** A part of them that holds something of everything. */
    static List<String> sample(int size) {
        List<String> all = values();
        List<String> sample = new ArrayList<>(Grammar.PLAIN.subList(0, Math.min(size, Grammar.PLAIN.size())));
        for (int i = sample.size(), step = all.size() / size; sample.size() < size; i += step) {
            sample.add(all.get(i % all.size()));
        }
        return sample;
    }

    private String next() {
        String value = switch (random.nextInt(8)) {
            case 0, 1 -> one(Grammar.EXITS) + element();
            case 2 -> one(Grammar.EXITS) + attributes() + one(Grammar.NOISE);
            case 3 -> url();
            case 4 -> one(Grammar.SCRIPT_EXITS) + one(Grammar.CODE) + one(Grammar.SCRIPT_ENDS);
            case 5 -> one(Grammar.STYLE_EXITS) + one(Grammar.STYLES) + one(Grammar.STYLE_ENDS);
            case 6 -> one(Grammar.TEMPLATES).replace("CODE", one(Grammar.CODE));
            default -> mix();
        };
        return random.nextInt(4) == 0 ? changed(value) : value;
    }

    private String element() {
        String tag = one(Grammar.TAGS);
        String name = random.nextInt(4) == 0 ? one(Grammar.NOISE) + tag : tag;
        return switch (random.nextInt(4)) {
            case 0 -> "<script" + one(Grammar.NOISE) + ">" + one(Grammar.CODE) + "</script>";
            case 1 -> "<" + name + attributes() + ">" + one(Grammar.CODE) + "</" + name + ">";
            case 2 -> "<" + name + one(Grammar.GAPS) + "href=" + quoted(url()) + ">x";
            default -> "<" + name + attributes() + one(Grammar.GAPS);
        };
    }

    private String attributes() {
        String handler = one(Grammar.GAPS) + one(Grammar.HANDLERS) + "=" + quoted(one(Grammar.CODE));
        return random.nextBoolean() ? handler : one(Grammar.GAPS) + one(Grammar.LURES) + handler;
    }

    private String url() {
        return one(Grammar.NOISE) + one(Grammar.SCHEMES) + one(Grammar.CODE);
    }

    private String quoted(String value) {
        String quote = one(List.of("", "\"", "'", "`"));
        return quote + (random.nextInt(3) == 0 ? entities(value) : value) + quote;
    }

    private String mix() {
        StringBuilder text = new StringBuilder();
        for (int n = 2 + random.nextInt(8); n > 0; n--) {
            text.append(one(random.nextBoolean() ? Grammar.TOKENS : Grammar.NOISE));
        }
        return text.append(one(Grammar.CODE)).toString();
    }

    /** Written in one of the notations that something on the way may undo. */
    private String changed(String value) {
        return switch (random.nextInt(6)) {
            case 0 -> entities(value);
            case 1 -> value.replace("<", "%3C").replace(">", "%3E").replace("\"", "%22");
            case 2 -> value.replace("<", "\\x3c").replace("'", "\\u0027");
            case 3 -> value.replace('<', '\uff1c').replace('>', '\uff1e');
            case 4 -> value + value.substring(random.nextInt(value.length() + 1));
            default ->
                new StringBuilder(value)
                        .insert(random.nextInt(value.length() + 1), one(Grammar.NOISE))
                        .toString();
        };
    }

    private String entities(String value) {
        StringBuilder text = new StringBuilder();
        value.codePoints().forEach(c -> {
            if (random.nextInt(3) > 0) {
                text.appendCodePoint(c);
            } else {
                text.append(random.nextBoolean() ? "&#" + c : "&#x" + Integer.toHexString(c));
                text.append(random.nextInt(4) == 0 ? "" : ";");
            }
        });
        return text.toString();
    }

    private String one(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
