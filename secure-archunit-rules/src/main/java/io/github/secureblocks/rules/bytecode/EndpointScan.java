package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds endpoints on which nobody has said who may call them. Methods of interfaces are looked at where a class
 * implements them: an interface alone is as often a client.
 */
final class EndpointScan {
    private final Annotations annotations;

    EndpointScan(Annotations annotations) {
        this.annotations = annotations;
    }

    void scan(Inspection inspection, Rule rule, Detector.EndpointWithoutDeclaration detector) {
        ClassNode type = inspection.code().node();
        if ((type.access & (Opcodes.ACC_INTERFACE | Opcodes.ACC_ANNOTATION)) != 0) {
            return;
        }
        List<ClassNode> family = family(inspection, type);
        List<String> handlers = Names.internal(detector.handlers());
        if (family.stream().noneMatch(each -> handles(each, handlers))) {
            return;
        }
        boolean declared = family.stream().anyMatch(each -> declares(Annotations.on(each), detector));
        for (MethodNode method : type.methods) {
            if (!declared && (method.access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_STATIC)) == 0) {
                List<AnnotationNode> all = inherited(family, method);
                Optional<AnnotationNode> handler = annotations.find(all, handlers);
                if (handler.isPresent() && !declares(all, detector)) {
                    String shown = "@" + Names.simple(Names.annotation(handler.get().desc));
                    inspection
                            .hits()
                            .add(
                                    rule,
                                    detector.verdict(),
                                    method,
                                    method,
                                    AnnotationScan.firstLine(method),
                                    shown,
                                    "has " + shown + " and does not say who may call it");
                }
            }
        }
    }

    private boolean handles(ClassNode type, List<String> handlers) {
        return type.methods.stream()
                .anyMatch(method ->
                        annotations.find(Annotations.on(method), handlers).isPresent());
    }

    private boolean declares(List<AnnotationNode> all, Detector.EndpointWithoutDeclaration detector) {
        return annotations.named(all, detector.declarations());
    }

    /** The class and its supertypes; those of the JDK declare no endpoint and no rule of access. */
    static List<ClassNode> family(Inspection inspection, ClassNode type) {
        List<ClassNode> family = new ArrayList<>();
        family.add(type);
        for (String supertype : inspection.types().supertypes(type.name)) {
            if (!supertype.startsWith("java/")) {
                inspection.types().declaration(supertype).ifPresent(family::add);
            }
        }
        return family;
    }

    /** The annotations of the method and of every method that it overrides. */
    static List<AnnotationNode> inherited(List<ClassNode> family, MethodNode method) {
        List<AnnotationNode> all = new ArrayList<>(Annotations.on(method));
        for (ClassNode type : family.subList(1, family.size())) {
            for (MethodNode other : type.methods) {
                if (other.name.equals(method.name) && sameParameters(other.desc, method.desc)) {
                    all.addAll(Annotations.on(other));
                }
            }
        }
        return all;
    }

    private static boolean sameParameters(String one, String other) {
        return one.substring(0, one.indexOf(')')).equals(other.substring(0, other.indexOf(')')));
    }
}
