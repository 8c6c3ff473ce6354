package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds handlers that answer a page as text that is put together from data. */
final class HandlerScan {
    private final Annotations annotations;

    HandlerScan(Annotations annotations) {
        this.annotations = annotations;
    }

    void scan(Inspection inspection, Rule rule, Detector.HandlerAnswersText detector) {
        ClassNode type = inspection.code().node();
        List<ClassNode> family = EndpointScan.family(inspection, type);
        List<AnnotationNode> onTypes = new ArrayList<>();
        family.forEach(each -> onTypes.addAll(Annotations.on(each)));
        List<String> handlers = Names.internal(detector.handlers());
        for (MethodNode method : type.methods) {
            if ((method.access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_ABSTRACT)) == 0) {
                List<AnnotationNode> onMethod = EndpointScan.inherited(family, method);
                Optional<AnnotationNode> handler = annotations.find(onMethod, handlers);
                if (handler.isPresent() && Pages.mayAnswer(onMethod, onTypes)) {
                    handler(inspection, rule, detector, method, isBody(detector, onMethod, onTypes));
                }
            }
        }
    }

    private boolean isBody(
            Detector.HandlerAnswersText detector, List<AnnotationNode> onMethod, List<AnnotationNode> onTypes) {
        List<String> bodies = Names.internal(detector.bodies());
        return bodies.isEmpty()
                || annotations.find(onMethod, bodies).isPresent()
                || annotations.find(onTypes, bodies).isPresent();
    }

    private static void handler(
            Inspection inspection,
            Rule rule,
            Detector.HandlerAnswersText detector,
            MethodNode method,
            boolean textIsBody) {
        Type result = Type.getReturnType(method.desc);
        if (result.getSort() != Type.OBJECT) {
            return;
        }
        List<String> results = Names.internal(detector.results());
        Answer answer = new Answer(inspection, rule, detector);
        if (textIsBody && Pages.isText(result.getInternalName())) {
            answer.returned(method);
        } else if (results.contains(result.getInternalName())) {
            inspection.code().node().methods.stream()
                    .filter(each -> inspection.code().declaring(each) == method)
                    .forEach(each -> answer.bodies(each, results));
        }
    }

    private record Answer(Inspection inspection, Rule rule, Detector.HandlerAnswersText detector) {
        void returned(MethodNode method) {
            MethodFlow flow = inspection.code().flow(method);
            for (AbstractInsnNode insn : flow.instructions()) {
                if (insn.getOpcode() == Opcodes.ARETURN) {
                    judge(flow, insn, flow.stack(insn, 0), "the answer");
                }
            }
        }

        void bodies(MethodNode method, List<String> results) {
            MethodFlow flow = inspection.code().flow(method);
            if (flow.bounded() || !Pages.saysOther(flow)) {
                for (AbstractInsnNode insn : flow.instructions()) {
                    if (insn instanceof MethodInsnNode call && isBody(call, results)) {
                        Value body = flow.argument(call, call.desc, 0);
                        if (flow.bounded()
                                || Pages.isText(Type.getArgumentTypes(call.desc)[0].getInternalName())
                                || Pages.promisesText(inspection.code().declaring(method))
                                || Pages.isMadeAsText(body)) {
                            judge(flow, insn, body, Names.simple(call.owner) + "." + call.name);
                        }
                    }
                }
            }
        }

        private boolean isBody(MethodInsnNode call, List<String> results) {
            Type[] types = Type.getArgumentTypes(call.desc);
            boolean result =
                    results.stream().anyMatch(type -> call.owner.equals(type) || call.owner.startsWith(type + "$"));
            return result
                    && List.of("body", "ok", "<init>", "entity").contains(call.name)
                    && types.length > 0
                    && types[0].getSort() == Type.OBJECT;
        }

        private void judge(MethodFlow flow, AbstractInsnNode at, Value value, String target) {
            if (!flow.bounded() && !flow.reachable(at)) {
                return;
            }
            Known known = flow.bounded()
                    ? Known.undecided("the method is larger than the analysis takes")
                    : new Constants(inspection.program()).of(value, at);
            if (!known.constant()) {
                Verdict verdict = known.undecided() ? Verdict.UNDECIDED : detector.verdict();
                inspection.hit(rule, verdict, flow, at, target, "answers text that is not constant: " + known.why());
            }
        }
    }
}
