package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds classes, and lambdas, that answer a security question, and those that do not think about it. */
final class ImplementationScan {
    private static final List<String> DECIDES_NOTHING = List.of(
            "java/io/PrintStream",
            "java/lang/StringBuilder",
            "java/lang/String",
            "java/lang/System",
            "java/util/logging/",
            "org/slf4j/",
            "org/apache/logging/",
            "org/apache/commons/logging/");

    private final Map<Detector, List<String>> supertypes = new IdentityHashMap<>();

    // Of the class at hand: every detector asks, and one walk through its instructions answers all.
    private @Nullable ClassCode walked;
    private List<InvokeDynamicInsnNode> lambdas = List.of();

    void scan(Inspection inspection, Rule rule, Detector.Implementation detector) {
        List<String> wanted = supertypes.computeIfAbsent(detector, key -> Names.internal(detector.supertypes()));
        ClassCode code = inspection.code();
        if (!Collections.disjoint(inspection.types().supertypes(code.name()), wanted)) {
            for (MethodNode method : code.node().methods) {
                if (detector.methods().contains(method.name)
                        && (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_BRIDGE)) == 0) {
                    judge(inspection, rule, detector, method, method.name);
                }
            }
        }
        for (InvokeDynamicInsnNode dynamic : lambdas(code)) {
            if (detector.methods().contains(dynamic.name) && makesOne(inspection, dynamic, wanted)) {
                lambda(inspection, rule, detector, dynamic);
            }
        }
    }

    private List<InvokeDynamicInsnNode> lambdas(ClassCode code) {
        if (walked != code) {
            walked = code;
            lambdas = new ArrayList<>();
            for (MethodNode method : code.node().methods) {
                for (AbstractInsnNode insn : method.instructions) {
                    if (insn instanceof InvokeDynamicInsnNode dynamic) {
                        lambdas.add(dynamic);
                    }
                }
            }
        }
        return lambdas;
    }

    private static boolean makesOne(Inspection inspection, InvokeDynamicInsnNode dynamic, List<String> supertypes) {
        Type made = Type.getReturnType(dynamic.desc);
        return made.getSort() == Type.OBJECT
                && supertypes.stream().anyMatch(type -> inspection.types().isSubtype(made.getInternalName(), type));
    }

    private static void lambda(
            Inspection inspection, Rule rule, Detector.Implementation detector, InvokeDynamicInsnNode dynamic) {
        for (MethodNode method : inspection.code().node().methods) {
            for (Object argument : dynamic.bsmArgs) {
                if (argument instanceof Handle handle
                        && handle.getOwner().equals(inspection.code().name())
                        && handle.getName().equals(method.name)
                        && handle.getDesc().equals(method.desc)) {
                    judge(inspection, rule, detector, method, dynamic.name);
                }
            }
        }
    }

    private static void judge(
            Inspection inspection, Rule rule, Detector.Implementation detector, MethodNode method, String decision) {
        MethodNode declaring = inspection.code().declaring(method);
        int line = AnnotationScan.firstLine(method);
        if (!detector.onlyWithoutDecision()) {
            inspection
                    .hits()
                    .add(
                            rule,
                            detector.verdict(),
                            method,
                            declaring,
                            line,
                            decision,
                            "decides by itself in " + decision);
            return;
        }
        Answers answers = Answers.of(inspection, method);
        if (answers.undecided()) {
            String found = "decides in " + decision + " on more paths than are followed";
            inspection.hits().add(rule, Verdict.UNDECIDED, method, declaring, line, decision, found);
        } else if (answers.isOne() && !mayDecide(method)) {
            String found = "always answers the same in " + decision + ", whatever it is asked";
            inspection.hits().add(rule, detector.verdict(), method, declaring, line, decision, found);
        }
    }

    private static boolean mayDecide(MethodNode method) {
        boolean answers = Type.getReturnType(method.desc).getSort() != Type.VOID;
        for (AbstractInsnNode insn : method.instructions) {
            if (insn.getOpcode() == Opcodes.ATHROW
                    || (!answers && insn instanceof MethodInsnNode call && mayDecide(call))) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayDecide(MethodInsnNode call) {
        return DECIDES_NOTHING.stream().noneMatch(call.owner::startsWith);
    }

    /** What a method answers on all of its paths. */
    private record Answers(Set<Datum> all, boolean undecided) {
        static Answers of(Inspection inspection, MethodNode method) {
            Follow follow = Follow.NOTHING;
            for (int round = 0; ; round++) {
                Answers answers = of(inspection, method, follow);
                Set<Part> parts = new LinkedHashSet<>();
                answers.all.forEach(answer -> parts.addAll(answer.parts()));
                Follow more = follow.and(parts);
                if (round == Follow.ROUNDS || more.keys().equals(follow.keys())) {
                    return answers;
                }
                follow = more;
            }
        }

        private static Answers of(Inspection inspection, MethodNode method, Follow follow) {
            ClassCode code = inspection.code();
            Watch watch = new Watch(ClassCode.key(code.name(), method), at -> false, at -> false, true);
            Execution execution = new Execution(inspection.program(), watch, follow);
            execution.run(code, method, Entry.open(code, method, Part.Kind.DATA));
            Set<Datum> all = new LinkedHashSet<>();
            watch.answers()
                    .values()
                    .forEach(answers -> answers.forEach(
                            each -> all.add(each.heap().summary(each.arguments().get(0)))));
            return new Answers(all, execution.lost() || watch.full());
        }

        boolean isOne() {
            Set<Object> constants = new LinkedHashSet<>();
            for (Datum each : all) {
                if (!each.isConstant() || each.constant() == null) {
                    return false;
                }
                constants.add(each.constant());
            }
            // What refuses whatever it is asked lets nobody in.
            return constants.size() <= 1 && !constants.contains(0);
        }
    }
}
