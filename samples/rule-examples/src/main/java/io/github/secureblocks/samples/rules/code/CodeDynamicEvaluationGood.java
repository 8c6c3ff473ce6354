package io.github.secureblocks.samples.rules.code;

/** A closed choice instead of a language. */
final class CodeDynamicEvaluationGood {
    double calculate(String operation, double left, double right) {
        return switch (operation) {
            case "add" -> left + right;
            case "subtract" -> left - right;
            default -> throw new IllegalArgumentException("Not an operation; write add or subtract");
        };
    }
}
