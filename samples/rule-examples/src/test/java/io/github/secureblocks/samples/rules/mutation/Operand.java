package io.github.secureblocks.samples.rules.mutation;

import java.util.List;

/** An expression that can be carried along another way, with its types as they are written in source. */
record Operand(int start, int end, String text, String type, String reference, String erased) {
    boolean isText() {
        return type.equals("java.lang.String");
    }

    /** Whether neither reaches into the other. */
    static boolean areApart(List<Operand> operands) {
        for (Operand one : operands) {
            for (Operand other : operands) {
                if (one != other && one.start < other.end && other.start < one.end) {
                    return false;
                }
            }
        }
        return true;
    }
}
