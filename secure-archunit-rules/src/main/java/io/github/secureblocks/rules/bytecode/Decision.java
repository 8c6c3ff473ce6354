package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method that answers a security question.
 *
 * @param question the method by which it is asked
 * @param code the class of the method
 * @param method that answers
 * @param at what is wrong if the answer is: the method, or the instruction that refers to it
 * @param place the method as written in which that is
 * @param line of it
 */
record Decision(String question, ClassCode code, MethodNode method, Object at, MethodNode place, int line) {
    private static final List<String> DECIDES_NOTHING = List.of(
            "kotlin/jvm/internal/Intrinsics",
            "java/io/PrintStream",
            "java/lang/StringBuilder",
            "java/lang/String",
            "java/lang/System",
            "java/util/logging/",
            "org/slf4j/",
            "org/apache/logging/",
            "org/apache/commons/logging/");

    void judge(Inspection inspection, Rule rule, Detector.Implementation detector) {
        if (!detector.onlyWithoutDecision()) {
            add(inspection, rule, detector.verdict(), "decides by itself in " + question);
            return;
        }
        Answers answers = Answers.of(inspection.program(), code, method);
        if (answers.undecided()) {
            add(inspection, rule, Verdict.UNDECIDED, "decides in " + question + " on more paths than are followed");
        } else if (answers.isOne() && !mayDecide(method)) {
            String found = "always answers the same in " + question + ", whatever it is asked";
            add(inspection, rule, detector.verdict(), found);
        }
    }

    private void add(Inspection inspection, Rule rule, Verdict verdict, String found) {
        inspection.hits().add(rule, verdict, at, place, line, question, found);
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
        static Answers of(Program program, ClassCode code, MethodNode method) {
            program.begin(MethodScan.STEPS);
            Follow follow = Follow.NOTHING;
            for (int round = 0; ; round++) {
                Answers answers = of(program, code, method, follow);
                Set<Part> parts = new LinkedHashSet<>();
                answers.all.forEach(answer -> parts.addAll(answer.parts()));
                Follow more = follow.and(parts).withChecks(parts);
                if (round == Follow.ROUNDS || more.keys().equals(follow.keys())) {
                    return answers;
                }
                follow = more;
            }
        }

        private static Answers of(Program program, ClassCode code, MethodNode method, Follow follow) {
            Watch watch = new Watch(ClassCode.key(code.name(), method), at -> false, at -> false, true);
            Execution execution = new Execution(program, watch, follow);
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
