package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Every method of real libraries, as compilers write them: an instruction that is taken wrongly loses a value or the stack. */
class CompiledLibrariesTest {
    private static final int STEPS = 300;

    @ParameterizedTest
    @ValueSource(classes = {JavaClass.class, Assertions.class})
    void areFollowedWithoutLosingTheStack(Class<?> type) throws IOException, URISyntaxException {
        Path jar =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> broken = new ArrayList<>();
        int followed = 0;
        try (ClassFiles files = ClassFiles.read(List.of(jar));
                ClassPath nothing = ClassPath.of(List.of())) {
            Types types = new Types(nothing);
            for (ClassFile file : files.files()) {
                types.add(file, file.reader());
            }
            Program program = new Program(types, List.of(), new Resources(List.of(), nothing));
            for (ClassFile file : files.files()) {
                ClassCode code = program.code(file, file.reader());
                for (MethodNode method : code.node().methods) {
                    program.begin(STEPS);
                    Execution execution = new Execution(program, new Observer() {}, new Follow(used(method), Set.of()));
                    execution.run(code, method, Entry.open(code, method, Part.Kind.PARAMETER));
                    followed++;
                    if (execution.broken() != null) {
                        broken.add(ClassCode.key(code.name(), method) + ": " + execution.broken());
                    }
                }
            }
        }
        assertThat(followed).isGreaterThan(1_000);
        assertThat(broken.stream().limit(3)).isEmpty();
    }

    private static Set<Callee> used(MethodNode method) {
        Set<Callee> all = new HashSet<>();
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof MethodInsnNode call) {
                all.add(new Callee(call.owner, call.name, call.desc));
            } else if (insn instanceof FieldInsnNode field) {
                all.add(new Callee(field.owner, field.name, field.desc));
            }
        }
        return all;
    }
}
