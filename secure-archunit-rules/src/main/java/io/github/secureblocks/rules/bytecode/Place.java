package io.github.secureblocks.rules.bytecode;

import org.jspecify.annotations.Nullable;

/**
 * One instruction of the program.
 *
 * @param method the key of its method
 * @param index of the instruction
 */
record Place(String method, int index) {
    // Hashed by the million in a process of seconds, before what the compiler generates has become fast.
    @Override
    public int hashCode() {
        return method.hashCode() * 31 + index;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Place that && index == that.index && method.equals(that.method));
    }
}
