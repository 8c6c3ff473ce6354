package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Every {@code @AcceptedRisk} in the checked classes, also where nothing is found. */
public final class AcceptedRisks {
    private AcceptedRisks() {}

    /**
     * Reads them all; a class that cannot be read is left to the scan, which names it.
     *
     * @param input what is checked
     * @return in the order of the classes
     */
    public static List<PlacedAcceptance> in(ClassFiles input) {
        RawText name = RawText.of(AcceptanceAnnotations.NAME + ";");
        List<PlacedAcceptance> found = new ArrayList<>();
        for (ClassFile file : input.files()) {
            if (name.isIn(file.bytes())) {
                try {
                    ClassNode type = new ClassNode();
                    new ClassReader(file.bytes()).accept(type, ClassReader.SKIP_FRAMES);
                    found.addAll(read(type, file.location()));
                } catch (RuntimeException corrupt) {
                    continue;
                }
            }
        }
        return found;
    }

    private static List<PlacedAcceptance> read(ClassNode type, String location) {
        List<PlacedAcceptance> found = new ArrayList<>();
        int line = AnnotationScan.firstLine(type);
        add(found, type, location, Annotations.on(type), AcceptanceAnnotations.element(type), line, "", "");
        for (FieldNode field : type.fields) {
            String element = AcceptanceAnnotations.element(type, field);
            add(found, type, location, Annotations.on(field), element, line, field.name, "");
        }
        for (MethodNode method : type.methods) {
            String element = AcceptanceAnnotations.element(type, method);
            int start = AnnotationScan.firstLine(method);
            add(found, type, location, Annotations.on(method), element, start, method.name, method.desc);
        }
        return found;
    }

    private static void add(
            List<PlacedAcceptance> found,
            ClassNode type,
            String location,
            List<AnnotationNode> annotations,
            String element,
            int line,
            String member,
            String descriptor) {
        for (Acceptance acceptance : AcceptanceAnnotations.read(annotations, element, "")) {
            found.add(new PlacedAcceptance(
                    acceptance, location, Names.binary(type.name), type.sourceFile, line, member, descriptor));
        }
    }
}
