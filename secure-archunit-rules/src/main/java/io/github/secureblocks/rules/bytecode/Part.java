package io.github.secureblocks.rules.bytecode;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something in a value that keeps it from being constant.
 *
 * @param kind what is known of it
 * @param why what it is, as the rest of a sentence
 * @param source the call that answered it, where a rule asks for that call or it has not been followed yet
 * @param encoder the last call that it went through and that a rule takes for harmless
 */
record Part(
        Kind kind,
        String why,
        @Nullable Callee source,
        @Nullable Callee encoder) {
    // Hashed by the million in a process of seconds, before what the compiler generates has become fast.
    @Override
    public int hashCode() {
        return (kind.ordinal() * 31 + why.hashCode()) * 31 + (source == null ? 0 : source.hashCode());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Part that
                        && kind == that.kind
                        && why.equals(that.why)
                        && Objects.equals(source, that.source)
                        && Objects.equals(encoder, that.encoder));
    }

    enum Kind {
        /** Shown not to be constant. */
        DATA,
        /** A parameter of the method that is looked at: its callers may tell more. */
        PARAMETER,
        /** Made by code of the program that has not been followed yet. */
        DEFERRED,
        /** Beyond a bound. */
        LOST,
        /** Where something comes from that is harmless as text. */
        TRACE
    }

    /** Beside what a field can hold at all: whoever hands the object in may tell what it holds there. */
    static final Part OF_PARAMETER = parameter("a field of a parameter");

    static final Part CAUGHT = data("a caught exception");

    static Part data(String why) {
        return new Part(Kind.DATA, why, null, null);
    }

    static Part parameter(String why) {
        return new Part(Kind.PARAMETER, why, null, null);
    }

    /**
     * @param by the method, or the field as owner, name and type
     */
    static Part deferred(String why, Callee by) {
        return new Part(Kind.DEFERRED, why, by, null);
    }

    static Part lost(String why) {
        return new Part(Kind.LOST, why, null, null);
    }

    Part from(@Nullable Callee call) {
        return new Part(kind, why, call, null);
    }

    Part encodedBy(Callee call) {
        return new Part(kind, why, source, call);
    }

    Part decoded() {
        return encoder == null ? this : new Part(kind, why, source, null);
    }
}
