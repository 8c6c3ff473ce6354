package io.github.secureblocks.rules.bytecode;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * A method that is called.
 *
 * @param owner internal name
 * @param name {@code <init>} for a constructor
 * @param descriptor of parameters and result
 */
record Callee(String owner, String name, String descriptor) {
    // Hashed by the million in a process of seconds, before what the compiler generates has become fast.
    @Override
    public int hashCode() {
        return (owner.hashCode() * 31 + name.hashCode()) * 31 + descriptor.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Callee that
                        && owner.equals(that.owner)
                        && name.equals(that.name)
                        && descriptor.equals(that.descriptor));
    }

    Type[] parameters() {
        return Type.getArgumentTypes(descriptor);
    }

    Type result() {
        return Type.getReturnType(descriptor);
    }

    /** Whether it names a field: by owner, name and type. */
    boolean isField() {
        return !descriptor.startsWith("(");
    }

    boolean isConstructor() {
        return name.equals("<init>");
    }

    boolean is(String type, String... names) {
        if (owner.equals(type)) {
            for (String each : names) {
                if (name.equals(each)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** As people write it. */
    String readable() {
        return Names.readable(owner, name, descriptor);
    }

    String key() {
        return owner + "." + name + descriptor;
    }
}
