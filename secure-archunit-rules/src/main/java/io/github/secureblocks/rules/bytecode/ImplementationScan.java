package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds classes, and lambdas, that answer a security question, and those that do not think about it. */
final class ImplementationScan {
    private static final int MAX_DEPTH = 64;

    private final Map<Detector, List<String>> supertypes = new IdentityHashMap<>();

    // Of the class at hand: every detector asks, and one walk through its instructions answers all.
    private @Nullable ClassCode walked;
    private List<ClassCode.Site> lambdas = List.of();

    void scan(Inspection inspection, Rule rule, Detector.Implementation detector) {
        List<String> wanted = supertypes.computeIfAbsent(detector, key -> Names.internal(detector.supertypes()));
        ClassCode code = inspection.code();
        for (MethodNode method : code.node().methods) {
            if (detector.methods().contains(method.name)
                    && (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_BRIDGE)) == 0
                    && implementsOne(inspection, method, wanted)) {
                Decision own = new Decision(
                        method.name, code, method, method, code.declaring(method), AnnotationScan.firstLine(method));
                own.judge(inspection, rule, detector);
            }
        }
        for (ClassCode.Site lambda : lambdas(code)) {
            if (detector.methods().contains(lambda.insn().name) && makesOne(inspection, lambda.insn(), wanted)) {
                decisions(inspection, lambda, wanted).forEach(decision -> decision.judge(inspection, rule, detector));
            }
        }
    }

    /** Whether the class is one of the types, or lends the method to a subclass that is. */
    private static boolean implementsOne(Inspection inspection, MethodNode method, List<String> wanted) {
        Types types = inspection.types();
        ClassNode type = inspection.code().node();
        if (!Collections.disjoint(types.supertypes(type.name), wanted)) {
            return true;
        }
        return (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0
                && types.subtypes(type.name).stream()
                        .filter(subtype -> !Collections.disjoint(types.supertypes(subtype), wanted))
                        .filter(subtype -> Inheritance.reaches(inspection.program(), type, method, subtype))
                        .anyMatch(subtype -> isAsked(inspection.program(), subtype, method, wanted));
    }

    /** Whether the types ask for the method with these parameters; a type that is nowhere may. */
    private static boolean isAsked(Program program, String subtype, MethodNode method, List<String> wanted) {
        Set<String> asked = new HashSet<>();
        for (String type : wanted) {
            program.types().declaration(type).stream()
                    .flatMap(node -> node.methods.stream())
                    .filter(each -> each.name.equals(method.name))
                    .forEach(each -> asked.add(Inheritance.parameters(each.desc)));
        }
        List<ClassNode> family = program.types().declaration(subtype).stream().toList();
        return asked.isEmpty() || !Collections.disjoint(asked, Inheritance.parameters(program, family, method));
    }

    private List<ClassCode.Site> lambdas(ClassCode code) {
        if (walked != code) {
            walked = code;
            lambdas = new ArrayList<>();
            for (MethodNode method : code.node().methods) {
                // It makes again what was made elsewhere and written as bytes.
                if (!method.name.equals("$deserializeLambda$")) {
                    for (AbstractInsnNode insn : method.instructions) {
                        if (insn instanceof InvokeDynamicInsnNode dynamic) {
                            lambdas.add(new ClassCode.Site(method, dynamic));
                        }
                    }
                }
            }
        }
        return lambdas;
    }

    private static boolean makesOne(Inspection inspection, InvokeDynamicInsnNode dynamic, List<String> wanted) {
        // What a lambda implements besides is among the arguments.
        return Stream.concat(Stream.of(Type.getReturnType(dynamic.desc)), Stream.of(dynamic.bsmArgs))
                .anyMatch(each -> each instanceof Type made
                        && made.getSort() == Type.OBJECT
                        && wanted.stream()
                                .anyMatch(type -> inspection.types().isSubtype(made.getInternalName(), type)));
    }

    private List<Decision> decisions(Inspection inspection, ClassCode.Site lambda, List<String> wanted) {
        List<Decision> found = new ArrayList<>();
        for (Object argument : lambda.insn().bsmArgs) {
            if (argument instanceof Handle handle) {
                boolean own = handle.getOwner().equals(inspection.code().name());
                ClassCode code = own ? inspection.code() : inspection.program().code(handle.getOwner());
                // A class that is one of the types itself is looked at by itself.
                if (code != null
                        && (own || Collections.disjoint(inspection.types().supertypes(code.name()), wanted))) {
                    code.node().methods.stream()
                            .filter(method -> method.name.equals(handle.getName())
                                    && method.desc.equals(handle.getDesc())
                                    && method.instructions.size() > 0)
                            .forEach(method -> found.add(own ? own(lambda, method) : of(code, lambda, method)));
                }
            }
        }
        return found;
    }

    private Decision own(ClassCode.Site lambda, MethodNode method) {
        boolean written = (method.access & Opcodes.ACC_SYNTHETIC) == 0;
        int line = AnnotationScan.firstLine(method);
        return new Decision(lambda.insn().name, walked(), method, method, written ? method : declaring(lambda), line);
    }

    /** What another class decides is told where it is referred to. */
    private Decision of(ClassCode code, ClassCode.Site lambda, MethodNode method) {
        int line = Inspection.line(lambda.insn());
        return new Decision(lambda.insn().name, code, method, lambda.insn(), declaring(lambda), line);
    }

    private ClassCode walked() {
        return Objects.requireNonNull(walked);
    }

    /** The method as written that makes the lambda, which may stand in another one. */
    private MethodNode declaring(ClassCode.Site lambda) {
        MethodNode at = lambda.method();
        for (int depth = 0; depth < MAX_DEPTH && (at.access & Opcodes.ACC_SYNTHETIC) != 0; depth++) {
            MethodNode body = at;
            at = lambdas.stream()
                    .filter(each -> isBody(each.insn(), body))
                    .findFirst()
                    .map(ClassCode.Site::method)
                    .orElse(body);
        }
        return at;
    }

    private boolean isBody(InvokeDynamicInsnNode insn, MethodNode method) {
        return Stream.of(insn.bsmArgs)
                .anyMatch(each -> each instanceof Handle handle
                        && handle.getOwner().equals(walked().name())
                        && handle.getName().equals(method.name)
                        && handle.getDesc().equals(method.desc));
    }
}
