package io.github.secureblocks.rules.bytecode;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** One checked class with its code; knows which method each lambda's body belongs to. */
final class ClassCode {
    /** Where a lambda is made. */
    record Site(MethodNode method, InvokeDynamicInsnNode insn) {}

    private final ClassNode node;
    private final Map<MethodNode, Control> controls = new IdentityHashMap<>();
    private final Map<MethodNode, Site> lambdas = new IdentityHashMap<>();
    private final Map<String, Set<MethodNode>> named = new HashMap<>();

    ClassCode(ClassReader reader) {
        this.node = new ClassNode();
        reader.accept(node, ClassReader.SKIP_FRAMES);
        InlinedLines.resolve(node);
        Map<String, MethodNode> synthetic = new HashMap<>();
        for (MethodNode method : node.methods) {
            if ((method.access & Opcodes.ACC_SYNTHETIC) != 0) {
                synthetic.put(method.name + method.desc, method);
            }
        }
        if (!synthetic.isEmpty()) {
            // A serializable lambda is made a second time there, by the compiler.
            node.methods.stream()
                    .filter(method -> !method.name.equals("$deserializeLambda$"))
                    .forEach(method -> findLambdas(method, synthetic));
        }
    }

    private void findLambdas(MethodNode method, Map<String, MethodNode> synthetic) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof InvokeDynamicInsnNode dynamic) {
                for (Object argument : dynamic.bsmArgs) {
                    if (argument instanceof Handle handle && handle.getOwner().equals(node.name)) {
                        MethodNode body = synthetic.get(handle.getName() + handle.getDesc());
                        if (body != null) {
                            lambdas.put(body, new Site(method, dynamic));
                        }
                    }
                }
            }
        }
    }

    ClassNode node() {
        return node;
    }

    String name() {
        return node.name;
    }

    Control control(MethodNode method) {
        Control known = controls.get(method);
        if (known == null) {
            known = new Control(method);
            controls.put(method, known);
        }
        return known;
    }

    /** The methods whose code names a method or field of this name and type, of whichever class. */
    List<MethodNode> naming(String member, String descriptor) {
        if (named.isEmpty()) {
            for (MethodNode method : node.methods) {
                for (AbstractInsnNode insn : method.instructions) {
                    if (insn instanceof MethodInsnNode call) {
                        name(call.name + call.desc, method);
                    } else if (insn instanceof FieldInsnNode field) {
                        name(field.name + field.desc, method);
                    } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
                        for (Object argument : dynamic.bsmArgs) {
                            if (argument instanceof Handle handle) {
                                name(handle.getName() + handle.getDesc(), method);
                            }
                        }
                    }
                }
            }
        }
        return List.copyOf(named.getOrDefault(member + descriptor, Set.of()));
    }

    private void name(String key, MethodNode by) {
        named.computeIfAbsent(key, each -> new LinkedHashSet<>()).add(by);
    }

    /** Names a method in the whole program. */
    static String key(String owner, MethodNode method) {
        return owner + "." + method.name + method.desc;
    }

    /** Where the lambda with this body is made; null for a method that is written as one. */
    @Nullable
    Site lambda(MethodNode method) {
        return lambdas.get(method);
    }

    /** Whether the handle is the body of a lambda, rather than a method that somebody refers to. */
    boolean isLambda(Handle handle) {
        return handle.getOwner().equals(node.name)
                && lambdas.keySet().stream()
                        .anyMatch(body -> body.name.equals(handle.getName()) && body.desc.equals(handle.getDesc()));
    }

    /** The method as written that holds the lambda, or the method itself. */
    MethodNode declaring(MethodNode method) {
        MethodNode at = method;
        for (int depth = 0; depth < 64; depth++) {
            Site site = lambdas.get(at);
            if (site == null || site.method() == at) {
                return at;
            }
            at = site.method();
        }
        return at;
    }
}
