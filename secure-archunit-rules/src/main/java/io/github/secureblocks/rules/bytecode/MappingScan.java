package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds handlers that answer every method of HTTP, or one that reads beside one that writes; an interface alone is as often a client. */
final class MappingScan {
    private final Annotations annotations;
    private final Map<Detector, Handlers> handlers = new IdentityHashMap<>();

    MappingScan(Annotations annotations) {
        this.annotations = annotations;
    }

    void scan(Inspection inspection, Rule rule, Detector.HandlerWithoutMethod detector) {
        List<String> mapping = Names.internal(detector.mapping());
        for (Handlers.Use use : handlers.computeIfAbsent(
                        detector, key -> new Handlers(annotations, List.of(detector.mapping())))
                .of(inspection)) {
            boolean own = mapping.contains(Names.annotation(use.mapping().desc));
            if (own && use.user() == inspection.code().node() && Handlers.isConcrete(use.user())) {
                List<String> said = said(use.annotations(), mapping, detector.member());
                said.addAll(said(use.onTypes(), mapping, detector.member()));
                if (said.isEmpty()) {
                    tell(inspection, rule, detector, use, "without ", ", so that it answers every method of HTTP");
                } else if (said.stream().anyMatch(detector.reading()::contains)
                        && !detector.reading().containsAll(said)) {
                    tell(inspection, rule, detector, use, "with a ", " that reads beside one that writes");
                }
            }
        }
    }

    private static List<String> said(List<AnnotationNode> all, List<String> mapping, String member) {
        List<String> said = new ArrayList<>();
        for (AnnotationNode each : all) {
            List<String> values =
                    mapping.contains(Names.annotation(each.desc)) ? Annotations.values(each, member) : null;
            said.addAll(values == null ? List.of() : values);
        }
        return said;
    }

    private static void tell(
            Inspection inspection,
            Rule rule,
            Detector.HandlerWithoutMethod detector,
            Handlers.Use use,
            String how,
            String why) {
        MethodNode method = use.method();
        String shown = "@" + Names.simple(Names.annotation(use.mapping().desc));
        String found = "has " + shown + " " + how + detector.member() + why;
        inspection.hits().add(rule, detector.verdict(), method, method, AnnotationScan.firstLine(method), shown, found);
    }
}
