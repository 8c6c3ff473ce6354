package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds endpoints on which nobody has said who may call them. A method of an interface or of an abstract class is
 * looked at in the classes that implement it: an interface alone is as often a client.
 */
final class EndpointScan {
    private final Annotations annotations;
    private final Map<Detector, Handlers> handlers = new IdentityHashMap<>();

    EndpointScan(Annotations annotations) {
        this.annotations = annotations;
    }

    void scan(Inspection inspection, Rule rule, Detector.EndpointWithoutDeclaration detector) {
        List<Handlers.Use> uses = handlers.computeIfAbsent(
                        detector, key -> new Handlers(annotations, detector.handlers()))
                .of(inspection);
        if (uses.isEmpty()) {
            return;
        }
        ClassNode type = inspection.code().node();
        boolean own = mayBeMade(inspection, type);
        Map<MethodNode, Handlers.Use> open = new LinkedHashMap<>();
        for (Handlers.Use use : uses) {
            if ((own || use.user() != type)
                    && !annotations.named(use.annotations(), detector.declarations())
                    && !annotations.named(use.onTypes(), detector.declarations())) {
                open.putIfAbsent(use.method(), use);
            }
        }
        open.values().forEach(use -> tell(inspection, rule, detector, use));
    }

    /** An abstract class that nothing here extends is the base of classes that are checked elsewhere. */
    private static boolean mayBeMade(Inspection inspection, ClassNode type) {
        Types types = inspection.types();
        return Handlers.isConcrete(type)
                || !Inheritance.isInterface(type)
                        && types.subtypes(type.name).stream()
                                .noneMatch(each -> types.declaration(each)
                                        .filter(Handlers::isConcrete)
                                        .isPresent());
    }

    private static void tell(
            Inspection inspection, Rule rule, Detector.EndpointWithoutDeclaration detector, Handlers.Use use) {
        MethodNode method = use.method();
        String shown = "@" + Names.simple(Names.annotation(use.mapping().desc));
        String where = use.user() == inspection.code().node() ? "" : ", in " + Names.simple(use.user().name) + ",";
        String found = "has " + shown + " and" + where + " does not say who may call it";
        inspection.hits().add(rule, detector.verdict(), method, method, AnnotationScan.firstLine(method), shown, found);
    }
}
