package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The checked classes with their code, read when asked for and kept in a bounded number. */
final class Program {
    private static final int KEPT = 1_024;
    static final int MAX_IMPLEMENTERS = 3;

    /** A method of the program that a call can arrive at. */
    record Target(ClassCode code, MethodNode method) {
        Callee callee() {
            return new Callee(code.name(), method.name, method.desc);
        }
    }

    private int left;
    private final Types types;
    private final Labels labels;
    private final Resources resources;
    private final References references;
    private final Callers callers;
    private final Fields fields;
    private final Map<Callee, List<String>> owners = new HashMap<>();
    private final Map<ClassFile, ClassCode> codes;

    Program(Types types, List<Rule> rules, Resources resources) {
        this.types = types;
        this.labels = new Labels(rules, types);
        this.resources = resources;
        this.references = new References(this);
        this.codes = new LinkedHashMap<>(KEPT, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ClassFile, ClassCode> eldest) {
                return size() > KEPT;
            }
        };
        this.callers = new Callers(this);
        this.fields = new Fields(this);
    }

    private Program(Program one) {
        this.types = one.types;
        this.labels = one.labels;
        this.resources = one.resources;
        this.references = one.references;
        this.codes = one.codes;
        this.callers = new Callers(this);
        this.fields = new Fields(this);
    }

    /** The same program with the same code, but with nothing that was found of its callers and fields. */
    Program again() {
        return new Program(this);
    }

    /** Begins with a method: what it, its callers and its fields take is bounded together. */
    void begin(int steps) {
        left = steps;
    }

    /**
     * Runs with steps of its own, so that what is found, and kept, does not depend on what it was asked for by.
     *
     * @param steps how many
     * @param work what to run
     */
    <T extends @Nullable Object> T apart(int steps, Supplier<T> work) {
        int before = left;
        left = steps;
        try {
            return work.get();
        } finally {
            left = before;
        }
    }

    /** Runs with no more steps than these of what is left. */
    void within(int steps, Runnable work) {
        int held = Math.max(0, left - steps);
        left -= held;
        try {
            work.run();
        } finally {
            left += held;
        }
    }

    void spend() {
        left--;
    }

    int left() {
        return left;
    }

    boolean isSpent() {
        return left < 0;
    }

    Types types() {
        return types;
    }

    Labels labels() {
        return labels;
    }

    Resources resources() {
        return resources;
    }

    References references() {
        return references;
    }

    Callers callers() {
        return callers;
    }

    Fields fields() {
        return fields;
    }

    /** The code of a class; null for one that is not checked or is corrupt. */
    @Nullable
    ClassCode code(String type) {
        ClassFile file = types.checked(type);
        try {
            return file == null ? null : code(file, codes.containsKey(file) ? null : file.reader());
        } catch (IOException | RuntimeException corrupt) {
            return null;
        }
    }

    /** The code of a class; throws whatever the reader throws at a corrupt one. */
    ClassCode code(ClassFile file, @Nullable ClassReader reader) {
        ClassCode known = codes.get(file);
        if (known == null) {
            known = new ClassCode(Objects.requireNonNull(reader));
            codes.put(file, known);
        }
        return known;
    }

    /**
     * The methods of the program that a call can arrive at; empty where they are not known or too many.
     *
     * @param exact whether the call names the very method
     * @param receiver the internal name of the object's class, where it is known
     */
    List<Target> targets(Callee callee, boolean exact, @Nullable String receiver) {
        if (exact || receiver != null) {
            String owner = exact || receiver == null ? callee.owner() : receiver;
            String declaring = types.isChecked(owner) ? declaring(owner, callee) : null;
            Target target = declaring == null ? null : target(declaring, callee);
            return target == null ? List.of() : List.of(target);
        } else if (!types.isChecked(callee.owner())) {
            return List.of();
        }
        if (references.isLambda(callee.owner())) {
            return List.of();
        }
        List<Target> all = new ArrayList<>();
        for (String owner : owners.computeIfAbsent(callee, key -> implementers(callee))) {
            Target target = target(owner, callee);
            if (target != null) {
                all.add(target);
            }
        }
        return all.size() > MAX_IMPLEMENTERS ? List.of() : all;
    }

    private List<String> implementers(Callee callee) {
        Set<String> all = new LinkedHashSet<>();
        String own = declaring(callee.owner(), callee);
        if (own != null) {
            all.add(own);
        }
        for (String subtype : types.subtypes(callee.owner())) {
            if (all.size() > MAX_IMPLEMENTERS) {
                break;
            }
            String declaring = isConcrete(subtype) ? declaring(subtype, callee) : null;
            if (declaring != null) {
                all.add(declaring);
            }
        }
        return List.copyOf(all);
    }

    private boolean isConcrete(String type) {
        return types.declaration(type)
                .filter(node -> (node.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0)
                .isPresent();
    }

    private @Nullable String declaring(String type, Callee callee) {
        List<String> family = new ArrayList<>(List.of(type));
        family.addAll(types.supertypes(type));
        for (String each : family) {
            ClassNode node = types.isChecked(each) ? types.declaration(each).orElse(null) : null;
            if (node != null) {
                for (MethodNode method : node.methods) {
                    if (isMeant(method, callee) && (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0) {
                        return each;
                    }
                }
            }
        }
        return null;
    }

    private @Nullable Target target(String owner, Callee callee) {
        ClassCode code = code(owner);
        if (code != null) {
            for (MethodNode method : code.node().methods) {
                if (isMeant(method, callee) && method.instructions.size() > 0) {
                    return new Target(code, method);
                }
            }
        }
        return null;
    }

    private static boolean isMeant(MethodNode method, Callee callee) {
        return method.name.equals(callee.name()) && method.desc.equals(callee.descriptor());
    }
}
