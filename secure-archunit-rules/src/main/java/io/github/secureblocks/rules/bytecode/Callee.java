package io.github.secureblocks.rules.bytecode;

import org.objectweb.asm.Type;

/**
 * A method that is called.
 *
 * @param owner internal name
 * @param name {@code <init>} for a constructor
 * @param descriptor of parameters and result
 */
record Callee(String owner, String name, String descriptor) {
    Type[] parameters() {
        return Type.getArgumentTypes(descriptor);
    }

    Type result() {
        return Type.getReturnType(descriptor);
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
