package io.github.secureblocks.web.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values that JSON has, with text that breaks out of places. */
final class RandomValue {
    private static final List<String> PIECES = List.of(
            "</script>",
            "<!--",
            "-->",
            "<script",
            "'",
            "\"",
            "\\",
            "&",
            "\u2028",
            "\u2029",
            "\u0000",
            "\n",
            "\u0085",
            "\ud83d\ude00",
            "\\u003c",
            "${x}",
            "`",
            "]]>",
            "a",
            "\ufeff",
            "__proto__",
            "/*",
            "*/",
            "//");

    private final Random random;

    RandomValue(long seed) {
        this.random = new Random(seed);
    }

    Object next(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> text();
            case 1 -> random.nextInt();
            case 2 -> random.nextBoolean();
            case 3 -> random.nextInt(1_000) / 8.0 + 0.0625;
            case 4 -> list(depth);
            default -> map(depth);
        };
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(6); n > 0; n--) {
            text.append(PIECES.get(random.nextInt(PIECES.size()))).append((char) (' ' + random.nextInt(0xD000)));
        }
        return text.toString();
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            list.add(next(depth - 1));
        }
        return list;
    }

    private Map<String, Object> map(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            map.put(text(), next(depth - 1));
        }
        return map;
    }
}
