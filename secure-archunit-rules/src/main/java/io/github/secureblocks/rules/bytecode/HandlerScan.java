package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds handlers that answer a page as text that is put together from data. */
final class HandlerScan {
    private final Annotations annotations;
    private final Map<Detector, Handlers> handlers = new IdentityHashMap<>();

    HandlerScan(Annotations annotations) {
        this.annotations = annotations;
    }

    void scan(Inspection inspection, Rule rule, Detector.HandlerAnswersText detector) {
        Map<MethodNode, Boolean> pages = new LinkedHashMap<>();
        for (Handlers.Use use : handlers.computeIfAbsent(
                        detector, key -> new Handlers(annotations, detector.handlers()))
                .of(inspection)) {
            List<AnnotationNode> onTypes = use.onTypes();
            if (Pages.mayAnswer(use.annotations(), onTypes)) {
                pages.merge(use.method(), isBody(detector, use.annotations(), onTypes), Boolean::logicalOr);
            }
        }
        pages.forEach((method, isBody) -> handler(inspection, rule, detector, method, isBody));
    }

    private boolean isBody(
            Detector.HandlerAnswersText detector, List<AnnotationNode> onMethod, List<AnnotationNode> onTypes) {
        List<String> bodies = Names.internal(detector.bodies());
        return bodies.isEmpty()
                || annotations.find(onMethod, bodies).isPresent()
                || annotations.find(onTypes, bodies).isPresent();
    }

    private void handler(
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
        if (textIsBody && Pages.isText(result.getInternalName())) {
            judge(inspection, rule, detector, method, Map.of(), true);
        } else if (results.contains(result.getInternalName())) {
            for (MethodNode each : inspection.code().node().methods) {
                Map<Integer, MethodInsnNode> bodies = bodies(each, results);
                if (!bodies.isEmpty() && inspection.code().declaring(each) == method && !Pages.saysOther(each)) {
                    judge(inspection, rule, detector, each, bodies, false);
                }
            }
        }
    }

    private void judge(
            Inspection inspection,
            Rule rule,
            Detector.HandlerAnswersText detector,
            MethodNode method,
            Map<Integer, MethodInsnNode> bodies,
            boolean returned) {
        List<Entry> entries = List.of(Entry.open(inspection.code(), method, Part.Kind.PARAMETER));
        Seen seen = new Seen(inspection, detector, method, bodies, returned);
        inspection.program().begin(MethodScan.STEPS);
        seen.follow(entries);
        if (seen.asks(Answer.Kind.CALLERS)) {
            List<Entry> known = inspection.program().callers().entries(inspection.code(), method);
            if (known != null) {
                seen.follow(known);
            }
        }
        seen.tell(rule);
    }

    private static final class Seen {
        private final Inspection inspection;
        private final Detector.HandlerAnswersText detector;
        private final MethodNode method;
        private final Map<Integer, MethodInsnNode> bodies;
        private final boolean returned;
        private final ArgumentJudge judge;
        private final Map<Integer, Answer> answers = new TreeMap<>();
        private final Set<Part> open = new LinkedHashSet<>();
        private boolean lost;

        Seen(
                Inspection inspection,
                Detector.HandlerAnswersText detector,
                MethodNode method,
                Map<Integer, MethodInsnNode> bodies,
                boolean returned) {
            this.inspection = inspection;
            this.detector = detector;
            this.method = method;
            this.bodies = bodies;
            this.returned = returned;
            this.judge = new ArgumentJudge(inspection.types());
        }

        void follow(List<Entry> entries) {
            Follow follow = Follow.NOTHING;
            run(entries, follow);
            for (int round = 0; round < Follow.ROUNDS && !isFine(); round++) {
                Follow more = follow.and(open).withChecks(open);
                if (more.equals(follow)) {
                    break;
                }
                follow = more;
                run(entries, follow);
            }
        }

        private void run(List<Entry> entries, Follow follow) {
            answers.clear();
            open.clear();
            lost = false;
            String key = ClassCode.key(inspection.code().name(), method);
            for (Entry entry : entries) {
                Watch watch = new Watch(key, bodies::containsKey, at -> false, returned);
                Execution execution = new Execution(inspection.program(), watch, follow);
                execution.run(inspection.code(), method, entry);
                open.addAll(execution.conditions());
                lost |= execution.lost() || watch.full();
                if (returned) {
                    watch.answers().forEach((at, all) -> all.forEach(each -> add(at, each, false)));
                }
                bodies.forEach((at, body) ->
                        watch.seen(at).stream().filter(each -> each.isOf(body)).forEach(each -> add(at, each, true)));
            }
        }

        private void add(int at, Observation each, boolean body) {
            Value value = each.arguments().get(0);
            if (!body || Pages.promisesText(inspection.code().declaring(method)) || isText(each, value)) {
                Datum text = Texts.of(value, "", each.heap(), inspection.types());
                open.addAll(text.parts());
                answers.merge(at, judge.constant(text, detector.neutral()), Answer::or);
            }
        }

        private static boolean isText(Observation each, Value value) {
            Type declared = each.callee().parameters()[0];
            return Pages.isText(declared.getInternalName())
                    || each.heap().get(value) instanceof Obj.Text
                    || (value instanceof Datum datum
                            && datum.type().length() > 2
                            && Pages.isText(
                                    datum.type().substring(1, datum.type().length() - 1)));
        }

        boolean isFine() {
            return !lost && answers.values().stream().allMatch(answer -> answer.kind() == Answer.Kind.FINE);
        }

        boolean asks(Answer.Kind kind) {
            return answers.values().stream().anyMatch(answer -> answer.kind() == kind);
        }

        void tell(Rule rule) {
            if (lost && answers.isEmpty()) {
                answers.put(0, Answer.undecided("the method has more paths than are followed"));
            }
            answers.forEach((at, answer) -> {
                if (answer.kind() != Answer.Kind.FINE || lost) {
                    MethodInsnNode body = bodies.get(at);
                    boolean sure = answer.kind() == Answer.Kind.WRONG || answer.kind() == Answer.Kind.CALLERS;
                    String why = answer.why().isEmpty() ? "the method has more paths than are followed" : answer.why();
                    inspection.hit(
                            rule,
                            sure ? detector.verdict() : Verdict.UNDECIDED,
                            method,
                            method.instructions.get(at),
                            body == null ? "the answer" : Names.simple(body.owner) + "." + body.name,
                            "answers text that is not constant: " + why);
                }
            });
        }
    }

    private static Map<Integer, MethodInsnNode> bodies(MethodNode method, List<String> results) {
        Map<Integer, MethodInsnNode> found = new TreeMap<>();
        int at = 0;
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof MethodInsnNode call && isBody(call, results)) {
                found.put(at, call);
            }
            at++;
        }
        return found;
    }

    private static boolean isBody(MethodInsnNode call, List<String> results) {
        Type[] types = Type.getArgumentTypes(call.desc);
        boolean result =
                results.stream().anyMatch(type -> call.owner.equals(type) || call.owner.startsWith(type + "$"));
        return result
                && List.of("body", "ok", "<init>", "entity").contains(call.name)
                && types.length > 0
                && types[0].getSort() == Type.OBJECT;
    }
}
