package io.github.secureblocks.rules.bytecode;

/**
 * An object whose contents are followed.
 *
 * @param object its name in the heap
 */
record Ref(int object) implements Value {}
