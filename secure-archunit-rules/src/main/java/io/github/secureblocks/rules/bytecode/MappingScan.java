package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds handlers that answer every method of HTTP; an interface alone is as often a client. */
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
            if (own
                    && use.user() == inspection.code().node()
                    && Handlers.isConcrete(use.user())
                    && !says(use.annotations(), mapping, detector.member())
                    && !says(use.onTypes(), mapping, detector.member())) {
                tell(inspection, rule, detector, use);
            }
        }
    }

    private static boolean says(List<AnnotationNode> all, List<String> mapping, String member) {
        return all.stream()
                .filter(each -> mapping.contains(Names.annotation(each.desc)))
                .anyMatch(each -> Annotations.values(each, member) != null);
    }

    private static void tell(
            Inspection inspection, Rule rule, Detector.HandlerWithoutMethod detector, Handlers.Use use) {
        MethodNode method = use.method();
        String shown = "@" + Names.simple(Names.annotation(use.mapping().desc));
        String found = "has " + shown + " without " + detector.member() + ", so that it answers every method of HTTP";
        inspection.hits().add(rule, detector.verdict(), method, method, AnnotationScan.firstLine(method), shown, found);
    }
}
