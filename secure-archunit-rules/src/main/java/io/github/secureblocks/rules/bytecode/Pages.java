package io.github.secureblocks.rules.bytecode;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Whether what a handler answers can be read as HTML. */
final class Pages {
    private static final Set<String> TEXTS =
            Set.of("java/lang/String", "java/lang/CharSequence", "java/lang/StringBuilder", "java/lang/StringBuffer");

    private Pages() {}

    static boolean isText(String type) {
        return TEXTS.contains(type);
    }

    /** Whether the method's generic result, such as {@code ResponseEntity<String>}, is text. */
    static boolean promisesText(MethodNode method) {
        return method.signature != null
                && TEXTS.stream()
                        .anyMatch(text -> method.signature
                                .substring(method.signature.indexOf(')'))
                                .contains("<L" + text + ";>"));
    }

    /** What the method declares, else what its class declares, else anything. */
    static boolean mayAnswer(List<AnnotationNode> onMethod, List<AnnotationNode> onTypes) {
        List<String> produced = produced(onMethod);
        if (produced.isEmpty()) {
            produced = produced(onTypes);
        }
        return produced.isEmpty() || produced.stream().anyMatch(Pages::isPage);
    }

    /** Whether the method names a content type itself, and none that is a page. */
    static boolean saysOther(MethodNode method) {
        boolean says = false;
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof MethodInsnNode call && call.name.equals("contentType")) {
                if (!(call.getPrevious() instanceof FieldInsnNode field) || isPage(field.name.replace('_', '/'))) {
                    return false;
                }
                says = true;
            }
        }
        return says;
    }

    private static List<String> produced(List<AnnotationNode> annotations) {
        return annotations.stream()
                .map(annotation -> Annotations.values(
                        annotation,
                        Names.simple(Names.annotation(annotation.desc)).equals("Produces") ? "value" : "produces"))
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
    }

    private static boolean isPage(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.contains("html")
                || lower.contains("*/*")
                || lower.contains("xml")
                || lower.contains("svg")
                || lower.equals("all");
    }
}
