package io.github.secureblocks.rules.bytecode;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Works out whether a value is constant on every path, and which texts it can be. Within one method, through its
 * lambdas, and through final fields of the checked classes; what other methods answer is not constant.
 */
final class Constants {
    private static final int MAX_STEPS = 4_000;
    private static final int MAX_DEPTH = 200;

    private final Program program;
    private final Map<AbstractInsnNode, Known> done = new IdentityHashMap<>();
    private final Set<AbstractInsnNode> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> openFields = new HashSet<>();
    private int steps;

    Constants(Program program) {
        this.program = program;
    }

    /**
     * What a call is given.
     *
     * @param use the call; the value may be handed to it without being suspected of a change
     * @param type of the parameter
     */
    Known of(Value value, @Nullable AbstractInsnNode use, Type type) {
        Known known = of(value, use);
        return switch (type.getSort()) {
            case Type.BOOLEAN -> known.map(text -> text.equals("0") ? "false" : text.equals("1") ? "true" : text);
            case Type.CHAR -> known.map(Constants::character);
            default -> known;
        };
    }

    Known of(Value value, @Nullable AbstractInsnNode use) {
        if (value.sources().isEmpty()) {
            return Known.undecided("a value that the analysis lost");
        }
        Known all = Known.NOTHING;
        for (AbstractInsnNode source : value.sources()) {
            all = all.or(once(value.flow(), source, use));
        }
        return all;
    }

    private Known once(MethodFlow flow, AbstractInsnNode source, @Nullable AbstractInsnNode use) {
        Known known = done.get(source);
        if (known != null) {
            return known;
        }
        if (++steps > MAX_STEPS || open.size() > MAX_DEPTH) {
            return Known.undecided("more steps than the analysis takes");
        }
        if (!open.add(source)) {
            // A loop adds nothing but what its other sources are.
            return Known.CONSTANT;
        }
        known = source(flow, source, use);
        open.remove(source);
        if (open.isEmpty()) {
            done.put(source, known);
        }
        return known;
    }

    private Known source(MethodFlow flow, AbstractInsnNode source, @Nullable AbstractInsnNode use) {
        if (source instanceof CopyInterpreter.Parameter parameter) {
            return parameter(flow, parameter, use);
        } else if (source instanceof CopyInterpreter.Caught) {
            return Known.not("a caught exception");
        } else if (source instanceof LdcInsnNode load) {
            return load.cst instanceof Type type
                    ? Known.text(type.getClassName())
                    : load.cst instanceof String || load.cst instanceof Number
                            ? Known.text(load.cst.toString())
                            : Known.CONSTANT;
        } else if (source instanceof IntInsnNode number && source.getOpcode() != Opcodes.NEWARRAY) {
            return Known.text(Integer.toString(number.operand));
        } else if (source instanceof FieldInsnNode field) {
            return field(field);
        } else if (source instanceof MethodInsnNode call) {
            return call(flow, call, use);
        } else if (source instanceof InvokeDynamicInsnNode dynamic) {
            return dynamic(flow, dynamic);
        } else if (source instanceof TypeInsnNode type && type.getOpcode() == Opcodes.NEW) {
            return TextCalls.BUILDERS.contains(type.desc) || type.desc.equals(TextCalls.STRING)
                    ? new Contents(flow, source, use).known(this)
                    : Known.not("a new " + Names.simple(type.desc));
        }
        return operation(flow, source, use);
    }

    private Known operation(MethodFlow flow, AbstractInsnNode source, @Nullable AbstractInsnNode use) {
        int opcode = source.getOpcode();
        if (opcode == Opcodes.ACONST_NULL) {
            return Known.NOTHING;
        } else if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            return Known.text(Integer.toString(opcode - Opcodes.ICONST_0));
        } else if (opcode >= Opcodes.LCONST_0 && opcode <= Opcodes.LCONST_1) {
            return Known.text(Integer.toString(opcode - Opcodes.LCONST_0));
        } else if (opcode >= Opcodes.FCONST_0 && opcode <= Opcodes.DCONST_1) {
            return Known.CONSTANT;
        } else if (opcode == Opcodes.NEWARRAY || opcode == Opcodes.ANEWARRAY) {
            return new Contents(flow, source, use).known(this);
        } else if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
            return of(flow.stack(source, 1), source);
        } else if (opcode >= Opcodes.I2L && opcode <= Opcodes.I2S) {
            return of(flow.stack(source, 0), use);
        } else if (opcode >= Opcodes.INEG && opcode <= Opcodes.DNEG) {
            return of(flow.stack(source, 0), use).withoutTexts();
        } else if (opcode >= Opcodes.IADD && opcode <= Opcodes.LXOR) {
            return of(flow.stack(source, 0), use)
                    .or(of(flow.stack(source, 1), use))
                    .withoutTexts();
        }
        return Known.not("a computed value");
    }

    private Known parameter(MethodFlow flow, CopyInterpreter.Parameter parameter, @Nullable AbstractInsnNode use) {
        Parameters parameters = new Parameters(flow.method());
        ClassCode.Site site = flow.owner().lambda(flow.method());
        if (site != null) {
            MethodFlow outside = flow.owner().flow(site.method());
            int captured = parameters.captured(parameter.local(), site.insn());
            return captured < 0
                    ? Known.not("a parameter of a lambda")
                    : of(outside.argument(site.insn(), site.insn().desc, captured), use);
        }
        return parameters.isCompileTimeConstant(parameter.local()) ? Known.CONSTANT : Known.not("a parameter");
    }

    private Known field(FieldInsnNode field) {
        if (field.owner.equals("java/lang/Boolean") && (field.name.equals("TRUE") || field.name.equals("FALSE"))) {
            return Known.text(field.name.equals("TRUE") ? "true" : "false");
        }
        String key = field.owner + "." + field.name;
        if (!openFields.add(key)) {
            return Known.not("the field " + field.name);
        }
        Known known = new Fields(program).of(field, this);
        openFields.remove(key);
        return known;
    }

    private Known call(MethodFlow flow, MethodInsnNode call, @Nullable AbstractInsnNode use) {
        if (TextCalls.BUILDERS.contains(call.owner) && MethodFlow.hasReceiver(call)) {
            boolean chained = call.name.equals("append");
            Known content = of(flow.receiver(call), chained ? use : call);
            return chained || call.name.equals("toString") ? content : content.withoutTexts();
        } else if (TextCalls.takesFirst(call) && argumentCount(call) > 0) {
            return argument(flow, call, 0);
        } else if (TextCalls.boxes(call)) {
            return MethodFlow.hasReceiver(call) ? of(flow.receiver(call), call) : argument(flow, call, 0);
        } else if (TextCalls.keepsReceiver(call)) {
            return of(flow.receiver(call), call);
        } else if (TextCalls.changes(call)) {
            return of(flow.receiver(call), call).map(text -> TextCalls.changed(call.name, text));
        } else if (TextCalls.collects(call)) {
            return arguments(flow, call, Known.NOTHING);
        } else if (TextCalls.isText(call) && call.name.equals("concat")) {
            return of(flow.receiver(call), call).then(argument(flow, call, 0));
        } else if (TextCalls.isText(call) || TextCalls.formats(call)) {
            Known receiver = MethodFlow.hasReceiver(call) ? of(flow.receiver(call), call) : Known.NOTHING;
            return arguments(flow, call, receiver).withoutTexts();
        }
        return Known.not("the result of " + Names.readable(call.owner, call.name, call.desc));
    }

    private static int argumentCount(MethodInsnNode call) {
        return Type.getArgumentTypes(call.desc).length;
    }

    private Known argument(MethodFlow flow, MethodInsnNode call, int index) {
        return of(flow.argument(call, call.desc, index), call, Type.getArgumentTypes(call.desc)[index]);
    }

    private Known arguments(MethodFlow flow, MethodInsnNode call, Known start) {
        Known all = start;
        Type[] types = Type.getArgumentTypes(call.desc);
        for (int index = 0; index < types.length; index++) {
            if (!TextCalls.isManner(types[index])) {
                all = all.or(argument(flow, call, index));
            }
        }
        return all;
    }

    private Known dynamic(MethodFlow flow, InvokeDynamicInsnNode dynamic) {
        if (!dynamic.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory")) {
            return Known.not("a function");
        }
        Type[] types = Type.getArgumentTypes(dynamic.desc);
        String recipe =
                dynamic.name.equals("makeConcat") ? "\1".repeat(types.length) : String.valueOf(dynamic.bsmArgs[0]);
        Known all = Known.text("");
        int argument = 0;
        int constant = 1;
        for (int at = 0; at < recipe.length(); at++) {
            char letter = recipe.charAt(at);
            if (letter == '\1') {
                all = all.then(of(flow.argument(dynamic, dynamic.desc, argument), dynamic, types[argument]));
                argument++;
            } else if (letter == '\2') {
                all = all.then(Known.text(String.valueOf(dynamic.bsmArgs[constant++])));
            } else {
                all = all.then(Known.text(String.valueOf(letter)));
            }
        }
        return all;
    }

    private static String character(String text) {
        try {
            return String.valueOf((char) Integer.parseInt(text));
        } catch (NumberFormatException alreadyText) {
            return text;
        }
    }
}
