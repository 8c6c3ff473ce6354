package io.github.secureblocks.rules.bytecode;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sees what happens on the paths that are followed. */
interface Observer {
    /** Instructions of the first method that it wants to see; a path on which none can follow ends early. */
    default boolean wants(Place place) {
        return false;
    }

    /** A method is about to be called. */
    default void call(Place at, Callee callee, @Nullable Value receiver, List<Value> arguments, Heap heap) {}

    /** A function is made. */
    default void makes(Place at, Function function, Heap heap) {}

    /** A function is called, or can be called later, with these values: what it holds first. */
    default void enters(Callee callee, List<Value> values, Heap heap) {}

    /** A field is written. */
    default void store(Place at, String owner, String name, @Nullable Value receiver, Value value, Heap heap) {}

    /** The first method answers. */
    default void answer(Place at, Value value, Heap heap) {}

    /** The first method has come to its end. */
    default void end(Heap heap) {}

    /** Whether making an object at this call is watched. */
    default boolean watchesCreation(Place at, Callee callee) {
        return false;
    }

    /** A call on, or with, an object that is watched. */
    default void use(Watch.Use use, Set<Part> deferred) {}
}
