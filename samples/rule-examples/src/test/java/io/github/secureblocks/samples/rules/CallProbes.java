package io.github.secureblocks.samples.rules;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Classes that call, through a subtype, what the catalogue names in a supertype: each call on a line of its own. */
final class CallProbes {
    private record Call(String type, Method method) {
        @Override
        public String toString() {
            return type + "." + method.getName() + Type.getMethodDescriptor(method);
        }
    }

    private final List<Signature> signatures;
    private final Map<String, List<Method>> meant;
    private final Map<String, List<Call>> calls = new LinkedHashMap<>();

    private CallProbes(List<Signature> signatures) {
        this.signatures = signatures;
        this.meant = signatures.stream()
                .flatMap(signature -> CatalogueNames.expanded(signature.toString()))
                .map(Signature::of)
                .collect(Collectors.groupingBy(
                        signature -> signature.owner().replace('.', '/'),
                        Collectors.flatMapping(
                                signature ->
                                        SignaturesTest.executables(signature).map(Method.class::cast),
                                Collectors.toList())));
    }

    static CallProbes of(List<Signature> signatures) {
        return new CallProbes(signatures);
    }

    /** A rule that finds every call of the signatures. */
    Rule rule() {
        Rule any = Examples.RULES.get(0);
        return new Rule(
                "probe/calls",
                "Never call",
                any.severity(),
                any.cwe(),
                any.asvs(),
                any.owaspTop10(),
                any.why(),
                any.impact(),
                List.of(new Detector.Call(Verdict.POLICY, signatures)),
                any.fix(),
                any.doNot(),
                any.badExample(),
                any.goodExample());
    }

    void add(String type, Set<String> owners) {
        Set<String> seen = new TreeSet<>();
        List<Call> added = new ArrayList<>();
        for (String owner : owners) {
            for (Method method : meant.getOrDefault(owner, List.of())) {
                Call call = new Call(type, method);
                if (isInherited(method) && seen.add(call.toString())) {
                    added.add(call);
                }
            }
        }
        if (!added.isEmpty()) {
            calls.put("P" + calls.size(), added);
        }
    }

    private static boolean isInherited(Method method) {
        boolean ofInterface = method.getDeclaringClass().isInterface();
        return !Modifier.isPrivate(method.getModifiers()) && !(ofInterface && Modifier.isStatic(method.getModifiers()));
    }

    Set<String> calls() {
        return calls.values().stream()
                .flatMap(List::stream)
                .map(Call::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    String call(@Nullable String sourceFile, int line) {
        String name = Stream.ofNullable(sourceFile).findFirst().orElseThrow().replace(".java", "");
        return calls.get(name).get(line - 1).toString();
    }

    void writeTo(Path directory) throws IOException {
        for (Map.Entry<String, List<Call>> each : calls.entrySet()) {
            Files.write(directory.resolve(each.getKey() + ".class"), bytes(each.getKey(), each.getValue()));
        }
    }

    private static byte[] bytes(String name, List<Call> calls) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        writer.visitSource(name + ".java", null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "calls", "()V", null, null);
        code.visitCode();
        for (int line = 1; line <= calls.size(); line++) {
            Label label = new Label();
            code.visitLabel(label);
            code.visitLineNumber(line, label);
            write(calls.get(line - 1), code);
        }
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void write(Call call, MethodVisitor code) {
        Method method = call.method();
        boolean isStatic = Modifier.isStatic(method.getModifiers());
        if (!isStatic) {
            code.visitInsn(Opcodes.ACONST_NULL);
        }
        for (Class<?> parameter : method.getParameterTypes()) {
            code.visitInsn(nothing(Type.getType(parameter)));
        }
        boolean isInterface = method.getDeclaringClass().isInterface();
        code.visitMethodInsn(
                isStatic ? Opcodes.INVOKESTATIC : isInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL,
                call.type(),
                method.getName(),
                Type.getMethodDescriptor(method),
                isInterface);
        int size = Type.getReturnType(method).getSize();
        if (size > 0) {
            code.visitInsn(size == 2 ? Opcodes.POP2 : Opcodes.POP);
        }
    }

    private static int nothing(Type type) {
        return switch (type.getSort()) {
            case Type.LONG -> Opcodes.LCONST_0;
            case Type.DOUBLE -> Opcodes.DCONST_0;
            case Type.FLOAT -> Opcodes.FCONST_0;
            case Type.OBJECT, Type.ARRAY -> Opcodes.ACONST_NULL;
            default -> Opcodes.ICONST_0;
        };
    }
}
