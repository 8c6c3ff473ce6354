package io.github.secureblocks.rules.bytecode;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which methods and fields of the program are followed: none at first, then those that a value was made by.
 *
 * @param keys their names
 * @param about what values are made of that methods are followed for as well which may refuse them
 */
record Follow(Set<Callee> keys, Set<Part> about) {
    static final Follow NOTHING = new Follow(Set.of(), Set.of());

    /** How often more is followed before it is given up. */
    static final int ROUNDS = 8;

    /** In how many of these what conditions are made by is followed. */
    static final int ROUNDS_OF_CONDITIONS = 2;

    boolean follows(Callee callee) {
        return keys.contains(callee);
    }

    /** These, and what the parts were made by. */
    Follow and(Collection<Part> parts) {
        return and(parts, source -> true);
    }

    /** These, and the fields and constructors that the parts were made by: they tell which methods are called. */
    Follow andObjects(Collection<Part> parts) {
        return and(parts, source -> source.isField() || source.isConstructor());
    }

    private Follow and(Collection<Part> parts, Predicate<Callee> wanted) {
        Set<Callee> all = new HashSet<>(keys);
        for (Part part : parts) {
            if (part.kind() == Part.Kind.DEFERRED && part.source() != null && wanted.test(part.source())) {
                all.add(part.source());
            }
        }
        return new Follow(Set.copyOf(all), about);
    }

    /** These, and whatever may refuse what is made of this. */
    Follow withChecks(Collection<Part> parts) {
        Set<Part> all = new HashSet<>(about);
        all.addAll(parts);
        return new Follow(keys, Set.copyOf(all));
    }

    /** Whether a method is followed for being handed this. */
    boolean checks(Datum datum) {
        for (Part part : datum.parts()) {
            if (about.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the method may refuse what it is handed: by its answer or by an exception. */
    static boolean mayRefuse(MethodNode method) {
        if (Type.getReturnType(method.desc) == Type.BOOLEAN_TYPE) {
            return true;
        }
        for (AbstractInsnNode insn : method.instructions) {
            if (insn.getOpcode() == Opcodes.ATHROW) {
                return true;
            }
        }
        return false;
    }
}
