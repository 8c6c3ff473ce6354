package io.github.secureblocks.rules.bytecode;

import org.jspecify.annotations.Nullable;

/**
 * A test that is switched off.
 *
 * @param location where its class file is
 * @param className binary name
 * @param sourceFile as compiled in; null where it was left out
 * @param line where it starts, as far as a class file tells; 0 where it does not
 * @param member the method or field that is the test; empty for the class
 * @param annotation what switches it off
 */
public record DisabledTest(
        String location, String className, @Nullable String sourceFile, int line, String member, String annotation) {}
