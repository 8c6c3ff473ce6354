package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Whether a class speaks of something by its name: a variable, a method, a field or a text. Only then it is followed. */
final class Mentions {
    private static final List<String> ACCESSORS = List.of("get", "set", "is", "with");

    private @Nullable ClassCode walked;
    private final Map<Pattern, Boolean> known = new HashMap<>();

    private final Program program;

    Mentions(Program program) {
        this.program = program;
    }

    /** Whether the class does, or the one that it is written in. */
    boolean isIn(ClassCode code, Pattern names) {
        if (walked != code) {
            walked = code;
            known.clear();
        }
        return known.computeIfAbsent(names, key -> walk(code, key) || isAround(code.name(), key));
    }

    private boolean isAround(String name, Pattern names) {
        int nested = name.indexOf('$');
        ClassCode around = nested < 0 ? null : program.code(name.substring(0, nested));
        return around != null && walk(around, names);
    }

    /** Whether the class itself takes something in under such a name. */
    static boolean asks(ClassCode code, Detector.ArgumentNamed detector) {
        for (MethodNode method : code.node().methods) {
            for (int index = 0; index < Type.getArgumentCount(method.desc); index++) {
                String name = Parameters.ofRequest(code, method, index);
                if (name != null && detector.names().matcher(name).matches()) {
                    return true;
                }
            }
        }
        return calls(code, detector) && walk(code, detector.names());
    }

    private static boolean calls(ClassCode code, Detector.ArgumentNamed detector) {
        for (MethodNode method : code.node().methods) {
            for (AbstractInsnNode insn : method.instructions) {
                if (insn instanceof MethodInsnNode call
                        && detector.keyed().stream().anyMatch(one -> one.name().equals(call.name))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean walk(ClassCode code, Pattern names) {
        return code.node().fields.stream().anyMatch(field -> is(names, field.name))
                || code.node().methods.stream().anyMatch(method -> mentions(method, names));
    }

    private static boolean mentions(MethodNode method, Pattern names) {
        if (method.localVariables != null && method.localVariables.stream().anyMatch(local -> is(names, local.name))) {
            return true;
        }
        for (AbstractInsnNode insn : method.instructions) {
            if ((insn instanceof MethodInsnNode call && is(names, call.name))
                    || (insn instanceof FieldInsnNode field && is(names, field.name))
                    || (insn instanceof LdcInsnNode constant
                            && constant.cst instanceof String text
                            && is(names, text))) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(Pattern names, String name) {
        return names.matcher(name).region(start(name), name.length()).matches();
    }

    // Asked of every name in a class.
    private static int start(String name) {
        for (String each : ACCESSORS) {
            int end = each.length();
            if (name.startsWith(each) && name.length() > end && name.charAt(end) >= 'A' && name.charAt(end) <= 'Z') {
                return end;
            }
        }
        return 0;
    }
}
