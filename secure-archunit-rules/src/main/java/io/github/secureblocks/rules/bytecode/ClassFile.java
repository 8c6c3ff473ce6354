package io.github.secureblocks.rules.bytecode;

/**
 * One class file as it was read.
 *
 * @param location where it came from: a path, or a jar's path, {@code !/} and the entry
 * @param bytes its content, not copied
 */
public record ClassFile(String location, byte[] bytes) {
    @Override
    public String toString() {
        return location;
    }
}
