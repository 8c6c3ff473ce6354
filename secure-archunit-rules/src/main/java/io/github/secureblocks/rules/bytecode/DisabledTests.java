package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds tests that use a type and are switched off, by an annotation on them, their class or what it is nested in. */
public final class DisabledTests {
    private final Detector.DisabledTest detector;
    private final String owner;
    private final List<DisabledTest> found = new ArrayList<>();

    private DisabledTests(Detector.DisabledTest detector) {
        this.detector = detector;
        this.owner = detector.uses().replace('.', '/');
    }

    /**
     * Looks for them; a class that cannot be read is passed over, because a runner cannot run it either.
     *
     * @param tests the compiled tests
     * @param detector what to look for
     * @return in the order of the classes
     */
    public static List<DisabledTest> in(ClassFiles tests, Detector.DisabledTest detector) {
        return new DisabledTests(detector).find(tests);
    }

    /**
     * The classes that use a type, with the classes that they are nested in.
     *
     * @param tests the compiled tests
     * @param type binary name
     * @return names with slashes, sorted
     */
    public static Set<String> users(ClassFiles tests, String type) {
        RawText name = RawText.of(type.replace('.', '/'));
        Set<String> users = new TreeSet<>();
        for (ClassFile file : tests.files()) {
            ClassCode code = name.isIn(file.bytes()) ? read(file) : null;
            if (code != null) {
                users.add(code.name());
                for (int at = code.name().lastIndexOf('$');
                        at > 0;
                        at = code.name().lastIndexOf('$', at - 1)) {
                    users.add(code.name().substring(0, at));
                }
            }
        }
        return users;
    }

    private List<DisabledTest> find(ClassFiles tests) {
        Set<String> users = users(tests, detector.uses());
        for (ClassFile file : tests.files()) {
            String path = file.location().replace('\\', '/');
            ClassCode code = users.stream().anyMatch(user -> path.endsWith(user + ".class")) ? read(file) : null;
            if (code != null && users.contains(code.name())) {
                look(code, file);
            }
        }
        return List.copyOf(found);
    }

    private static @Nullable ClassCode read(ClassFile file) {
        try {
            return new ClassCode(new ClassReader(file.bytes()));
        } catch (RuntimeException corrupt) {
            return null;
        }
    }

    private void look(ClassCode code, ClassFile file) {
        ClassNode type = code.node();
        judge(file, type, Annotations.on(type), "", AnnotationScan.firstLine(type));
        Set<FieldNode> fields = new LinkedHashSet<>();
        Set<MethodNode> methods = new LinkedHashSet<>();
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode insn : method.instructions) {
                if (uses(insn)) {
                    methods.add(code.declaring(method));
                    FieldNode field = InitialisedField.of(type, method, insn);
                    if (field != null) {
                        fields.add(field);
                    }
                }
            }
        }
        fields.forEach(field -> judge(file, type, Annotations.on(field), field.name, AnnotationScan.firstLine(type)));
        methods.forEach(
                method -> judge(file, type, Annotations.on(method), method.name, AnnotationScan.firstLine(method)));
    }

    private boolean uses(AbstractInsnNode insn) {
        return insn instanceof MethodInsnNode call && (call.owner.equals(owner) || call.desc.contains(owner))
                || insn instanceof FieldInsnNode field && field.desc.contains(owner);
    }

    private void judge(ClassFile file, ClassNode type, List<AnnotationNode> annotations, String member, int line) {
        for (AnnotationNode annotation : annotations) {
            String name = Names.simple(Names.annotation(annotation.desc));
            if (detector.annotations().matcher(name).lookingAt()
                    || List.of("false").equals(Annotations.values(annotation, "enabled"))) {
                found.add(new DisabledTest(
                        file.location(), Names.binary(type.name), type.sourceFile, line, member, "@" + name));
            }
        }
    }
}
