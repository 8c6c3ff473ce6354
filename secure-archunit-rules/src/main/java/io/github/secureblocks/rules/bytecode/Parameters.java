package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** Which parameters are declared to be compile-time constants. */
final class Parameters {
    private static final String COMPILE_TIME_CONSTANT = "CompileTimeConstant";

    /** How a parameter is described that a client has sent; its name follows. */
    static final String OF_REQUEST = "the request parameter ";

    /** How one is described that fills a record or bean, which nothing in the program need have made. */
    private static final String OF_DATA = "the property ";

    private static final String NAMED = "the parameter ";
    private static final Set<String> ROWS = Set.of("Entity", "Embeddable", "MappedSuperclass", "Table", "Document");
    private static final Set<String> SENT = Set.of(
            "RequestParam",
            "PathVariable",
            "RequestHeader",
            "CookieValue",
            "MatrixVariable",
            "RequestPart",
            "FormParam",
            "QueryParam",
            "PathParam",
            "HeaderParam",
            "CookieParam",
            "MatrixParam",
            "RestForm",
            "QueryValue");

    private Parameters() {}

    /** The name under which something came in from outside; null where it did not, as far as {@code part} tells. */
    static @Nullable String nameOutside(Part part) {
        if (part.why().startsWith(OF_REQUEST)) {
            return part.why().substring(OF_REQUEST.length());
        }
        return part.kind() == Part.Kind.DATA && part.why().startsWith(OF_DATA)
                ? part.why().substring(OF_DATA.length())
                : null;
    }

    /** The name of the request parameter that fills this one; null where none does. */
    static @Nullable String ofRequest(ClassCode code, MethodNode method, int index) {
        return sent(method, index) == null
                ? null
                : described(code, method, index).substring(OF_REQUEST.length());
    }

    static boolean isCompileTimeConstant(MethodNode method, int index) {
        return isDeclared(method, index, COMPILE_TIME_CONSTANT);
    }

    /** What a parameter is called in the source, where the class file says so. */
    static String described(ClassCode code, MethodNode method, int index) {
        int slot = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
        Type[] types = Type.getArgumentTypes(method.desc);
        for (int before = 0; before < index; before++) {
            slot += types[before].getSize();
        }
        String local = isCanonical(code.node(), method)
                ? code.node().recordComponents.get(index).name
                : local(method, slot, types[index].getDescriptor());
        AnnotationNode sent = sent(method, index);
        if (sent != null) {
            List<String> named = new ArrayList<>();
            for (String member : List.of("value", "name")) {
                List<String> values = Annotations.values(sent, member);
                named.addAll(values == null ? List.of() : values);
            }
            named.add(local == null ? String.valueOf(index + 1) : local);
            return OF_REQUEST + named.get(0);
        }
        return local == null ? "parameter " + (index + 1) : (fills(code, method, local) ? OF_DATA : NAMED) + local;
    }

    /** Whether it is a component of a record, or what a setter of a bean takes that is not a row of a database. */
    private static boolean fills(ClassCode code, MethodNode method, String local) {
        if (method.name.equals("<init>")) {
            return "java/lang/Record".equals(code.node().superName);
        }
        return method.name.equalsIgnoreCase("set" + local)
                && Annotations.on(code.node()).stream()
                        .noneMatch(annotation -> ROWS.contains(Names.simple(Names.annotation(annotation.desc))));
    }

    /** Whether it is the constructor of a record that takes its components, which no compiler's option leaves unnamed. */
    static boolean isCanonical(ClassNode type, MethodNode method) {
        return type.recordComponents != null
                && method.name.equals("<init>")
                && method.desc.equals(type.recordComponents.stream()
                        .map(each -> each.descriptor)
                        .collect(Collectors.joining("", "(", ")V")));
    }

    private static @Nullable String local(MethodNode method, int slot, String descriptor) {
        if (method.localVariables != null) {
            for (LocalVariableNode local : method.localVariables) {
                if (local.index == slot && local.desc.equals(descriptor)) {
                    return local.name;
                }
            }
        }
        return null;
    }

    /** The annotation by which a framework fills the parameter from a request; null where there is none. */
    private static @Nullable AnnotationNode sent(MethodNode method, int index) {
        List<AnnotationNode> @Nullable [] annotations = method.visibleParameterAnnotations;
        int own = annotations == null ? -1 : index - (Type.getArgumentTypes(method.desc).length - annotations.length);
        if (annotations == null || own < 0 || annotations[own] == null) {
            return null;
        }
        return annotations[own].stream()
                .filter(annotation -> SENT.contains(Names.simple(Names.annotation(annotation.desc))))
                .findFirst()
                .orElse(null);
    }

    static boolean isDeclared(MethodNode method, int index, String annotation) {
        return declares(method, method.invisibleParameterAnnotations, index, annotation)
                || declares(method, method.visibleParameterAnnotations, index, annotation);
    }

    static boolean isCompileTimeConstant(@Nullable List<AnnotationNode> annotations) {
        return isNamed(annotations, COMPILE_TIME_CONSTANT);
    }

    private static boolean declares(
            MethodNode method, List<AnnotationNode> @Nullable [] annotations, int index, String annotation) {
        if (annotations == null) {
            return false;
        }
        // The compiler's own leading parameters of enums and inner classes carry no annotations.
        int own = index - (Type.getArgumentTypes(method.desc).length - annotations.length);
        return own >= 0 && own < annotations.length && isNamed(annotations[own], annotation);
    }

    private static boolean isNamed(@Nullable List<AnnotationNode> annotations, String name) {
        return annotations != null
                && annotations.stream()
                        .anyMatch(annotation ->
                                Names.simple(Names.annotation(annotation.desc)).equals(name));
    }
}
