package io.github.secureblocks.samples.rules.mutation;

import java.util.List;
import java.util.Optional;

/**
 * A call or the making of an object, with what is needed to write it down elsewhere.
 *
 * @param start position of the expression
 * @param end position after it
 * @param receiver the value that it is called on; empty where it is static or makes an object
 * @param owner the type as written, for static calls, and of the made object
 * @param name of the method, or {@code new}
 * @param arguments in order
 * @param result type of the expression
 * @param thrown clause with a leading space, or empty
 * @param subtype a declaration of {@code Sub}, a subtype of the receiver's type; for a made object only its start
 * @param referable whether a method reference to it is to be found, or to be passed over, like the call
 */
record CallSite(
        int start,
        int end,
        Optional<Operand> receiver,
        String owner,
        String name,
        List<Argument> arguments,
        String result,
        String thrown,
        Optional<String> subtype,
        boolean referable) {

    /** An argument; its type is empty where it is written with type variables of the method. */
    record Argument(String text, Optional<String> type) {}

    boolean makes() {
        return name.equals("new");
    }

    boolean answers() {
        return !result.equals("void");
    }
}
