package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.HashMap;
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
    private final Map<List<String>, Handlers> handlers = new HashMap<>();

    HandlerScan(Annotations annotations) {
        this.annotations = annotations;
    }

    void scan(Inspection inspection, Rule rule, Detector.HandlerAnswersText detector) {
        Map<MethodNode, Boolean> pages = new LinkedHashMap<>();
        for (Handlers.Use use : uses(inspection, detector.handlers())) {
            List<AnnotationNode> onTypes = use.onTypes();
            if (Pages.mayAnswer(use.annotations(), onTypes)) {
                pages.merge(use.method(), isBody(detector.bodies(), use.annotations(), onTypes), Boolean::logicalOr);
            }
        }
        pages.forEach((method, isBody) -> handler(inspection, rule, detector, method, isBody));
    }

    void scan(Inspection inspection, Rule rule, Detector.HandlerNamesView detector) {
        Set<MethodNode> views = new LinkedHashSet<>();
        for (Handlers.Use use : uses(inspection, detector.handlers())) {
            Type result = Type.getReturnType(use.method().desc);
            if (result.getSort() == Type.OBJECT
                    && Pages.isText(result.getInternalName())
                    && !isBody(detector.bodies(), use.annotations(), use.onTypes())) {
                views.add(use.method());
            }
        }
        HandlerAnswers.Asked asked = new HandlerAnswers.Asked(
                detector.verdict(),
                detector.neutral(),
                detector.beginning(),
                detector.sources(),
                "names a view that is not constant: ");
        views.forEach(method -> judge(inspection, rule, asked, method, Map.of(), true));
    }

    void scan(Inspection inspection, Rule rule, Detector.HandlerAnswersFrom detector) {
        Set<MethodNode> telling = new LinkedHashSet<>();
        for (Handlers.Use use : uses(inspection, detector.handlers())) {
            if (isPlain(inspection.types(), Type.getReturnType(use.method().desc))
                    && isBody(detector.bodies(), use.annotations(), use.onTypes())) {
                telling.add(use.method());
            }
        }
        HandlerAnswers.Asked asked = new HandlerAnswers.Asked(
                detector.verdict(),
                List.of(),
                Detector.Beginning.ANY,
                detector.sources(),
                "answers what comes from ",
                true);
        telling.forEach(method -> judge(inspection, rule, asked, method, Map.of(), true));
    }

    /** Whether it is written as it is: a framework's own type is filled by calls that are looked at themselves. */
    private static boolean isPlain(Types types, Type result) {
        return result.getSort() == Type.OBJECT
                && (result.getInternalName().startsWith("java/") || types.isChecked(result.getInternalName()));
    }

    private List<Handlers.Use> uses(Inspection inspection, List<String> mappings) {
        return handlers.computeIfAbsent(mappings, key -> new Handlers(annotations, mappings))
                .of(inspection);
    }

    private boolean isBody(List<String> declared, List<AnnotationNode> onMethod, List<AnnotationNode> onTypes) {
        List<String> bodies = Names.internal(declared);
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
        HandlerAnswers.Asked asked = new HandlerAnswers.Asked(
                detector.verdict(),
                detector.neutral(),
                Detector.Beginning.ANY,
                null,
                "answers text that is not constant: ");
        List<String> results = Names.internal(detector.results());
        if (textIsBody && Pages.isText(result.getInternalName())) {
            judge(inspection, rule, asked, method, Map.of(), true);
        } else if (results.contains(result.getInternalName())) {
            for (MethodNode each : inspection.code().node().methods) {
                Map<Integer, MethodInsnNode> bodies = bodies(each, results);
                if (!bodies.isEmpty() && inspection.code().declaring(each) == method && !Pages.saysOther(each)) {
                    judge(inspection, rule, asked, each, bodies, false);
                }
            }
        }
    }

    private void judge(
            Inspection inspection,
            Rule rule,
            HandlerAnswers.Asked asked,
            MethodNode method,
            Map<Integer, MethodInsnNode> bodies,
            boolean returned) {
        List<Entry> entries = List.of(Entry.open(inspection.code(), method, Part.Kind.PARAMETER));
        HandlerAnswers seen = new HandlerAnswers(inspection, asked, method, bodies, returned);
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
