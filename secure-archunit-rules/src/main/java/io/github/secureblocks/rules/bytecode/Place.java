package io.github.secureblocks.rules.bytecode;

/**
 * One instruction of the program.
 *
 * @param method the key of its method
 * @param index of the instruction
 */
record Place(String method, int index) {}
