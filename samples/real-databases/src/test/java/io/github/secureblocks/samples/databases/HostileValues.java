package io.github.secureblocks.samples.databases;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values that mean something to some parser, alone and combined; one seed makes one sequence. */
final class HostileValues {
    private static final List<String> PIECES = List.of(
            // What ends or escapes a literal or a name, in every encoding of it.
            "'",
            "''",
            "\"",
            "`",
            "\\",
            "\\'",
            "\\\\'",
            "\\\"",
            "\\x27",
            "\\u0027",
            "%27",
            "&#39;",
            "&apos;",
            "\\047",
            "chr(39)",
            "x'27'",
            "e'\\''",
            "u&'\\0027'",
            "n'",
            "q'[",
            "]'",
            "[",
            "]",
            // Comments and second statements.
            "--",
            "-- ",
            "--\n",
            "#",
            "#\n",
            "/*",
            "*/",
            "/*!50000 or 1=1 */",
            "/*+ x */",
            ";",
            "; drop table canary",
            ";drop table canary;--",
            "\n;\ndrop table canary\n/\n",
            "delimiter //\n",
            // What a template, driver or procedure call would replace.
            "?",
            "??",
            "?|",
            ":v",
            "::text",
            ":id",
            "$1",
            "${v}",
            "#{v}",
            "{fn now()}",
            "{d '2026-01-01'}",
            "{escape '!'}",
            "$$",
            "$x$",
            "@v",
            "@@version",
            ":=",
            "%s",
            "{}",
            "%",
            "_",
            "!",
            "!%",
            "\\%",
            // Payloads.
            "' or '1'='1",
            "' or 1=1 -- ",
            "\\' or 1=1 -- ",
            "\" or \"\"=\"",
            "') or ('1'='1",
            "' union select owner from canary -- ",
            "'||(select owner from canary)||'",
            "' and sleep(5)='",
            "'; select pg_sleep(5)--",
            "1; shutdown",
            "null",
            "NULL",
            "true",
            "0",
            "-1",
            "1e309",
            "0x27",
            // Quotes that a conversion could make plain, and pieces of multibyte characters whose last byte is a
            // backslash.
            "\u02BC",
            "\u2018",
            "\u2019",
            "\u201B",
            "\u2032",
            "\uFF07",
            "\u02B9",
            "\uFF02",
            "\uFF3C",
            "\u2216",
            "\u00A5",
            "\u20A9",
            "\uFE68",
            "\u00BF'",
            "\u7E17'",
            "\u7E17\\'",
            "\u8A87\\",
            "\u8868'",
            "\u80FD\\",
            "\u30BD'",
            "\u0127\u0122",
            "\u2A27",
            "\u0227",
            // Spaces and signs that are dropped, joined or turned around.
            " ",
            "\t",
            "\r\n",
            "\u000B",
            "\f",
            "\b",
            "\u001A",
            "\u001B[2J",
            "\u007F",
            "\u0085",
            "\u00A0",
            "\u00AD",
            "\u180E",
            "\u200B",
            "\u200D",
            "\u200E",
            "\u202E",
            "\u2028",
            "\u2029",
            "\uFEFF",
            "\uFFFD",
            "\uFFFE",
            "e\u0301",
            "\u00E9",
            "\u0130",
            "\u0131",
            "\u00DF",
            "\u1E9E",
            "\uFB01",
            "\u1100\u1161",
            "\uD83D\uDE00",
            "\uD834\uDD1E",
            "\uDBFF\uDFFF",
            "a",
            "Z",
            "9");

    private final Random random;

    HostileValues(long seed) {
        this.random = new Random(seed);
    }

    /** Values that every database can hold. */
    List<String> storable(int count) {
        List<String> values = new ArrayList<>(PIECES);
        values.add("");
        while (values.size() < count) {
            values.add(
                    switch (random.nextInt(8)) {
                        case 0 -> run();
                        case 1, 2 -> letters(1 + random.nextInt(40));
                        default -> combined(2 + random.nextInt(7));
                    });
        }
        return values.subList(0, count);
    }

    /** A megabyte of hostile pieces. */
    String huge() {
        StringBuilder out = new StringBuilder(1 << 20);
        while (out.length() < 1 << 20) {
            out.append(piece());
        }
        return out.toString();
    }

    /** Values with a NUL, or with half of a character, which not every database can hold. */
    List<String> unstorable(int count) {
        List<String> values =
                new ArrayList<>(List.of("\0", "\0'", "'\0", "\uD800", "\uDC00", "\uDC00\uD800", "\uD83D'"));
        String[] signs = {"\0", "\uD800", "\uDBFF", "\uDC00", "\uDFFF"};
        while (values.size() < count) {
            String before = random.nextBoolean() ? "" : combined(1);
            values.add(before + signs[random.nextInt(signs.length)] + "'" + combined(1));
        }
        return values;
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private String combined(int pieces) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            out.append(piece());
        }
        return out.toString();
    }

    private String run() {
        return piece().repeat(1 + random.nextInt(60));
    }

    /** Any characters but NUL and halves of pairs. */
    private String letters(int count) {
        StringBuilder out = new StringBuilder();
        while (out.length() < count) {
            int point = 1 + random.nextInt(random.nextBoolean() ? 0xFF : Character.MAX_CODE_POINT - 1);
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                out.appendCodePoint(point);
            }
        }
        return out.toString();
    }
}
