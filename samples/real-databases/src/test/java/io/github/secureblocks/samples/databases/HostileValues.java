package io.github.secureblocks.samples.databases;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values that mean something to some parser, alone and combined; one seed makes one sequence. */
final class HostileValues {
    private final Random random;

    HostileValues(long seed) {
        this.random = new Random(seed);
    }

    /** Values that every database can hold. */
    List<String> storable(int count) {
        List<String> values = new ArrayList<>(HostilePieces.ALL);
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
        return HostilePieces.ALL.get(random.nextInt(HostilePieces.ALL.size()));
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
