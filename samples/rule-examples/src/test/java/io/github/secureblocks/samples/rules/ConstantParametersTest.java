package io.github.secureblocks.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.sql.Sql;
import io.github.secureblocks.web.html.Html;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A parameter of a block that asks for constant text is named by a rule, for builds without Error Prone. */
class ConstantParametersTest {
    private static final String ANNOTATION = "Lcom/google/errorprone/annotations/CompileTimeConstant;";

    private record Parameter(String owner, String method, List<String> types, int index)
            implements Comparable<Parameter> {
        @Override
        public String toString() {
            return owner + "#" + method + types + " " + index;
        }

        @Override
        public int compareTo(Parameter other) {
            return toString().compareTo(other.toString());
        }

        boolean isNamedBy(Detector.ArgumentNotLiteral detector) {
            return detector.argument() == index && detector.calls().stream().anyMatch(this::isMeantBy);
        }

        private boolean isMeantBy(Signature signature) {
            List<String> named = signature.parameters();
            return signature.owner().equals(owner)
                    && signature.name().equals(method)
                    && (signature.anyParameters()
                            ? types.size() >= named.size()
                                    && types.subList(0, named.size()).equals(named)
                            : types.equals(named));
        }
    }

    @Test
    void areAllNamedByARule() throws IOException, URISyntaxException {
        Set<Parameter> declared = new TreeSet<>();
        for (Class<?> block : List.of(Sql.class, Html.class)) {
            Path jar = Path.of(
                    block.getProtectionDomain().getCodeSource().getLocation().toURI());
            LibraryClasses.in(jar).forEach(bytes -> collect(bytes, declared));
        }
        assertThat(declared).hasSizeGreaterThan(20);
        assertThat(declared.stream().filter(parameter -> !isNamed(parameter)).collect(Collectors.toSet()))
                .isEmpty();
    }

    @Test
    void noticeOneThatIsNotNamed() {
        String text = "java.lang.String";
        assertThat(isNamed(new Parameter("io.github.secureblocks.sql.Sql", "text", List.of(text), 0)))
                .isTrue();
        assertThat(isNamed(new Parameter("io.github.secureblocks.sql.Sql", "bind", List.of(text, text), 1)))
                .isFalse();
    }

    private static boolean isNamed(Parameter parameter) {
        return Examples.RULES.stream()
                .flatMap(rule -> rule.detectors().stream())
                .anyMatch(detector ->
                        detector instanceof Detector.ArgumentNotLiteral literal && parameter.isNamedBy(literal));
    }

    private static void collect(byte[] bytes, Set<Parameter> declared) {
        ClassReader reader = new ClassReader(bytes);
        if ((reader.getAccess() & Opcodes.ACC_PUBLIC) == 0) {
            return;
        }
        String owner = reader.getClassName().replace('/', '.');
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        List<String> types = Arrays.stream(Type.getArgumentTypes(descriptor))
                                .map(Type::getClassName)
                                .toList();
                        boolean reachable = (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
                        return new MethodVisitor(Opcodes.ASM9) {
                            @Override
                            public AnnotationVisitor visitParameterAnnotation(
                                    int index, String annotation, boolean visible) {
                                if (reachable && annotation.equals(ANNOTATION)) {
                                    declared.add(new Parameter(owner, name, types, index));
                                }
                                return null;
                            }
                        };
                    }
                },
                ClassReader.SKIP_CODE);
    }
}
