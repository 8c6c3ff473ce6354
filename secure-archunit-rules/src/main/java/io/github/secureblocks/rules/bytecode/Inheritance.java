package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Which class inherits which method, also through the bridges that a compiler adds. */
final class Inheritance {
    private Inheritance() {}

    /** Whether an object of the subtype answers with the method as this type declares it. */
    static boolean reaches(Program program, ClassNode type, MethodNode method, String subtype) {
        List<String> line = new ArrayList<>(List.of(subtype));
        line.addAll(program.types().supertypes(subtype));
        for (String each : line) {
            boolean below = !each.equals(type.name) && program.types().isSubtype(each, type.name);
            if (below || isInterface(type) && !each.startsWith("java/")) {
                ClassNode other = program.types().declaration(each).orElse(null);
                if (other != null && (below || !isInterface(other)) && replaces(program, other, method, below)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The parameters, as in descriptors, of the method and of the bridges that lead to it. */
    static Set<String> parameters(Program program, List<ClassNode> family, MethodNode method) {
        Set<String> all = new HashSet<>();
        all.add(parameters(method.desc));
        for (ClassNode type : family) {
            for (MethodNode other : type.methods) {
                if (isBridge(other) && other.name.equals(method.name) && !all.contains(parameters(other.desc))) {
                    MethodInsnNode call = forwarded(program, type.name, other);
                    if (call != null && call.name.equals(method.name) && all.contains(parameters(call.desc))) {
                        all.add(parameters(other.desc));
                    }
                }
            }
        }
        return all;
    }

    static String parameters(String descriptor) {
        return descriptor.substring(0, descriptor.indexOf(')'));
    }

    static boolean isInterface(ClassNode type) {
        return (type.access & Opcodes.ACC_INTERFACE) != 0;
    }

    private static boolean replaces(Program program, ClassNode type, MethodNode method, boolean below) {
        int not = Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | (below ? 0 : Opcodes.ACC_ABSTRACT);
        for (MethodNode other : type.methods) {
            if ((other.access & not) == 0
                    && other.name.equals(method.name)
                    && parameters(other.desc).equals(parameters(method.desc))
                    && !(isBridge(other) && callsSuper(program, type.name, other))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBridge(MethodNode method) {
        return (method.access & Opcodes.ACC_BRIDGE) != 0;
    }

    private static boolean callsSuper(Program program, String type, MethodNode bridge) {
        MethodInsnNode call = forwarded(program, type, bridge);
        return call != null && call.getOpcode() == Opcodes.INVOKESPECIAL;
    }

    private static @Nullable MethodInsnNode forwarded(Program program, String type, MethodNode bridge) {
        ClassCode code = program.code(type);
        if (code != null) {
            for (MethodNode method : code.node().methods) {
                if (method.name.equals(bridge.name) && method.desc.equals(bridge.desc)) {
                    return call(method);
                }
            }
        }
        return null;
    }

    private static @Nullable MethodInsnNode call(MethodNode bridge) {
        for (AbstractInsnNode insn : bridge.instructions) {
            if (insn instanceof MethodInsnNode call) {
                return call;
            }
        }
        return null;
    }
}
