package io.github.secureblocks.rules.bytecode;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Lines beyond the end of a file, which Kotlin's compiler gives to what it inlines, as the lines that called it. */
final class InlinedLines {
    private static final String STRATUM = "*S KotlinDebug";
    private static final Pattern RANGE =
            Pattern.compile("(?m)^(\\d{1,6})#\\d++(?:,(\\d{1,6}))?:(\\d{1,6})(?:,(\\d{1,6}))?$");

    private record Range(int first, int end, int line, int each) {
        int line(int inlined) {
            return line + (inlined - first) / each;
        }
    }

    private final NavigableMap<Integer, Range> ranges = new TreeMap<>();

    private InlinedLines(String calls) {
        Matcher matcher = RANGE.matcher(calls);
        while (matcher.find()) {
            int first = Integer.parseInt(matcher.group(3));
            int each = Math.max(1, number(matcher.group(4)));
            int end = first + number(matcher.group(2)) * each;
            ranges.put(first, new Range(first, end, Integer.parseInt(matcher.group(1)), each));
        }
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    /** Gives the lines of the file to all instructions of the class. */
    static void resolve(ClassNode type) {
        String map = type.sourceDebug;
        int calls = map == null ? -1 : map.indexOf(STRATUM);
        if (map == null || calls < 0) {
            return;
        }
        InlinedLines lines = new InlinedLines(map.substring(calls));
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode insn : method.instructions) {
                if (insn instanceof LineNumberNode line) {
                    line.line = lines.of(line.line);
                }
            }
        }
    }

    private int of(int line) {
        Map.Entry<Integer, Range> range = ranges.floorEntry(line);
        return range != null && line < range.getValue().end() ? range.getValue().line(line) : line;
    }
}
