package io.github.secureblocks.rules.bytecode;

import org.jspecify.annotations.Nullable;

/**
 * An {@code @AcceptedRisk} with the place where it is written, whether or not anything is found there.
 *
 * @param acceptance what it says
 * @param location where the class file was
 * @param className binary name
 * @param sourceFile as compiled in; null where it was left out
 * @param line where its element starts, as far as a class file tells; 0 where it does not
 * @param member the name of the method or field that wears it; empty for the class
 * @param descriptor of that method; empty for a field or the class
 */
public record PlacedAcceptance(
        Acceptance acceptance,
        String location,
        String className,
        @Nullable String sourceFile,
        int line,
        String member,
        String descriptor) {}
