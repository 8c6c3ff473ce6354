package io.github.secureblocks.rules.bytecode;

/** A value on one path. */
sealed interface Value permits Datum, Ref, Function {
    /** How many slots it takes. */
    default int size() {
        return 1;
    }
}
