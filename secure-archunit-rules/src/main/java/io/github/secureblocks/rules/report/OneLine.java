package io.github.secureblocks.rules.report;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows text of a class file or a source so that it can neither leave its line nor change how the line is read. */
final class OneLine {
    private OneLine() {}

    static String of(String text) {
        return text.codePoints().allMatch(OneLine::isPlain)
                ? text
                : text.codePoints()
                        .mapToObj(point -> isPlain(point) ? Character.toString(point) : "\\u{%x}".formatted(point))
                        .collect(Collectors.joining());
    }

    /** The same for a line of source, whose tabs stay. */
    static String ofSource(String line) {
        return Stream.of(line.split("\t", -1)).map(OneLine::of).collect(Collectors.joining("\t"));
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
