package io.github.secureblocks.rules.bytecode;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Looks for the call that a value was made from: through text, paths, addresses, arrays and simple collections. */
final class Origins {
    private static final int MAX_STEPS = 1_500;

    private final List<SignatureMatcher> sources;
    private final Types types;
    private final Set<AbstractInsnNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean bounded;

    Origins(List<SignatureMatcher> sources, Types types) {
        this.sources = sources;
        this.types = types;
    }

    /** Whether a bound was met, so that finding nothing means nothing. */
    boolean bounded() {
        return bounded;
    }

    /** A call of a source that the value comes from; null where there is none. */
    @Nullable
    MethodInsnNode find(Value value) {
        bounded |= value.sources().isEmpty();
        for (AbstractInsnNode source : value.sources()) {
            if (!seen.add(source)) {
                continue;
            }
            if (seen.size() > MAX_STEPS) {
                bounded = true;
                return null;
            }
            MethodInsnNode found = find(value.flow(), source);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable MethodInsnNode find(MethodFlow flow, AbstractInsnNode source) {
        if (source instanceof MethodInsnNode call) {
            if (isSource(call)) {
                return call;
            }
            return TextCalls.carries(call) ? findInOperands(flow, call) : null;
        } else if (source instanceof InvokeDynamicInsnNode dynamic) {
            return dynamic.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory")
                    ? findInArguments(flow, dynamic, dynamic.desc)
                    : null;
        } else if (source instanceof CopyInterpreter.Parameter parameter) {
            return findCaptured(flow, parameter);
        }
        int opcode = source.getOpcode();
        if (opcode == Opcodes.NEW) {
            return findInNew(flow, (TypeInsnNode) source);
        } else if (opcode == Opcodes.ANEWARRAY || opcode == Opcodes.NEWARRAY) {
            return findInAll(new Contents(flow, source, null).values());
        } else if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
            return find(flow.stack(source, 1));
        }
        return null;
    }

    private boolean isSource(MethodInsnNode call) {
        return sources.stream().anyMatch(source -> source.matches(call.owner, call.name, call.desc, types));
    }

    private @Nullable MethodInsnNode findInOperands(MethodFlow flow, MethodInsnNode call) {
        MethodInsnNode found = MethodFlow.hasReceiver(call) ? find(flow.receiver(call)) : null;
        return found == null ? findInArguments(flow, call, call.desc) : found;
    }

    private @Nullable MethodInsnNode findInArguments(MethodFlow flow, AbstractInsnNode call, String descriptor) {
        for (int index = 0; index < Type.getArgumentTypes(descriptor).length; index++) {
            MethodInsnNode found = find(flow.argument(call, descriptor, index));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable MethodInsnNode findInAll(List<Value> values) {
        for (Value value : values) {
            MethodInsnNode found = find(value);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable MethodInsnNode findInNew(MethodFlow flow, TypeInsnNode creation) {
        if (TextCalls.BUILDERS.contains(creation.desc)) {
            return findInAll(new Contents(flow, creation, null).values());
        }
        for (AbstractInsnNode insn : flow.instructions()) {
            if (insn instanceof MethodInsnNode call
                    && call.name.equals("<init>")
                    && call.owner.equals(creation.desc)
                    && isSourceOrCarrier(call)
                    && flow.receiver(call).sources().contains(creation)) {
                return isSource(call) ? call : findInArguments(flow, call, call.desc);
            }
        }
        return null;
    }

    private boolean isSourceOrCarrier(MethodInsnNode call) {
        return isSource(call) || TextCalls.carries(call);
    }

    private @Nullable MethodInsnNode findCaptured(MethodFlow flow, CopyInterpreter.Parameter parameter) {
        ClassCode.Site site = flow.owner().lambda(flow.method());
        if (site == null) {
            return null;
        }
        int captured = new Parameters(flow.method()).captured(parameter.local(), site.insn());
        return captured < 0
                ? null
                : find(flow.owner().flow(site.method()).argument(site.insn(), site.insn().desc, captured));
    }
}
