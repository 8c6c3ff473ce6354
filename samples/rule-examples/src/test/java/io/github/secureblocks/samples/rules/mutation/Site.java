package io.github.secureblocks.samples.rules.mutation;

import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A place in an example that is rewritten.
 *
 * @param example where
 * @param firstLine where its statement begins
 * @param line where a finding is expected, if the example is bad
 * @param verdict that it is expected with; empty where the rules are to be silent
 * @param literal whether the place is fine, and stays so only with a compile-time constant in its place
 * @param operands what decides whether there is a finding
 * @param call what is called there; empty where a handler answers a value
 * @param statement around it; empty where none can be put before it
 * @param classEnd where members are added to the outermost class
 * @param innerEnd where members are added to the class that the place is in
 */
record Site(
        Example example,
        int firstLine,
        int line,
        Optional<Verdict> verdict,
        boolean literal,
        List<Operand> operands,
        Optional<CallSite> call,
        Optional<Statement> statement,
        int classEnd,
        int innerEnd) {

    /** A statement in a block; alone is one that can be wrapped as a whole. */
    record Statement(int start, int end, boolean alone, boolean expression, boolean inStatic) {}

    /** Whether a statement can be put before the place. */
    boolean takes(String before) {
        return statement
                .filter(around -> !(around.inStatic && before.contains("this.")))
                .isPresent();
    }

    /** Whether the call is what decides, and throws a checked exception. */
    boolean throwsItself() {
        return call.filter(called -> !called.thrown().isEmpty())
                .filter(called -> operands.stream()
                        .anyMatch(operand -> operand.start() == called.start() && operand.end() == called.end()))
                .isPresent();
    }

    String source(int start, int end) {
        return example.text().substring(start, end);
    }
}
