package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * What is put into a string builder or an array between its creation and its use, and whether anybody else can put
 * something there.
 */
final class Contents {
    private record Part(Value value, Type type, AbstractInsnNode at) {}

    private final MethodFlow flow;
    private final AbstractInsnNode creation;
    private final @Nullable AbstractInsnNode use;
    private final Set<AbstractInsnNode> aliases = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Part> parts = new ArrayList<>();
    private boolean escapes;
    private boolean lost;
    private boolean ordered = true;

    Contents(MethodFlow flow, AbstractInsnNode creation, @Nullable AbstractInsnNode use) {
        this.flow = flow;
        this.creation = creation;
        this.use = use;
        aliases.add(creation);
        boolean between = false;
        for (AbstractInsnNode insn : flow.instructions()) {
            between = (between || insn == creation) && insn != use;
            if (flow.reachable(insn)) {
                collect(insn);
                ordered &= !between || !branches(insn);
            }
        }
    }

    /** The values put in, as far as this method shows. */
    List<Value> values() {
        return parts.stream().map(Part::value).toList();
    }

    Known known(Constants constants) {
        if (escapes) {
            return Known.not("an object that other code can change");
        }
        if (lost) {
            return Known.undecided("an object among more than the analysis follows");
        }
        return isArray() ? elements(constants) : text(constants);
    }

    private Known elements(Constants constants) {
        Known all = Known.NOTHING;
        for (Part part : parts) {
            all = all.or(constants.of(part.value(), part.at(), part.type()));
        }
        return parts.isEmpty() && creation.getOpcode() == Opcodes.NEWARRAY ? Known.text("0") : all;
    }

    private Known text(Constants constants) {
        Known all = Known.text("");
        for (Part part : parts) {
            all = all.then(constants.of(part.value(), part.at(), part.type()));
        }
        return ordered ? all : all.withoutTexts();
    }

    private boolean isArray() {
        return creation.getOpcode() != Opcodes.NEW;
    }

    private static boolean branches(AbstractInsnNode insn) {
        return insn instanceof JumpInsnNode
                || insn instanceof LookupSwitchInsnNode
                || insn instanceof TableSwitchInsnNode;
    }

    private void collect(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        if (insn instanceof MethodInsnNode call) {
            addAlias(call);
            collectCall(call);
        } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
            boolean concat = dynamic.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory");
            for (int index = 0; index < Type.getArgumentTypes(dynamic.desc).length; index++) {
                escapes |= !concat && isThis(flow.argument(insn, dynamic.desc, index));
            }
        } else if (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) {
            escapes |= insn != use && isThis(flow.stack(insn, 0));
        } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
            if (isThis(flow.stack(insn, 2))) {
                parts.add(new Part(flow.stack(insn, 0), element(opcode), insn));
            }
            escapes |= isThis(flow.stack(insn, 0));
        }
    }

    private void collectCall(MethodInsnNode call) {
        Type[] types = Type.getArgumentTypes(call.desc);
        if (MethodFlow.hasReceiver(call) && isThis(flow.receiver(call))) {
            for (int index = 0; index < types.length; index++) {
                if (isContent(call.name, index, types[index])) {
                    parts.add(new Part(flow.argument(call, call.desc, index), types[index], call));
                }
            }
            ordered &= Set.of("<init>", "append", "toString", "length").contains(call.name);
        }
        for (int index = 0; index < types.length; index++) {
            escapes |= call != use
                    && !TextCalls.onlyReads(call)
                    && !(isArray() && call.name.equals("<init>"))
                    && isThis(flow.argument(call, call.desc, index));
        }
    }

    private static boolean isContent(String method, int index, Type type) {
        return switch (method) {
            case "append", "appendCodePoint" -> true;
            case "insert", "setCharAt" -> index > 0;
            default -> type.getSort() >= Type.ARRAY && !TextCalls.isManner(type);
        };
    }

    private static Type element(int opcode) {
        return opcode == Opcodes.CASTORE ? Type.CHAR_TYPE : Type.INT_TYPE;
    }

    private boolean isThis(Value value) {
        lost |= value.sources().isEmpty();
        return value.sources().stream().anyMatch(aliases::contains);
    }

    // append answers the builder itself, so that a chain of calls is the object that it starts with.
    private void addAlias(MethodInsnNode call) {
        if (TextCalls.BUILDERS.contains(call.owner)
                && call.desc.endsWith(")L" + call.owner + ";")
                && isThis(flow.receiver(call))) {
            aliases.add(call);
        }
    }
}
