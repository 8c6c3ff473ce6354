package io.github.secureblocks.web.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Values that break out of some context, mixed and changed without end. */
final class HostileText {
    private static final List<String> TOKENS = List.of(
            "<",
            ">",
            "</",
            "/>",
            "<!--",
            "-->",
            "--!>",
            "<![CDATA[",
            "]]>",
            "<?",
            "&",
            "&lt;",
            "&#60",
            "&quot;",
            "&Tab;",
            "\"",
            "'",
            "`",
            "=",
            " ",
            "\t",
            "\n",
            "\r",
            "\f",
            "\u0000",
            "\u000b",
            "\u00a0",
            "\u2028",
            "\u2029",
            "\ufeff",
            "\ud83d",
            "\ude00",
            "\ud83d\ude00",
            "\ufdd0",
            "\uffff",
            "{",
            "}",
            "{}",
            "${",
            "(",
            ")",
            "[",
            "]",
            ";",
            ":",
            ",",
            "\\",
            "/",
            "//",
            "/*",
            "*/",
            "@",
            "#",
            "%",
            "%3C",
            "\\22",
            "\\3c",
            "\\x3c",
            "\\u003c",
            "\\u2028",
            "script",
            "/script",
            "style",
            "/style",
            "</script>",
            "</style>",
            "<script>",
            "<style>",
            "</title>",
            "</textarea>",
            "<svg>",
            "<math>",
            "onerror=",
            "onload=",
            "style=",
            "src=",
            "href=",
            "javascript:",
            "data:text/html,",
            "alert(1)",
            "url(",
            "@import",
            "expression(",
            "import(",
            "0",
            "1px",
            "red",
            "#fff",
            "a",
            "f",
            "F",
            " f",
            "x",
            "1",
            "2x",
            "100w",
            "!important",
            "\u00e9",
            "\u65e5",
            "\uff1c",
            "\u017f",
            "\u0130");

    private final Random random;
    private final List<String> corpus = new ArrayList<>(Payloads.ALL);

    HostileText(Random random) {
        this.random = random;
        corpus.addAll(Payloads.URLS);
        corpus.addAll(Payloads.CODE);
    }

    /** Never empty. */
    String next() {
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? one(corpus) : one(TOKENS));
        for (int n = random.nextInt(6); n > 0; n--) {
            change(text);
        }
        return text.isEmpty() ? "'" : text.toString();
    }

    private void change(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(7)) {
            case 0, 1 -> text.insert(at, one(TOKENS));
            case 2 -> text.append(one(TOKENS));
            case 3 -> text.insert(at, one(corpus));
            case 4 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
            case 5 -> text.insert(at, Character.toChars(random.nextInt(Character.MAX_CODE_POINT + 1)));
            default -> {
                String end = text.substring(at);
                text.setLength(at);
                text.append(random.nextBoolean() ? end.toUpperCase(Locale.ROOT) : end + end);
            }
        }
    }

    private String one(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
